package dev.kechuang.registry;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.BankAccount;
import dev.kechuang.shared.Cnaps;
import dev.kechuang.shared.PartyName;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.SecretCipher;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units' bank accounts: encrypted at rest, masked to people, every version kept. */
@Service
public class BankAccounts {

    private static final String SUBJECT = "bankAccount";
    private static final int CHUNK = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final Registry registry;
    private final SecretCipher cipher;
    private final AuditTrail audit;
    private final BusinessClock clock;

    public BankAccounts(
            NamedParameterJdbcTemplate jdbc,
            Registry registry,
            SecretCipher cipher,
            AuditTrail audit,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a version and makes it the current one. */
    @Transactional
    public UUID add(UUID unitId, AccountForm form, String userId) {
        List<Problem> problems = problems(registry.unit(unitId), form);
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        String number = BankAccount.normalise(form.accountNo());
        UUID id = UUID.randomUUID();
        // The unit's row is held so that two versions cannot take one number.
        jdbc.queryForList(
                "select id from unit where id = :unitId for update",
                new MapSqlParameterSource("unitId", unitId),
                UUID.class);
        jdbc.update(
                """
                insert into bank_account (id, unit_id, version, account_name, bank_name, cnaps_code, sealed_no,
                    last_four, created_at, created_by)
                values (:id, :unitId, (select coalesce(max(b.version), 0) + 1 from bank_account b
                    where b.unit_id = :unitId), :accountName, :bankName, :cnaps, :sealed, :lastFour, :now, :userId)
                """,
                new MapSqlParameterSource("id", id)
                        .addValue("unitId", unitId)
                        .addValue("accountName", PartyName.normalise(form.accountName()))
                        .addValue("bankName", form.bankName().strip())
                        .addValue("cnaps", Cnaps.parse(form.cnapsCode()).text())
                        .addValue("sealed", cipher.seal(id.toString(), number))
                        .addValue("lastFour", number.substring(number.length() - 4))
                        .addValue("now", Stored.at(clock.now()))
                        .addValue("userId", userId));
        audit.record("registry.bankAccountAdded", SUBJECT, id.toString(), userId, Map.of("unitId", unitId.toString()));
        return id;
    }

    public Optional<MaskedAccount> current(UUID unitId) {
        return jdbc
                .query(
                        "select * from bank_account where unit_id = :unitId order by version desc "
                                + "fetch first 1 rows only",
                        new MapSqlParameterSource("unitId", unitId),
                        (row, n) -> masked(row))
                .stream()
                .findFirst();
    }

    public MaskedAccount masked(UUID accountId) {
        return jdbc
                .query(
                        "select * from bank_account where id = :id",
                        new MapSqlParameterSource("id", accountId),
                        (row, n) -> masked(row))
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("registry.noSuchAccount"));
    }

    /** The number in clear; audited with the reason. */
    @Transactional
    public AccountDetails reveal(UUID accountId, String userId, String why) {
        return revealAll(Set.of(accountId), userId, why).get(accountId);
    }

    /** Many at once, for a bank file; one audit entry each. */
    @Transactional
    public Map<UUID, AccountDetails> revealAll(Collection<UUID> accountIds, String userId, String why) {
        if (why == null || why.isBlank()) throw Refusal.invalid("why", "registry.problem.required");
        var ids = List.copyOf(Set.copyOf(accountIds));
        var found = new HashMap<UUID, AccountDetails>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            jdbc.query(
                    "select * from bank_account where id in (:ids)",
                    new MapSqlParameterSource("ids", ids.subList(from, Math.min(from + CHUNK, ids.size()))),
                    row -> {
                        AccountDetails details = clear(row);
                        found.put(details.id(), details);
                    });
        }
        if (found.size() != ids.size()) throw Refusal.notFound("registry.noSuchAccount");
        audit.recordAll(
                "registry.bankAccountRevealed",
                SUBJECT,
                ids.stream().map(UUID::toString).toList(),
                userId,
                Map.of("why", why));
        return found;
    }

    /** Fingerprint of each account version by id, over all its parts: a payment list is frozen with it, nothing is revealed. */
    public Map<UUID, String> fingerprints(Collection<UUID> accountIds) {
        var found = new HashMap<UUID, String>();
        inChunks(accountIds, row -> {
            AccountDetails details = clear(row);
            found.put(
                    details.id(),
                    cipher.fingerprint(String.join(
                            "\n",
                            details.id().toString(),
                            details.accountName(),
                            details.bankName(),
                            details.cnapsCode(),
                            details.accountNo())));
        });
        return found;
    }

    /** Many at once, masked. */
    public Map<UUID, MaskedAccount> maskedAll(Collection<UUID> accountIds) {
        var found = new HashMap<UUID, MaskedAccount>();
        inChunks(accountIds, row -> {
            MaskedAccount account = masked(row);
            found.put(account.id(), account);
        });
        return found;
    }

    private void inChunks(Collection<UUID> accountIds, RowCallbackHandler each) {
        var ids = List.copyOf(Set.copyOf(accountIds));
        for (int from = 0; from < ids.size(); from += CHUNK) {
            jdbc.query(
                    "select * from bank_account where id in (:ids)",
                    new MapSqlParameterSource("ids", ids.subList(from, Math.min(from + CHUNK, ids.size()))),
                    each);
        }
    }

    private static List<Problem> problems(Unit unit, AccountForm form) {
        var problems = new ArrayList<Problem>();
        if (!PartyName.sameName(unit.name(), form.accountName())) {
            problems.add(Problem.of("accountName", "registry.problem.payee"));
        }
        if (form.bankName() == null
                || form.bankName().isBlank()
                || form.bankName().length() > 100) {
            problems.add(Problem.of("bankName", "registry.problem.required"));
        }
        Cnaps.problem(form.cnapsCode()).ifPresent(key -> problems.add(Problem.of("cnapsCode", key)));
        BankAccount.problem(form.accountNo()).ifPresent(key -> problems.add(Problem.of("accountNo", key)));
        return problems;
    }

    private static MaskedAccount masked(ResultSet row) throws SQLException {
        return new MaskedAccount(
                row.getObject("id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getInt("version"),
                row.getString("account_name"),
                row.getString("bank_name"),
                row.getString("cnaps_code"),
                "****" + row.getString("last_four"),
                Stored.instant(row, "created_at"));
    }

    private AccountDetails clear(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new AccountDetails(
                id,
                row.getString("account_name"),
                row.getString("bank_name"),
                row.getString("cnaps_code"),
                cipher.open(id.toString(), row.getBytes("sealed_no")));
    }
}
