package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.model.CaseRecord.Deadlines;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Cases and their way through the states: every change of status is conditional and leaves a step. */
@Repository
public class CaseStore {

    /** Far below the 65,535 parameters PostgreSQL takes in one statement. */
    static final int CHUNK = 5_000;

    private static final String INSERT = """
            insert into nomination_case (id, case_no, programme_year, category_code, rule_version_id, entry_mode, path,
                stack_group, unit_id, unit_name, uscc, item_name, status, status_since, auto_accepted, draft_answers, answers,
                created_at, created_by, submitted_at, reminder_at, entitlement_due_at, version)
            values (:id, :caseNo, :year, :category, :ruleVersion, :entryMode, :path,
                :stackGroup, :unitId, :unitName, :uscc, :itemName, :status, :now, false, :draft, :answers,
                :now, :by, :submittedAt, :reminder, :entitlement, 0)
            """;
    private static final String STEP =
            "insert into nomination_step (case_id, from_status, to_status, happened_at, actor, reason)"
                    + " values (:id, :from, :to, :at, :actor, :reason)";

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public CaseStore(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes new cases with their first step, in batches. */
    public void insertAll(List<CaseRecord> cases, String actor) {
        jdbc.batchUpdate(INSERT, cases.stream().map(this::row).toArray(SqlParameterSource[]::new));
        jdbc.batchUpdate(
                STEP,
                cases.stream()
                        .map(one -> step(one.id(), CaseStatus.DRAFT, one.status(), actor, null))
                        .toArray(SqlParameterSource[]::new));
    }

    public Optional<CaseRecord> find(UUID id) {
        return one("select * from nomination_case where id = :key", id);
    }

    public Optional<CaseRecord> find(CaseNo caseNo) {
        return one("select * from nomination_case where case_no = :key", caseNo.text());
    }

    public CaseRecord get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.notFound("nomination.unknownCase"));
    }

    public CaseRecord get(CaseNo caseNo) {
        return find(caseNo).orElseThrow(() -> Refusal.notFound("nomination.unknownCase"));
    }

    /** The case, held for this transaction: decisions about one case are taken one after the other. */
    public CaseRecord lock(CaseNo caseNo) {
        return one("select * from nomination_case where case_no = :key for update", caseNo.text())
                .orElseThrow(() -> Refusal.notFound("nomination.unknownCase"));
    }

    public CaseRecord lock(UUID id) {
        return one("select * from nomination_case where id = :key for update", id)
                .orElseThrow(() -> Refusal.notFound("nomination.unknownCase"));
    }

    /** Moves one case; a case that stands elsewhere is a conflict told to the person. */
    public void move(UUID id, Set<CaseStatus> from, CaseStatus to, String actor, String reason) {
        var args = new MapSqlParameterSource("id", id).addValue("from", names(from));
        List<String> stood = jdbc.queryForList(
                "select status from nomination_case where id = :id and status in (:from) for update",
                args,
                String.class);
        if (stood.isEmpty()) throw Refusal.conflict("nomination.movedOn");
        jdbc.update(
                "update nomination_case set status = :to, status_since = :at, version = version + 1 where id = :id",
                new MapSqlParameterSource("id", id).addValue("to", to.name()).addValue("at", Stored.at(clock.now())));
        jdbc.update(STEP, step(id, CaseStatus.valueOf(stood.get(0)), to, actor, reason));
    }

    /** Moves every named case that stands in one of the states, in one statement a chunk; returns those that moved. */
    public List<String> moveAll(
            Collection<String> caseNos, Set<CaseStatus> from, CaseStatus to, String actor, String reason) {
        List<String> all = new ArrayList<>(caseNos);
        List<String> moved = new ArrayList<>();
        for (int start = 0; start < all.size(); start += CHUNK) {
            moved.addAll(moveChunk(all.subList(start, Math.min(all.size(), start + CHUNK)), from, to, actor, reason));
        }
        return moved;
    }

    /** Sets one column that a later stage owns, for instance the number of its notice. */
    public void stamp(Collection<String> caseNos, Stamp stamp, String value) {
        List<String> all = new ArrayList<>(caseNos);
        for (int start = 0; start < all.size(); start += CHUNK) {
            jdbc.update(
                    "update nomination_case set " + stamp.column + " = :value where case_no in (:keys)",
                    new MapSqlParameterSource("value", value)
                            .addValue("keys", all.subList(start, Math.min(all.size(), start + CHUNK))));
        }
    }

    /** Columns that later stages own. */
    public enum Stamp {
        NOTICE("notice_no"),
        DECISION("decision_no");

        private final String column;

        Stamp(String column) {
            this.column = column;
        }
    }

    /** Deadlines of the case's current stage. */
    public enum Deadline {
        REVIEW("review_due_at"),
        CORRECTION("correction_due_at"),
        ENTITLEMENT("entitlement_due_at"),
        WAIVER("waiver_at");

        private final String column;

        Deadline(String column) {
            this.column = column;
        }
    }

    public void setDeadline(UUID id, Deadline deadline, Instant at) {
        jdbc.update(
                "update nomination_case set " + deadline.column + " = :at where id = :id",
                new MapSqlParameterSource("id", id).addValue("at", Stored.at(at)));
    }

    public void setAutoAccepted(UUID id) {
        jdbc.update(
                "update nomination_case set auto_accepted = true where id = :id", new MapSqlParameterSource("id", id));
    }

    public void setPath(UUID id, CasePath path) {
        jdbc.update(
                "update nomination_case set path = :path where id = :id",
                new MapSqlParameterSource("id", id).addValue("path", path.name()));
    }

    public void setAmount(UUID id, Money amount, String clause) {
        jdbc.update(
                "update nomination_case set amount_fen = :fen, clause = :clause where id = :id",
                new MapSqlParameterSource("id", id)
                        .addValue("fen", amount.fen())
                        .addValue("clause", clause));
    }

    public void saveDraft(UUID id, String answers, String itemName) {
        jdbc.update(
                "update nomination_case set draft_answers = :answers, item_name = :item where id = :id",
                new MapSqlParameterSource("id", id).addValue("answers", answers).addValue("item", itemName));
    }

    /** The submitted answers, as a new revision; the draft stays as the basis of a later correction. */
    public void submitAnswers(UUID id, String caseNo, String answers, String userId) {
        var args = new MapSqlParameterSource("id", id)
                .addValue("caseNo", caseNo)
                .addValue("answers", answers)
                .addValue("by", userId)
                .addValue("at", Stored.at(clock.now()));
        jdbc.update(
                "update nomination_case set case_no = :caseNo, answers = :answers, draft_answers = :answers,"
                        + " submitted_at = :at where id = :id",
                args);
        jdbc.update(
                "insert into nomination_submission (case_id, revision, answers, submitted_at, submitted_by)"
                        + " select :id, count(*) + 1, :answers, :at, :by from nomination_submission where case_id = :id",
                args);
    }

    private List<String> moveChunk(
            List<String> caseNos, Set<CaseStatus> from, CaseStatus to, String actor, String reason) {
        if (caseNos.isEmpty()) return List.of();
        List<String> ready = jdbc.queryForList(
                "select case_no from nomination_case where case_no in (:keys) and status in (:from)"
                        + " order by case_no for update",
                new MapSqlParameterSource("keys", caseNos).addValue("from", names(from)),
                String.class);
        if (ready.isEmpty()) return ready;
        var args = new MapSqlParameterSource("keys", ready)
                .addValue("to", to.name())
                .addValue("at", Stored.at(clock.now()))
                .addValue("actor", actor)
                .addValue("reason", reason);
        jdbc.update(
                "insert into nomination_step (case_id, from_status, to_status, happened_at, actor, reason)"
                        + " select id, status, cast(:to as varchar(24)), cast(:at as timestamp with time zone),"
                        + " cast(:actor as varchar(64)), cast(:reason as varchar(2000))"
                        + " from nomination_case where case_no in (:keys)",
                args);
        jdbc.update(
                "update nomination_case set status = :to, status_since = :at, version = version + 1"
                        + " where case_no in (:keys)",
                args);
        return ready;
    }

    private Optional<CaseRecord> one(String sql, Object key) {
        return jdbc.query(sql, new MapSqlParameterSource("key", key), (row, n) -> read(row)).stream()
                .findFirst();
    }

    private MapSqlParameterSource step(UUID id, CaseStatus from, CaseStatus to, String actor, String reason) {
        return new MapSqlParameterSource("id", id)
                .addValue("from", from.name())
                .addValue("to", to.name())
                .addValue("at", Stored.at(clock.now()))
                .addValue("actor", actor)
                .addValue("reason", reason);
    }

    private MapSqlParameterSource row(CaseRecord one) {
        return new MapSqlParameterSource("id", one.id())
                .addValue("caseNo", one.caseNo())
                .addValue("year", one.programmeYear())
                .addValue("category", one.categoryCode())
                .addValue("ruleVersion", one.ruleVersionId())
                .addValue("entryMode", one.entryMode().name())
                .addValue("path", one.path().name())
                .addValue("stackGroup", one.stackGroup())
                .addValue("unitId", one.unitId())
                .addValue("unitName", one.unitName())
                .addValue("uscc", one.uscc())
                .addValue("itemName", one.itemName())
                .addValue("status", one.status().name())
                .addValue("now", Stored.at(clock.now()))
                .addValue("draft", one.draftAnswers())
                .addValue("answers", one.answers())
                .addValue("by", one.createdBy())
                .addValue("submittedAt", Stored.at(one.submittedAt()))
                .addValue("reminder", Stored.at(one.deadlines().reminder()))
                .addValue("entitlement", Stored.at(one.deadlines().entitlement()));
    }

    static CaseRecord read(ResultSet row) throws SQLException {
        long fen = row.getLong("amount_fen");
        Money amount = row.wasNull() ? null : Money.ofFen(fen);
        return new CaseRecord(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                row.getInt("programme_year"),
                row.getString("category_code"),
                row.getString("rule_version_id"),
                EntryMode.valueOf(row.getString("entry_mode")),
                CasePath.valueOf(row.getString("path")),
                row.getString("stack_group"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                row.getString("uscc"),
                row.getString("item_name"),
                CaseStatus.valueOf(row.getString("status")),
                Stored.instant(row, "status_since"),
                amount,
                row.getString("clause"),
                row.getBoolean("auto_accepted"),
                row.getString("draft_answers"),
                row.getString("answers"),
                Stored.instant(row, "created_at"),
                row.getString("created_by"),
                Stored.instant(row, "submitted_at"),
                new Deadlines(
                        Stored.instant(row, "review_due_at"),
                        Stored.instant(row, "correction_due_at"),
                        Stored.instant(row, "reminder_at"),
                        Stored.instant(row, "entitlement_due_at"),
                        Stored.instant(row, "waiver_at")),
                row.getString("notice_no"),
                row.getString("decision_no"),
                row.getInt("version"));
    }

    static List<String> names(Collection<CaseStatus> statuses) {
        return statuses.stream().map(Enum::name).toList();
    }
}
