package dev.kechuang.policy.table;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.Condition.Range;
import dev.kechuang.policy.table.Condition.Same;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A decision table of the pack, compiled from DMN: evaluation is plain Java and equals the engine's (ADR 0010). Immutable. */
public final class DecisionTable {

    /** A fact the table asks for. {@code allowed} are the values its {@code inputValues} admit, none if it states none. */
    public record Input(String name, String label, ValueType type, Optional<Allowed> allowed, int line) {

        /** The codes a text column may hold, if the table states them. */
        public List<String> choices() {
            return allowed.map(Allowed::texts).orElse(List.of());
        }
    }

    /** What a row answers. */
    public record Output(String name, String label, ValueType type, Optional<Allowed> allowed, int line) {}

    /** The values a column admits, as its cells would write them. */
    public static final class Allowed {
        private final Condition condition;

        Allowed(Condition condition) {
            this.condition = condition;
        }

        boolean has(Object value) {
            return condition.holds(value);
        }

        Condition condition() {
            return condition;
        }

        List<String> texts() {
            return condition.literals().orElse(List.of()).stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
    }

    /** A row, counted from 1. Outputs are BigDecimal, String or Boolean; an empty output is not in the map. */
    public record Row(int number, Map<String, Object> outputs) {

        public Row {
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        }

        public boolean has(String output) {
            return outputs.containsKey(output);
        }

        public String text(String output) {
            return (String) stated(output);
        }

        public BigDecimal number(String output) {
            return (BigDecimal) stated(output);
        }

        public boolean yes(String output) {
            return (Boolean) stated(output);
        }

        boolean saysTheSame(Row other) {
            if (!outputs.keySet().equals(other.outputs.keySet())) return false;
            return outputs.entrySet().stream()
                    .allMatch(entry -> new Same(entry.getValue()).has(other.outputs.get(entry.getKey())));
        }

        private Object stated(String output) {
            Object value = outputs.get(output);
            if (value == null) throw new IllegalStateException("Row " + number + " says nothing of " + output);
            return value;
        }
    }

    /** A row with its conditions and where it stands. */
    record Rule(Row row, int line, List<Condition> conditions, List<Integer> lines) {

        Rule {
            conditions = List.copyOf(conditions);
            lines = List.copyOf(lines);
        }

        boolean holds(Object[] values) {
            for (int column = 0; column < values.length; column++) {
                if (!conditions.get(column).holds(values[column])) return false;
            }
            return true;
        }

        boolean mayHold(Object[] values) {
            for (int column = 0; column < values.length; column++) {
                if (values[column] != null && !conditions.get(column).holds(values[column])) return false;
            }
            return true;
        }
    }

    private final String file;
    private final String id;
    private final String label;
    private final HitPolicy hitPolicy;
    private final List<Input> inputs;
    private final List<Output> outputs;
    private final List<Rule> rules;

    DecisionTable(
            String file,
            String id,
            String label,
            HitPolicy hitPolicy,
            List<Input> inputs,
            List<Output> outputs,
            List<Rule> rules) {
        this.file = file;
        this.id = id;
        this.label = label;
        this.hitPolicy = hitPolicy;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.rules = List.copyOf(rules);
    }

    /** Reads a table; whatever is beyond the stated part of DMN and FEEL goes to {@code sink} and there is no table. */
    public static Optional<DecisionTable> read(String file, byte[] xml, Consumer<PackFinding> sink) {
        return TableReader.read(file, xml, sink);
    }

