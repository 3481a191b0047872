package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every run of the amount calculation with its explanation; a re-run adds a row (S12: re-runs are versioned). */
@Repository
public class Calculations {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public Calculations(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** A stored run with every step as it was taken: in both languages, with its operands, fit to be done again. */
    public record Calculation(int runNo, AmountResult result, Money paidBefore, String ruleVersionId, Instant at) {

        /** Whether the stored steps, done again from their operands, give the stored amount. */
        public boolean redone() {
            try {
                return !result.steps().isEmpty() && result.redo().equals(result.amount());
            } catch (IndexOutOfBoundsException | ArithmeticException | NumberFormatException changedByHand) {
                return false;
            }
        }
    }

    public void add(UUID caseId, AmountResult result, Money paidBefore, String ruleVersionId) {
        jdbc.sql("insert into calculation (case_id, run_no, amount_fen, paid_before_fen, clause, explanation,"
                        + " rule_version_id, calculated_at) select :case, count(*) + 1, :fen, :before, :clause, :text,"
                        + " :version, cast(:at as timestamp with time zone) from calculation where case_id = :case")
                .param("case", caseId)
                .param("fen", result.amount().fen())
                .param("before", paidBefore.fen())
                .param("clause", result.clause())
                .param("text", StepJson.write(result.steps()))
                .param("version", ruleVersionId)
                .param("at", Stored.at(clock.now()))
                .update();
    }

    /** All runs of a case, latest first. */
    public List<Calculation> all(UUID caseId) {
        return jdbc.sql("select * from calculation where case_id = :case order by run_no desc")
                .param("case", caseId)
                .query((row, n) -> new Calculation(
                        row.getInt("run_no"),
                        new AmountResult(
                                Money.ofFen(row.getLong("amount_fen")),
                                row.getString("clause"),
                                StepJson.read(row.getString("explanation"))),
                        Money.ofFen(row.getLong("paid_before_fen")),
                        row.getString("rule_version_id"),
                        Stored.instant(row, "calculated_at")))
                .list();
    }

    public Optional<Calculation> latest(UUID caseId) {
        return all(caseId).stream().findFirst();
    }
}
