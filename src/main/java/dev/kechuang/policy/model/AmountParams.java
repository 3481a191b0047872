package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountRule.Grade;
import dev.kechuang.policy.AmountRule.Match;
import dev.kechuang.policy.AmountRule.MatchByLevelRank;
import dev.kechuang.policy.AmountRule.Percent;
import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Row;
import dev.kechuang.policy.table.HitPolicy;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The figures of a category that depend on a key or a score, from its table {@code cat-<code>-params}.
 * Its rows number the clauses, so each row stands for one key and says its clause; a mistake goes to the sink.
 */
final class AmountParams {

    private static final String AMOUNT = "fixedAmount";
    private static final String RATE = "rate";
    private static final String CAP = "cap";
    private static final String CLAUSE = "clauseNo";

    private static final BigDecimal MOST_RANKS = new BigDecimal("1000");

    private final String code;
    private final String file;
    private final Optional<DecisionTable> table;
    private final Consumer<PackFinding> sink;
    private boolean read;

    static Optional<DecisionTable> of(String code, Map<String, DecisionTable> tables) {
        return Optional.ofNullable(tables.get("cat-" + code + "-params"));
    }

    AmountParams(String code, Map<String, DecisionTable> tables, Consumer<PackFinding> sink) {
        String name = "cat-" + code + "-params";
        this.code = code;
        this.file = "dmn/" + name + ".dmn";
        this.table = of(code, tables);
        this.sink = sink;
    }

    /** The fact the rows distinguish. */
    String key() {
        return table.filter(one -> !one.inputs().isEmpty())
                .map(one -> one.inputs().get(0).name())
                .orElse("");
    }

    Map<String, Money> amounts() {
        return byKey(AMOUNT, this::yuan);
    }

    Map<String, Percent> ratesUpTo(Money cap) {
        return byKey(RATE, row -> new Percent(decimal(row, RATE), cap));
    }

    Map<String, Percent> capsOf(BigDecimal rate) {
        return byKey(CAP, row -> new Percent(rate, yuan(row, CAP)));
    }

    Map<String, Percent> ratesAndCaps() {
        return byKey(List.of(RATE, CAP), row -> new Percent(decimal(row, RATE), yuan(row, CAP)));
    }

    /** Scores fall from row to row without gap: {@code >= 85}, then {@code [75..85)}. */
    List<Grade> grades() {
        List<Grade> grades = new ArrayList<>();
        BigDecimal above = null;
        for (Row row : rows(List.of("score"), List.of(AMOUNT))) {
            Optional<BigDecimal> from = table.get().from(row, "score");
            BigDecimal end = above;
            boolean follows = from.isPresent()
                    && (end == null || from.get().compareTo(end) < 0)
                    && table.get().endsBelow(row, "score", Optional.ofNullable(end));
            if (!follows) found(row, "policy.table.paramGrades", row.number());
            above = from.orElse(above);
            clause(row, row.number());
            grades.add(new Grade(from.orElse(BigDecimal.ZERO), yuan(row)));
        }
        return grades;
    }

    /** Level by level, each with the same ranks from 1; the last row is every lower rank, which gets nothing. */
    MatchByLevelRank match(boolean upgradeDiff) {
        Map<String, Match> levels = new LinkedHashMap<>();
        Map<Integer, BigDecimal> factors = new TreeMap<>();
        List<Row> rows = rows(List.of("level", "rank"), List.of("ratio", CAP, "rankFactor"));
        for (Row row : rows.subList(0, Math.max(0, rows.size() - 1))) {
            Optional<String> level = single(row, "level").map(String::valueOf);
            Optional<Integer> rank = single(row, "rank")
                    .filter(BigDecimal.class::isInstance)
                    .map(number -> ((BigDecimal) number).min(MOST_RANKS).intValue());
            if (level.isEmpty() || rank.isEmpty()) continue;
            Match match = new Match(decimal(row, "ratio"), yuan(row, CAP));
            BigDecimal factor = decimal(row, "rankFactor");
            Match known = levels.putIfAbsent(level.get(), match);
            BigDecimal knownFactor = factors.putIfAbsent(rank.get(), factor);
            boolean same = (known == null || known.equals(match))
                    && (knownFactor == null || knownFactor.compareTo(factor) == 0);
            if (!same) found(row, "policy.table.paramMatch", row.number());
            clause(row, row.number());
        }
        if (!rows.isEmpty()) lowerRanks(rows.get(rows.size() - 1), levels.size(), factors);
        inOrder(rows, List.copyOf(levels.keySet()), factors.size());
        return new MatchByLevelRank(levels, factors, upgradeDiff);
    }

