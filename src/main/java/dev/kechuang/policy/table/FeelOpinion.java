package dev.kechuang.policy.table;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.Axis.Atom;
import dev.kechuang.policy.table.DecisionTable.Allowed;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Output;
import dev.kechuang.policy.table.DecisionTable.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * A second opinion on compiled tables: FEEL itself reads each cell and judges the column's boundary values, and must find
 * what the compiled cell finds. The only class of the policy module that loads FEEL, so only the full check calls it.
 */
public final class FeelOpinion {

    private final Consumer<PackFinding> sink;
    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    /** Many cells read alike; what does not parse is empty. */
    private final Map<String, Optional<ParsedExpression>> tests = new HashMap<>();

    private final Map<String, Optional<ParsedExpression>> answers = new HashMap<>();

    private final Map<String, Boolean> names = new HashMap<>();
    private final Map<Question, Boolean> verdicts = new HashMap<>();
    private final Map<Question, Boolean> equalities = new HashMap<>();

    /** What FEEL was asked: a cell's text and a value. */
    private record Question(String text, Object value) {}

    /** For one pack: the tables of a pack share many cells. */
    public FeelOpinion(Consumer<PackFinding> sink) {
        this.sink = sink;
    }

    /** {@code xml} is what the table was read from. */
    public void check(DecisionTable table, byte[] xml) {
        new OneTable(table).check(XmlElement.read(xml));
    }

    private Optional<ParsedExpression> test(String text) {
        return tests.computeIfAbsent(text, cell -> parsed(feel.parseUnaryTests(cell)));
    }

    private static Optional<ParsedExpression> parsed(ParseResult result) {
        return result.isSuccess() ? Optional.of(result.parsedExpression()) : Optional.empty();
    }

    /** A failure counts as false, as in the engine. */
    private boolean meets(String text, ParsedExpression test, Object value) {
        return verdicts.computeIfAbsent(
                new Question(text, value), asked -> isTrue(feel.evaluateWithInput(test, value, Map.of())));
    }

    private static boolean isTrue(EvaluationResult result) {
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /** Whether a cell's expression says exactly this value; compared by FEEL, whose numbers are decimals. */
    private boolean says(String text, Object value) {
        Optional<ParsedExpression> equation =
                answers.computeIfAbsent(text, cell -> parsed(feel.parseExpression("answer = " + cell)));
        return equation.isPresent()
                && equalities.computeIfAbsent(
                        new Question(text, value),
                        asked -> isTrue(feel.evaluate(equation.get(), Map.of("answer", value))));
    }

    private record Judged(String text, Condition condition) {}

    private final class OneTable {
        private final DecisionTable table;

        OneTable(DecisionTable table) {
            this.table = table;
        }

        void check(XmlElement definitions) {
            XmlElement read = definitions
                    .children("decision")
                    .get(0)
                    .children("decisionTable")
                    .get(0);
            List<XmlElement> columns = read.children("input");
            List<XmlElement> rows = read.children("rule");
            for (int column = 0; column < table.inputs().size(); column++) {
                column(column, columns.get(column), rows);
            }
            for (int row = 0; row < rows.size(); row++) answers(table.rules().get(row), rows.get(row));
        }

        private void column(int column, XmlElement head, List<XmlElement> rows) {
            Input input = table.inputs().get(column);
            List<Atom> atoms = Axis.of(table, column, Set.of()).atoms();
            if (!names.computeIfAbsent(
                    input.name(), name -> feel.parseExpression(name).isSuccess())) {
                found(input.line(), "policy.table.feelUnreadable", input.name());
            }
            Set<Judged> judged = new HashSet<>();
            Optional<XmlElement> stated = head.children("inputValues").stream().findFirst();
            if (stated.isPresent() && input.allowed().isPresent()) {
                Allowed allowed = input.allowed().get();
                cell(stated.get(), allowed.condition(), atoms, judged);
            }
            for (int row = 0; row < rows.size(); row++) {
                Condition condition = table.rules().get(row).conditions().get(column);
                cell(rows.get(row).children("inputEntry").get(column), condition, atoms, judged);
            }
        }

        /** A cell left empty demands nothing and is no FEEL. */
        private void cell(XmlElement cell, Condition condition, List<Atom> atoms, Set<Judged> judged) {
            String text = TableReader.textOf(cell).strip();
            if (text.isEmpty() || !judged.add(new Judged(text, condition))) return;
            int line = TableReader.lineOf(cell);
            Optional<ParsedExpression> test = test(text);
            if (test.isEmpty()) {
                found(line, "policy.table.feelUnreadable", text);
                return;
            }
            for (Atom atom : atoms) {
                boolean ours = condition.holds(atom.sample());
                if (ours != meets(text, test.get(), atom.sample())) {
                    found(line, "policy.table.feelDisagrees", text, atom.text(), ours);
                    return;
                }
            }
        }

        private void answers(Rule rule, XmlElement row) {
            for (int column = 0; column < table.outputs().size(); column++) {
                Output output = table.outputs().get(column);
                XmlElement cell = row.children("outputEntry").get(column);
                String text = TableReader.textOf(cell).strip();
                Object value = rule.row().outputs().get(output.name());
                boolean same = text.isEmpty() ? value == null : value != null && says(text, value);
                if (!same) found(TableReader.lineOf(cell), "policy.table.feelAnswers", text, String.valueOf(value));
            }
        }

        private void found(int line, String key, Object... args) {
            sink.accept(PackFinding.of(table.file(), line, key, args));
        }
    }
}
