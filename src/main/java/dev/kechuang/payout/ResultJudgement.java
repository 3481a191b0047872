package dev.kechuang.payout;

import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.BatchRows;
import dev.kechuang.payout.model.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the bank says, held against what it was told: known instruction, same amount, no other outcome than before. */
final class ResultJudgement {

    private final AttemptRows attempts;
    private final BatchRows batches;

    ResultJudgement(AttemptRows attempts, BatchRows batches) {
        this.attempts = attempts;
        this.batches = batches;
    }

    /** Rows with their instructions; applied only when there are no problems. */
    record Judged(List<ResultRow> rows, Map<String, PaymentAttempt> byRef, List<LineProblem> problems) {

        /** Rows that change something; the bank may repeat itself. */
        List<ResultRow> news() {
            return rows.stream()
                    .filter(row ->
                            byRef.get(row.ref()).status() != row.outcome().status())
                    .toList();
        }

        List<PaymentAttempt> newly(Outcome outcome) {
            return news().stream()
                    .filter(row -> row.outcome() == outcome)
                    .map(row -> byRef.get(row.ref()))
                    .toList();
        }
    }

    /** Against the books, with every instruction and its batch held until the end of the transaction. */
    Judged of(List<ResultRow> rows) {
        var refs = rows.stream().map(ResultRow::ref).toList();
        batches.lockOfRefs(refs);
        var byRef = attempts.lockAll(refs).stream().collect(Collectors.toMap(PaymentAttempt::ref, Function.identity()));
        var problems = new ArrayList<LineProblem>();
        for (var row : rows) {
            var attempt = byRef.get(row.ref());
            if (attempt == null) {
                problems.add(LineProblem.of(row.line(), "付款参考号", "payout.result.unknownRef", row.ref()));
                continue;
            }
            if (!attempt.amount().equals(row.amount())) {
                problems.add(LineProblem.of(
                        row.line(),
                        "金额",
                        "payout.result.otherAmount",
                        row.amount().format(),
                        attempt.amount().format()));
            }
            if (attempt.settled() && attempt.status() != row.outcome().status()) {
                problems.add(LineProblem.of(
                        row.line(),
                        "结果",
                        "payout.result.otherOutcome",
                        row.ref(),
                        row.outcome().word()));
            }
        }
        return new Judged(rows, byRef, problems);
    }
}
