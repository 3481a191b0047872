package dev.kechuang.registry;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.RolesGranted;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People's accounts and roles; every change is audited, incompatible roles are refused when granted. */
@Service
public class Accounts {

    private static final String SUBJECT = "user";

    private final AccountRows rows;
    private final Roles roles;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    public Accounts(
            NamedParameterJdbcTemplate jdbc,
            Roles roles,
            PasswordEncoder passwords,
            AuditTrail audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.rows = new AccountRows(jdbc);
        this.roles = roles;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public void create(NewAccount account, String actor) {
        List<Problem> problems =
                AccountRules.problems(account.userId(), account.displayName(), account.password(), account.email());
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        insert(account, actor, passwords.encode(account.password()), false);
    }

    /** An account whose password is public: only the demo module creates one, and only in demo mode. */
    @Transactional
    public void createDemo(NewAccount account) {
        createDemo(List.of(account));
    }

    /** Many of them, which share their passwords. */
    @Transactional
    public void createDemo(Collection<NewAccount> accounts) {
        // One hash for all with the same password: hashing is slow on purpose.
        var hashes = new HashMap<String, String>();
        accounts.forEach(account ->
                insert(account, "demo", hashes.computeIfAbsent(account.password(), passwords::encode), true));
    }

    @Transactional
    public void grant(String userId, String role, String actor) {
        lock(userId);
        Account account = account(userId);
        if (account.roles().contains(role)) return;
        checkRoles(account.unitId() != null, account.roles(), List.of(role));
        addRoles(userId, List.of(role), actor);
        audit.record("registry.roleGranted", SUBJECT, userId, actor, Map.of("role", role));
    }

    @Transactional
    public void revoke(String userId, String role, String actor) {
        lock(userId);
        if (userId.equals(actor) && role.equals(Role.SYSADMIN.id())) throw Refusal.conflict("registry.notYourself");
        if (rows.revoke(userId, role, actor, clock.now())) {
            audit.record("registry.roleRevoked", SUBJECT, userId, actor, Map.of("role", role));
        }
    }

    @Transactional
    public void disable(String userId, String actor) {
        lock(userId);
        if (userId.equals(actor)) throw Refusal.conflict("registry.notYourself");
        if (rows.setEnabled(userId, false)) audit.record("registry.userDisabled", SUBJECT, userId, actor, Map.of());
    }

    @Transactional
    public void enable(String userId, String actor) {
        lock(userId);
        if (rows.setEnabled(userId, true)) audit.record("registry.userEnabled", SUBJECT, userId, actor, Map.of());
    }

    @Transactional
    public void setPassword(String userId, String password, String actor) {
        lock(userId);
        List<Problem> problems = AccountRules.passwordProblems(userId, password);
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        rows.setPassword(userId, passwords.encode(password));
        audit.record("registry.passwordSet", SUBJECT, userId, actor, Map.of());
    }

    /** The person's own change: asks for the present password, so that an unattended screen is not enough. */
    @Transactional
    public void changeOwnPassword(String userId, String present, String wanted) {
        lock(userId);
        boolean right =
                rows.hash(userId).map(hash -> passwords.matches(present, hash)).orElse(false);
        if (!right) throw Refusal.invalid("present", "registry.problem.presentPassword");
        setPassword(userId, wanted, userId);
    }

    public Optional<Account> find(String userId) {
        return rows.find(userId);
    }

    /** Addresses of all enabled holders of a role that have one, each once. */
    public List<String> emailsOfRole(String role) {
        return rows.emailsOfRole(role);
    }

    public AccountPage page(String search, int page, int size) {
        return new AccountPage(rows.page(search, page, size), rows.count(search), page, size);
    }

    private void insert(NewAccount account, String actor, String hash, boolean demoPassword) {
        if (rows.find(account.userId()).isPresent()) {
            throw Refusal.invalid("userId", "registry.problem.userIdTaken");
        }
        checkRoles(account.unitId() != null, Set.of(), account.roles());
        try {
            rows.insert(account, hash, demoPassword, clock.now());
        } catch (DuplicateKeyException sameMoment) {
            throw Refusal.invalid("userId", "registry.problem.userIdTaken");
        }
        addRoles(account.userId(), account.roles(), actor);
        audit.record(
                "registry.userCreated",
                SUBJECT,
                account.userId(),
                actor,
                Map.of("roles", String.join(",", new TreeSet<>(account.roles()))));
    }

    private void addRoles(String userId, Collection<String> added, String actor) {
        rows.addRoles(userId, added, actor, clock.now());
        events.publishEvent(new RolesGranted(Set.copyOf(added)));
    }

    private void checkRoles(boolean ofUnit, Set<String> held, Iterable<String> wanted) {
        Set<String> all = new TreeSet<>(held);
        for (String id : wanted) {
            if (roles.find(id).isEmpty()) throw Refusal.invalid("roles", "registry.problem.noSuchRole", id);
            if (RoleTitle.isApplicant(id) != ofUnit) {
                throw Refusal.invalid(
                        "roles", ofUnit ? "registry.problem.unitStaff" : "registry.problem.needsUnit", id);
            }
            RoleConflicts.forbidding(id, all).ifPresent(other -> {
                throw Refusal.invalid("roles", "registry.problem.rolesConflict", id, other);
            });
            all.add(id);
        }
    }

    private void lock(String userId) {
        if (!rows.lock(userId)) throw Refusal.notFound("registry.noSuchUser");
    }

    private Account account(String userId) {
        return rows.find(userId).orElseThrow(() -> Refusal.notFound("registry.noSuchUser"));
    }
}
