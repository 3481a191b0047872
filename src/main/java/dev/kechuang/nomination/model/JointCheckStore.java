package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Where each department stands in a case's joint check, and every word said on the way. */
@Repository
public class JointCheckStore {

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public JointCheckStore(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How far a department has come; a veto is final only after the applicant could speak. */
    public enum State {
        ASKED,
        PASS,
        NOTE,
        VETO_PROPOSED,
        VETOED,
        HELD,
        NO_DATA;

        public boolean settled() {
            return this == PASS || this == NOTE || this == VETOED;
        }
    }

    /** One department of one case; {@code statementDue} is null unless a veto is proposed. */
    public record Asked(
            String department,
            State state,
            Instant askedAt,
            Instant reminderAt,
            Instant dueAt,
            Instant statementDue,
            Instant escalatedAt) {}

    /** One thing said: OPINION, STATEMENT, VETO_REVIEW, RELEASE or MANUAL. */
    public record Word(String department, String kind, String opinion, String facts, String by, Instant at) {}

    /** A department to ask with its own periods. */
    public record Question(String department, Instant reminderAt, Instant dueAt) {}

    public void ask(UUID caseId, List<Question> questions) {
        jdbc.batchUpdate(
                "insert into joint_check_department (case_id, department, state, asked_at, reminder_at, due_at, version)"
                        + " values (:case, :department, 'ASKED', :at, :reminder, :due, 0)",
                questions.stream()
                        .map(question -> new MapSqlParameterSource("case", caseId)
                                .addValue("department", question.department())
                                .addValue("at", Stored.at(clock.now()))
                                .addValue("reminder", Stored.at(question.reminderAt()))
                                .addValue("due", Stored.at(question.dueAt())))
                        .toArray(SqlParameterSource[]::new));
    }

    public List<Asked> departments(UUID caseId) {
        return jdbc.query(
                "select * from joint_check_department where case_id = :case order by department",
                new MapSqlParameterSource("case", caseId),
                (row, n) -> read(row));
    }

    /** Of many cases at once, by case. */
    public Map<UUID, List<Asked>> departments(Collection<UUID> caseIds) {
        var asked = new HashMap<UUID, List<Asked>>();
        if (!caseIds.isEmpty())
            jdbc.query(
                    "select * from joint_check_department where case_id in (:cases) order by case_id, department",
                    new MapSqlParameterSource("cases", caseIds),
                    row -> {
                        asked.computeIfAbsent(row.getObject("case_id", UUID.class), id -> new ArrayList<>())
                                .add(read(row));
                    });
        return asked;
    }

    public Asked department(UUID caseId, String department) {
        return departments(caseId).stream()
                .filter(asked -> asked.department().equals(department))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("nomination.jointCheck.notAsked", department));
    }

    /** Moves one department on; refused when somebody else has moved it already. */
    public void move(UUID caseId, String department, State from, State to, Instant statementDue) {
        int moved = jdbc.update(
                "update joint_check_department set state = :to, statement_due_at = :due, version = version + 1"
                        + " where case_id = :case and department = :department and state = :from",
                new MapSqlParameterSource("case", caseId)
                        .addValue("department", department)
                        .addValue("from", from.name())
                        .addValue("to", to.name())
                        .addValue("due", Stored.at(statementDue)));
        if (moved == 0) throw Refusal.conflict("nomination.jointCheck.movedOn");
    }

    /** True the first time. */
    public boolean escalated(UUID caseId, String department) {
        return jdbc.update(
                        "update joint_check_department set escalated_at = :at where case_id = :case"
                                + " and department = :department and escalated_at is null",
                        new MapSqlParameterSource("case", caseId)
                                .addValue("department", department)
                                .addValue("at", Stored.at(clock.now())))
                == 1;
    }

    public void say(UUID caseId, Word word) {
        jdbc.update(
                "insert into department_opinion (case_id, department, kind, opinion, facts, given_by, given_at)"
                        + " values (:case, :department, :kind, :opinion, :facts, :by, :at)",
                new MapSqlParameterSource("case", caseId)
                        .addValue("department", word.department())
                        .addValue("kind", word.kind())
                        .addValue("opinion", word.opinion())
                        .addValue("facts", word.facts())
                        .addValue("by", word.by())
                        .addValue("at", Stored.at(clock.now())));
    }

    public List<Word> words(UUID caseId) {
        return jdbc.query(
                "select * from department_opinion where case_id = :case order by id",
                new MapSqlParameterSource("case", caseId),
                (row, n) -> new Word(
                        row.getString("department"),
                        row.getString("kind"),
                        row.getString("opinion"),
                        row.getString("facts"),
                        row.getString("given_by"),
                        Stored.instant(row, "given_at")));
    }

    private static Asked read(ResultSet row) throws SQLException {
        return new Asked(
                row.getString("department"),
                State.valueOf(row.getString("state")),
                Stored.instant(row, "asked_at"),
                Stored.instant(row, "reminder_at"),
                Stored.instant(row, "due_at"),
                Stored.instant(row, "statement_due_at"),
                Stored.instant(row, "escalated_at"));
    }
}
