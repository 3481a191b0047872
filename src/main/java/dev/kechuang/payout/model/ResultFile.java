package dev.kechuang.payout.model;

import dev.kechuang.payout.LineProblem;
import dev.kechuang.payout.Outcome;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A bank's result file judged by itself: form, words, repeated references, trailer. What the books say comes later. */
public record ResultFile(List<ResultRow> rows, Money total, List<LineProblem> problems) {

    /** Headings in their order, as in {@code src/docs/bank-files.md}. */
    public static final List<String> COLUMNS = List.of("付款参考号", "金额", "结果", "退票码", "退票原因", "银行流水号", "交易时间");

    public static final String TRAILER = "合计";

    private static final int REF = 0;
    private static final int AMOUNT = 1;
    private static final int OUTCOME = 2;
    private static final int CODE = 3;
    private static final int REASON = 4;
    private static final int SERIAL = 5;
    private static final int TIME = 6;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME_FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** {@code knownCode}: whether a return code is one of the measure. */
    public static ResultFile read(byte[] bytes, Predicate<String> knownCode) {
        var problems = new ArrayList<LineProblem>();
        var lines = ResultCells.read(bytes, problems);
        if (!problems.isEmpty()) return new ResultFile(List.of(), Money.ZERO, problems);
        return new Reading(lines, knownCode, problems).result();
    }

    /** One pass over the lines of one file. */
    private static final class Reading {

        private final List<ResultCells.Line> lines;
        private final Predicate<String> knownCode;
        private final List<LineProblem> problems;
        private final List<ResultRow> rows = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private Money total = Money.ZERO;

        Reading(List<ResultCells.Line> lines, Predicate<String> knownCode, List<LineProblem> problems) {
            this.lines = lines;
            this.knownCode = knownCode;
            this.problems = problems;
        }

        ResultFile result() {
            if (lines.isEmpty() || !headings(lines.get(0))) {
                problems.add(LineProblem.of(
                        lines.isEmpty() ? 1 : lines.get(0).number(),
                        COLUMNS.get(REF),
                        "payout.result.headings",
                        String.join(", ", COLUMNS)));
                return new ResultFile(List.of(), Money.ZERO, problems);
            }
            var last = lines.get(lines.size() - 1);
            var trailer = last.cell(REF).equals(TRAILER) && lines.size() > 1;
            var body = lines.subList(1, trailer ? lines.size() - 1 : lines.size());
            body.forEach(this::row);
            if (body.isEmpty()) problem(last, REF, "payout.result.empty");
            if (trailer) trailer(last, body.size());
            else problem(last, REF, "payout.result.noTrailer");
            return new ResultFile(List.copyOf(rows), total, List.copyOf(problems));
        }

        private static boolean headings(ResultCells.Line line) {
            return line.cells().equals(COLUMNS);
        }

        private void row(ResultCells.Line line) {
            int before = problems.size();
            if (line.cells().size() > COLUMNS.size()) problem(line, TIME, "payout.result.tooManyColumns");
            var ref = line.cell(REF);
            if (ref.isEmpty()) problem(line, REF, "payout.result.noRef");
            else if (ref.equals(TRAILER)) problem(line, REF, "payout.result.trailerNotLast");
            else {
                var first = seen.putIfAbsent(ref, line.number());
                if (first != null) problem(line, REF, "payout.result.twice", ref, first);
            }
            var amount = amount(line);
            if (amount != null) total = total.plus(amount);
            var outcome = Outcome.ofWord(line.cell(OUTCOME)).orElse(null);
            if (outcome == null) problem(line, OUTCOME, "payout.result.outcome", line.cell(OUTCOME));
            else code(line, outcome);
            tooLong(line, REASON, 200);
            tooLong(line, SERIAL, 64);
            if (outcome == Outcome.SUCCESS && line.cell(SERIAL).isEmpty())
                problem(line, SERIAL, "payout.result.noSerial");
            var time = time(line);
            if (problems.size() == before) {
                rows.add(new ResultRow(
                        line.number(),
                        ref,
                        amount,
                        outcome,
                        orNull(line.cell(CODE)),
                        orNull(line.cell(REASON)),
                        orNull(line.cell(SERIAL)),
                        time));
            }
        }

        private void code(ResultCells.Line line, Outcome outcome) {
            var code = line.cell(CODE);
            if (outcome == Outcome.PASSIVE_RETURN && code.isEmpty()) problem(line, CODE, "payout.result.noCode");
            else if (!outcome.returned() && !code.isEmpty()) problem(line, CODE, "payout.result.codeWithoutReturn");
            else if (!code.isEmpty() && !knownCode.test(code)) problem(line, CODE, "payout.result.code", code);
        }

        private Money amount(ResultCells.Line line) {
            try {
                var amount = Money.parseYuan(line.cell(AMOUNT));
                if (amount.isPositive()) return amount;
                problem(line, AMOUNT, "payout.result.amount", line.cell(AMOUNT));
            } catch (Refusal refusal) {
                problem(line, AMOUNT, refusal.key());
            }
            return null;
        }

        private Instant time(ResultCells.Line line) {
            var text = line.cell(TIME);
            if (text.isEmpty()) return null;
            try {
                return LocalDateTime.parse(text, TIME_FORM).atZone(ZONE).toInstant();
            } catch (DateTimeException e) {
                problem(line, TIME, "payout.result.time", text);
                return null;
            }
        }

        private void trailer(ResultCells.Line line, int count) {
            if (!line.cell(OUTCOME).equals(String.valueOf(count))) {
                problem(line, OUTCOME, "payout.result.count", line.cell(OUTCOME), count);
            }
            var stated = amount(line);
            if (stated != null && !stated.equals(total)) {
                problem(line, AMOUNT, "payout.result.sum", stated.format(), total.format());
            }
        }

        private void tooLong(ResultCells.Line line, int column, int max) {
            if (line.cell(column).length() > max) problem(line, column, "payout.result.tooLong", max);
        }

        private void problem(ResultCells.Line line, int column, String key, Object... args) {
            problems.add(LineProblem.of(line.number(), COLUMNS.get(column), key, args));
        }

        private static String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
