package dev.kechuang.audit;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The append-only trail; action is {@code <module>.<whatHappened>}, details name fields and never hold sensitive values. */
@Service
public class AuditTrail {

    private static final String INSERT =
            "insert into audit_entry (at, action, subject_type, subject_key, actor, details) "
                    + "values (:at, :action, :subjectType, :subjectKey, :actor, :details)";
    private static final String MATCHES = " from audit_entry where (:anyType or subject_type = :subjectType) "
            + "and (:anyKey or subject_key = :subjectKey)";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;
    private final BusinessClock clock;

    public AuditTrail(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactions, BusinessClock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Writes one entry in the caller's transaction. */
    public void record(
            String action, String subjectType, String subjectKey, String actor, Map<String, String> details) {
        jdbc.update(INSERT, entry(action, subjectType, subjectKey, actor, details));
    }

    /** Writes the same entry for many subjects in one batch. */
    public void recordAll(
            String action,
            String subjectType,
            Collection<String> subjectKeys,
            String actor,
            Map<String, String> details) {
        if (subjectKeys.isEmpty()) return;
        jdbc.batchUpdate(
                INSERT,
                subjectKeys.stream()
                        .map(subjectKey -> entry(action, subjectType, subjectKey, actor, details))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Writes one entry in a transaction of its own, so that it outlives the refusal that rolls back the caller's. */
    public void recordRefusal(
            String action, String subjectType, String subjectKey, String actor, Map<String, String> details) {
        ownTransaction.executeWithoutResult(status -> record(action, subjectType, subjectKey, actor, details));
    }

    /** Entries newest first; a blank type or key matches all. */
    public AuditPage page(String subjectType, String subjectKey, int page, int size) {
        var filter = new MapSqlParameterSource()
                .addValue("anyType", blank(subjectType))
                .addValue("subjectType", blank(subjectType) ? "" : subjectType.strip())
                .addValue("anyKey", blank(subjectKey))
                .addValue("subjectKey", blank(subjectKey) ? "" : subjectKey.strip())
                .addValue("size", size)
                .addValue("skip", (long) page * size);
        List<AuditEntry> entries = jdbc.query(
                "select *" + MATCHES + " order by id desc offset :skip rows fetch next :size rows only",
                filter,
                (row, n) -> read(row));
        Long total = jdbc.queryForObject("select count(*)" + MATCHES, filter, Long.class);
        return new AuditPage(entries, total == null ? 0 : total, page, size);
    }

    private MapSqlParameterSource entry(
            String action, String subjectType, String subjectKey, String actor, Map<String, String> details) {
        return new MapSqlParameterSource()
                .addValue("at", Stored.at(clock.now()))
                .addValue("action", action)
                .addValue("subjectType", subjectType)
                .addValue("subjectKey", subjectKey)
                .addValue("actor", actor)
                .addValue("details", lines(details));
    }

    private static String lines(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(detail -> detail.getKey() + "="
                                + String.valueOf(detail.getValue()).replaceAll("\\R", " "))
                        .collect(Collectors.joining("\n"));
    }

    static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Stored.instant(row, "at"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_key"),
                row.getString("actor"),
                row.getString("details"));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
