package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.AmountStep;
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

    private static final String SEPARATOR = "\t";

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public Calculations(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** One line of the explanation in both languages, and the sum behind it. */
    public record Line(String zh, String en, String formula) {}

    /** A stored run. */
    public record Calculation(
            int runNo,
            Money amount,
            Money paidBefore,
            String clause,
            List<Line> lines,
            String ruleVersionId,
            Instant at) {}

    public void add(UUID caseId, AmountResult result, Money paidBefore, String ruleVersionId) {
        jdbc.sql("insert into calculation (case_id, run_no, amount_fen, paid_before_fen, clause, explanation,"
                        + " rule_version_id, calculated_at) select :case, count(*) + 1, :fen, :before, :clause, :text,"
                        + " :version, cast(:at as timestamp with time zone) from calculation where case_id = :case")
                .param("case", caseId)
                .param("fen", result.amount().fen())
                .param("before", paidBefore.fen())
                .param("clause", result.clause())
                .param("text", text(result.steps()))
                .param("version", ruleVersionId)
                .param("at", Stored.at(clock.now()))
                .update();
    }

    public Optional<Calculation> latest(UUID caseId) {
        return jdbc.sql("select * from calculation where case_id = :case order by run_no desc fetch first 1 rows only")
                .param("case", caseId)
                .query((row, n) -> new Calculation(
                        row.getInt("run_no"),
                        Money.ofFen(row.getLong("amount_fen")),
                        Money.ofFen(row.getLong("paid_before_fen")),
                        row.getString("clause"),
                        lines(row.getString("explanation")),
                        row.getString("rule_version_id"),
                        Stored.instant(row, "calculated_at")))
                .optional();
    }

    private static String text(List<AmountStep> steps) {
        return steps.stream()
                .map(step -> step.zh() + SEPARATOR + step.en() + SEPARATOR + step.formula())
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static List<Line> lines(String text) {
        return text.lines()
                .map(line -> line.split(SEPARATOR, 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> new Line(parts[0], parts[1], parts[2]))
                .toList();
    }
}