    /** Path inside the pack. */
    public String file() {
        return file;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public HitPolicy hitPolicy() {
        return hitPolicy;
    }

    public List<Input> inputs() {
        return inputs;
    }

    public List<Output> outputs() {
        return outputs;
    }

    public List<Row> rows() {
        return rules.stream().map(Rule::row).toList();
    }

    /** The line of a row in the file, for findings. */
    public int lineOf(Row row) {
        return rules.get(row.number() - 1).line();
    }

    /** The literals in one cell, if it is a plain list of them: BigDecimal, String or Boolean. */
    public Optional<List<Object>> literals(Row row, String input) {
        return conditionOf(row, input).literals();
    }

    /** The numbers that one cell mentions. */
    public List<BigDecimal> numbers(Row row, String input) {
        return conditionOf(row, input).numbers();
    }

    /** All rows whose conditions hold, in order, whatever the hit policy. An absent fact is null. */
    public List<Row> matching(Map<String, ?> facts) {
        Object[] values = values(facts);
        List<Row> rows = new ArrayList<>();
        for (Rule rule : rules) if (rule.holds(values)) rows.add(rule.row());
        return rows;
    }

    /** The rows that do not match yet but could: nothing known speaks against them, and some fact they test is absent. */
    public List<Row> undecided(Map<String, ?> facts) {
        Object[] values = values(facts);
        return rules.stream()
                .filter(rule -> !rule.holds(values) && rule.mayHold(values))
                .map(Rule::row)
                .toList();
    }

    /** The inputs a row tests at all. */
    public List<String> tested(Row row) {
        List<Condition> conditions = rules.get(row.number() - 1).conditions();
        List<String> names = new ArrayList<>();
        for (int column = 0; column < inputs.size(); column++) {
            if (!conditions.get(column).anything()) names.add(inputs.get(column).name());
        }
        return names;
    }

    /** What a row demands, for people: {@code level = "CITY", rank = 1}; a row that demands nothing is {@code -}. */
    public String conditions(Row row) {
        List<Condition> cells = rules.get(row.number() - 1).conditions();
        List<String> told = new ArrayList<>();
        for (int column = 0; column < inputs.size(); column++) {
            if (cells.get(column).anything()) continue;
            told.add(inputs.get(column).name() + " = " + cells.get(column).told());
        }
        return told.isEmpty() ? "-" : String.join(", ", told);
    }

    /** The row that decides by the hit policy; none if no row matches. COLLECT has no such row. */
    public Optional<Row> decide(Map<String, ?> facts) {
        if (hitPolicy == HitPolicy.COLLECT) throw new IllegalStateException(id + " collects rows, it decides nothing");
        Object[] values = values(facts);
        Row found = null;
        for (Rule rule : rules) {
            if (!rule.holds(values)) continue;
            if (hitPolicy == HitPolicy.FIRST) return Optional.of(rule.row());
            if (found != null && (hitPolicy == HitPolicy.UNIQUE || !found.saysTheSame(rule.row())))
                throw new IllegalStateException(
                        id + ": rows " + found.number() + " and " + rule.row().number());
            if (found == null) found = rule.row();
        }
        return Optional.ofNullable(found);
    }

    List<Rule> rules() {
        return rules;
    }

    Condition conditionOf(Row row, String input) {
        for (int column = 0; column < inputs.size(); column++) {
            if (inputs.get(column).name().equals(input)) {
                return rules.get(row.number() - 1).conditions().get(column);
            }
        }
        throw new IllegalArgumentException(id + " has no input " + input);
    }

    /** Where the numbers of a cell begin, if it is one band that includes its beginning. */
    public Optional<BigDecimal> from(Row row, String input) {
        return band(row, input).filter(Range::fromIncluded).flatMap(Range::from);
    }

    /** Whether a cell is one band that ends below {@code end}, or never where there is none. */
    public boolean endsBelow(Row row, String input, Optional<BigDecimal> end) {
        return band(row, input)
                .filter(band -> end.isEmpty()
                        ? band.to().isEmpty()
                        : !band.toIncluded()
                                && band.to().isPresent()
                                && band.to().get().compareTo(end.get()) == 0)
                .isPresent();
    }

    private Optional<Range> band(Row row, String input) {
        Condition cell = conditionOf(row, input);
        boolean band =
                !cell.negated() && cell.members().size() == 1 && cell.members().get(0) instanceof Range;
        return band ? Optional.of((Range) cell.members().get(0)) : Optional.empty();
    }

    private Object[] values(Map<String, ?> facts) {
        Object[] values = new Object[inputs.size()];
        for (int column = 0; column < values.length; column++) {
            Input input = inputs.get(column);
            values[column] = input.type().fact(facts.get(input.name()));
        }
        return values;
    }

    @Override
    public String toString() {
        return id;
    }

    static Map<String, Object> outputsOf(List<Output> columns, List<Optional<Object>> cells) {
        Map<String, Object> outputs = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column).name();
            cells.get(column).ifPresent(value -> outputs.put(name, value));
        }
        return outputs;
    }
}