    /** The rule itself is unknown, so nothing can be said of its table. */
    void ignore() {
        read = true;
    }

    /** A table that no rule of the category reads says something that never comes true. */
    void done() {
        if (table.isPresent() && !read) sink.accept(PackFinding.of(file, 1, "policy.table.paramUnused", code));
    }

    private void lowerRanks(Row last, int levels, Map<Integer, BigDecimal> factors) {
        Map<String, Object> lower = new HashMap<>();
        lower.put("rank", factors.size() + 1);
        boolean rest = last.number() == levels * factors.size() + 1
                && table.get().matching(lower).equals(List.of(last))
                && decimal(last, "rankFactor").signum() == 0;
        if (!rest) found(last, "policy.table.paramLowerRanks", factors.size());
        clause(last, last.number());
    }

    /** Clause numbers are counted level by level, so the rows must stand so. */
    private void inOrder(List<Row> rows, List<String> levels, int ranks) {
        for (Row row : rows.subList(0, Math.max(0, rows.size() - 1))) {
            int level = (row.number() - 1) / Math.max(1, ranks);
            int rank = (row.number() - 1) % Math.max(1, ranks) + 1;
            boolean placed = level < levels.size()
                    && table.get().literals(row, "level").equals(Optional.of(List.of(levels.get(level))))
                    && table.get().literals(row, "rank").equals(Optional.of(List.of(BigDecimal.valueOf(rank))));
            if (!placed) found(row, "policy.table.paramMatch", row.number());
        }
    }

    private <T> Map<String, T> byKey(String output, RowReader<T> reader) {
        return byKey(List.of(output), reader);
    }

    private <T> Map<String, T> byKey(List<String> outputs, RowReader<T> reader) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Row row : rows(List.of(key()), outputs)) {
            T value = reader.read(row);
            single(row, key()).map(String::valueOf).ifPresent(key -> {
                if (found.putIfAbsent(key, value) != null) found(row, "policy.table.paramTwice", key);
            });
            clause(row, row.number());
        }
        return found;
    }

    /** Reads what one row says. */
    private interface RowReader<T> {
        T read(Row row);
    }

    /** The rows, if the table has just these columns and the clause. */
    private List<Row> rows(List<String> inputs, List<String> outputs) {
        read = true;
        if (table.isEmpty()) {
            sink.accept(PackFinding.of(file, 1, "policy.table.paramsMissing", code));
            return List.of();
        }
        DecisionTable one = table.get();
        List<String> expected = new ArrayList<>(outputs);
        expected.add(CLAUSE);
        List<String> has =
                one.outputs().stream().map(DecisionTable.Output::name).sorted().toList();
        List<String> asks = one.inputs().stream().map(DecisionTable.Input::name).toList();
        boolean fits = one.hitPolicy() == HitPolicy.UNIQUE
                && asks.equals(inputs)
                && has.equals(expected.stream().sorted().toList());
        if (fits) return one.rows();
        sink.accept(PackFinding.of(
                file, 1, "policy.table.paramColumns", String.join(", ", inputs), String.join(", ", expected)));
        return List.of();
    }

    private Optional<Object> single(Row row, String input) {
        Optional<Object> only = table.get()
                .literals(row, input)
                .filter(literals -> literals.size() == 1)
                .map(literals -> literals.get(0));
        if (only.isEmpty()) found(row, "policy.table.paramKey", row.number(), input);
        return only;
    }

    private void clause(Row row, int number) {
        String clause = code + "-" + number;
        if (!clause.equals(row.outputs().get(CLAUSE))) found(row, "policy.table.paramClause", row.number(), clause);
    }

    private Money yuan(Row row) {
        return yuan(row, AMOUNT);
    }

    private Money yuan(Row row, String output) {
        BigDecimal yuan = decimal(row, output);
        if (yuan.stripTrailingZeros().scale() <= 0 && yuan.compareTo(new BigDecimal("1e12")) <= 0) {
            return Money.ofYuan(yuan);
        }
        found(row, "policy.table.paramNumber", row.number(), output);
        return Money.ZERO;
    }

    private BigDecimal decimal(Row row, String output) {
        if (row.outputs().get(output) instanceof BigDecimal number && number.signum() >= 0) return number;
        found(row, "policy.table.paramNumber", row.number(), output);
        return BigDecimal.ZERO;
    }

    private void found(Row row, String key, Object... args) {
        sink.accept(PackFinding.of(file, table.get().lineOf(row), key, args));
    }
}
