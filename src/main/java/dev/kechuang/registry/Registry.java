package dev.kechuang.registry;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.PartyName;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Uscc;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units, and which person belongs to which unit and role. */
@Service
public class Registry {

    private static final String SUBJECT = "unit";

    private final Units units;
    private final AccountRows people;
    private final Accounts accounts;
    private final Towns towns;
    private final AuditTrail audit;
    private final BusinessClock clock;

    public Registry(
            NamedParameterJdbcTemplate jdbc, Accounts accounts, Towns towns, AuditTrail audit, BusinessClock clock) {
        this.units = new Units(jdbc);
        this.people = new AccountRows(jdbc);
        this.accounts = accounts;
        this.towns = towns;
        this.audit = audit;
        this.clock = clock;
    }

    public Unit unit(UUID id) {
        return units.find(id).orElseThrow(() -> Refusal.notFound("registry.noSuchUnit"));
    }

    public Map<UUID, Unit> units(Collection<UUID> ids) {
        return units.byIds(Set.copyOf(ids)).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    public Optional<Unit> unitByUscc(String uscc) {
        return Uscc.problem(uscc).isPresent()
                ? Optional.empty()
                : units.byUscc(Uscc.parse(uscc).text());
    }

    /** Registered units by code; codes nobody registered are left out. */
    public Map<String, Unit> unitsByUscc(Collection<String> usccs) {
        return units.byUsccs(Set.copyOf(usccs)).stream().collect(Collectors.toMap(Unit::uscc, Function.identity()));
    }

    /** The unit the person acts for; refused when the person acts for none. */
    public Unit unitOfUser(String userId) {
        return units.ofUser(userId).orElseThrow(() -> Refusal.notAllowed("registry.noUnit"));
    }

    public Optional<UUID> unitIdOfUser(String userId) {
        return people.find(userId).map(Account::unitId);
    }

    public boolean hasRole(String userId, String role) {
        return people.hasRole(userId, role);
    }

    public Set<String> rolesOf(String userId) {
        return people.find(userId)
                .filter(Account::enabled)
                .<Set<String>>map(Account::roles)
                .orElse(Set.of());
    }

    /** The id itself for someone unknown, so that old entries stay readable. */
    public String displayName(String userId) {
        return people.find(userId).map(Account::displayName).orElse(userId);
    }

    /** Names of many at once, by user id; whoever is unknown is missing. */
    public Map<String, String> displayNames(Collection<String> userIds) {
        return people.displayNames(userIds);
    }

    public Set<String> usersWithRole(String role) {
        return people.usersWithRole(role);
    }

    /** Finds or creates the units of an official list, in its order; existing units are left as they are. */
    @Transactional
    public List<Unit> ensureUnits(List<NewUnit> wanted) {
        var byUscc = new LinkedHashMap<String, NewUnit>();
        List<String> order =
                wanted.stream().map(unit -> Uscc.parse(unit.uscc()).text()).toList();
        for (int i = 0; i < order.size(); i++) byUscc.putIfAbsent(order.get(i), wanted.get(i));
        Map<String, Unit> found =
                units.byUsccs(byUscc.keySet()).stream().collect(Collectors.toMap(Unit::uscc, Function.identity()));
        List<Unit> fresh = byUscc.entrySet().stream()
                .filter(entry -> !found.containsKey(entry.getKey()))
                .map(entry -> unit(UUID.randomUUID(), entry.getKey(), entry.getValue()))
                .toList();
        if (!fresh.isEmpty()) {
            units.insertAll(fresh, clock.now());
            audit.recordAll(
                    "registry.unitListed",
                    SUBJECT,
                    fresh.stream().map(Unit::uscc).toList(),
                    "system",
                    Map.of());
            fresh.forEach(unit -> found.put(unit.uscc(), unit));
        }
        return order.stream().map(found::get).toList();
    }

    /** Registers a unit with its first account, or claims one that came from an official list. */
    @Transactional
    public Unit register(UnitRegistration registration) {
        List<Problem> problems = RegistrationCheck.of(registration, towns, clock.today());
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        String uscc = Uscc.parse(registration.unit().uscc()).text();
        Unit unit = units.byUscc(uscc)
                .map(listed -> claim(listed, registration.unit()))
                .orElseGet(() -> create(uscc, registration.unit()));
        accounts.create(
                new NewAccount(
                        registration.userId(),
                        registration.displayName(),
                        unit.contactEmail(),
                        registration.password(),
                        unit.id(),
                        Set.of(Role.APPLICANT_OPERATOR.id(), Role.APPLICANT_APPROVER.id())),
                registration.userId());
        audit.record("registry.unitRegistered", SUBJECT, uscc, registration.userId(), Map.of());
        return unit;
    }

    /** The unit's own people correct its details; code, name and kind stay as registered. Submitted cases keep what was signed. */
    @Transactional
    public Unit amend(NewUnit details, String userId) {
        Unit before = unitOfUser(userId);
        if (!hasRole(userId, Role.APPLICANT_OPERATOR.id())) throw Refusal.notAllowed("registry.notUnitOperator");
        List<Problem> problems = RegistrationCheck.ofDetails(details, towns, clock.today());
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        units.amend(unit(before.id(), before.uscc(), details));
        audit.record("registry.unitAmended", SUBJECT, before.uscc(), userId, Map.of());
        return unit(before.id());
    }

    private Unit create(String uscc, NewUnit typed) {
        Unit unit = unit(UUID.randomUUID(), uscc, typed);
        try {
            units.insertClaimed(unit, clock.now());
        } catch (DuplicateKeyException sameMoment) {
            throw Refusal.invalid("uscc", "registry.problem.usccTaken");
        }
        return unit;
    }

    /** Who knows only the published code and name must not become a listed unit: the legal representative must agree. */
    private Unit claim(Unit listed, NewUnit typed) {
        if (units.claimed(listed.id())) throw Refusal.invalid("uscc", "registry.problem.usccTaken");
        boolean same = PartyName.sameName(listed.name(), typed.name())
                && PartyName.sameName(listed.legalRepName(), typed.legalRepName());
        if (!same) throw Refusal.invalid("uscc", "registry.problem.listedDiffers");
        Unit claimed = unit(listed.id(), listed.uscc(), typed);
        if (!units.claim(claimed, clock.now())) throw Refusal.invalid("uscc", "registry.problem.usccTaken");
        return unit(listed.id());
    }

    private static Unit unit(UUID id, String uscc, NewUnit typed) {
        return new Unit(
                id,
                uscc,
                PartyName.normalise(typed.name()),
                typed.applicantType(),
                typed.registeredAddress(),
                typed.townCode(),
                typed.legalRepName(),
                typed.industryCode(),
                typed.aboveScale(),
                typed.establishedOn(),
                typed.contactName(),
                typed.contactMobile(),
                typed.contactEmail() == null || typed.contactEmail().isBlank() ? null : typed.contactEmail());
    }
}
