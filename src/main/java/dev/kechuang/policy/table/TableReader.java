package dev.kechuang.policy.table;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.DecisionTable.Allowed;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Output;
import dev.kechuang.policy.table.DecisionTable.Row;
import dev.kechuang.policy.table.DecisionTable.Rule;
import dev.kechuang.policy.table.FeelCell.NotFeel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** From the XML of one DMN file to its table. Collects every mistake it can see; with a single one there is no table. */
final class TableReader {

    private static final Condition UNREADABLE = Condition.ANYTHING;

    private final String file;
    private final Consumer<PackFinding> sink;
    private boolean broken;

    private TableReader(String file, Consumer<PackFinding> sink) {
        this.file = file;
        this.sink = sink;
    }

    static Optional<DecisionTable> read(String file, byte[] xml, Consumer<PackFinding> sink) {
        TableReader reader = new TableReader(file, sink);
        try {
            Optional<DecisionTable> table = reader.definitions(XmlElement.read(xml));
            return reader.broken ? Optional.empty() : table;
        } catch (XmlElement.Unreadable unreadable) {
            reader.found(unreadable.line(), "policy.table.unreadable", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<DecisionTable> definitions(XmlElement root) {
        if (!root.name().equals("definitions") || !root.namespace().equals(DmnGrammar.MODEL)) {
            found(root.line(), "policy.table.notDmn", root.name());
            return Optional.empty();
        }
        new DmnGrammar(this::found).check(root);
        List<XmlElement> decisions = root.children("decision");
        if (decisions.isEmpty()) found(root.line(), "policy.table.noDecision");
        for (XmlElement second : decisions.subList(Math.min(1, decisions.size()), decisions.size())) {
            found(second.line(), "policy.table.secondDecision", second.attribute("id"));
        }
        return decisions.isEmpty() ? Optional.empty() : decision(decisions.get(0));
    }

    private Optional<DecisionTable> decision(XmlElement decision) {
        String id = decision.attribute("id");
        if (!id.equals(idOf(file))) found(decision.line(), "policy.table.wrongId", id, idOf(file));
        List<XmlElement> tables = decision.children("decisionTable");
        if (tables.size() != 1) {
            found(decision.line(), "policy.table.noTable");
            return Optional.empty();
        }
        XmlElement table = tables.get(0);
        HitPolicy hitPolicy = hitPolicy(table);
        List<Input> inputs = table.children("input").stream().map(this::input).toList();
        List<Output> outputs =
                table.children("output").stream().map(this::output).toList();
        if (outputs.isEmpty()) found(table.line(), "policy.table.noOutput");
        if (table.children("rule").isEmpty()) found(table.line(), "policy.table.noRule");
        once(inputs.stream().map(Input::name).toList(), table.children("input"));
        once(outputs.stream().map(Output::name).toList(), table.children("output"));
        List<Rule> rules = new ArrayList<>();
        for (XmlElement rule : table.children("rule")) {
            rule(rule, rules.size() + 1, inputs, outputs).ifPresent(rules::add);
        }
        if (broken) return Optional.empty();
        return Optional.of(new DecisionTable(file, id, decision.attribute("name"), hitPolicy, inputs, outputs, rules));
    }

    /** {@code dmn/cat-C04-params.dmn} holds {@code dmn_cat_C04_params}. */
    private static String idOf(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return "dmn_" + name.replaceFirst("\\.dmn$", "").replace('-', '_');
    }

    private HitPolicy hitPolicy(XmlElement table) {
        String aggregation = table.attribute("aggregation");
        if (!aggregation.isEmpty()) found(table.line(), "policy.table.aggregation", aggregation);
        String name = table.attribute("hitPolicy");
        if (name.isEmpty()) return HitPolicy.UNIQUE;
        Optional<HitPolicy> known = Arrays.stream(HitPolicy.values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
        if (known.isEmpty()) found(table.line(), "policy.table.hitPolicy", name);
        return known.orElse(HitPolicy.UNIQUE);
    }

    private Input input(XmlElement input) {
        List<XmlElement> expressions = input.children("inputExpression");
        if (expressions.size() != 1) {
            found(input.line(), "policy.table.noExpression");
            return new Input("", "", ValueType.STRING, Optional.empty(), input.line());
        }
        XmlElement expression = expressions.get(0);
        String name = textOf(expression).strip();
        boolean scripted = DmnGrammar.scripted(name);
        if (!scripted && !FeelCell.isName(name)) found(lineOf(expression), "policy.table.notName", name);
        ValueType type = type(expression);
        return new Input(name, input.attribute("label"), type, allowed(input, "inputValues", type), input.line());
    }

    private Output output(XmlElement output) {
        String name = output.attribute("name");
        if (!FeelCell.isName(name)) found(output.line(), "policy.table.notName", name);
        ValueType type = type(output);
        return new Output(name, output.attribute("label"), type, allowed(output, "outputValues", type), output.line());
    }

    private ValueType type(XmlElement typed) {
        String typeRef = typed.attribute("typeRef");
        Optional<ValueType> type = ValueType.named(typeRef);
        if (type.isEmpty()) found(typed.line(), "policy.table.typeRef", typeRef);
        // without a type its cells cannot be judged; the table is refused anyway
        return type.orElse(null);
    }

    private Optional<Allowed> allowed(XmlElement column, String element, ValueType type) {
        List<XmlElement> stated = column.children(element);
        if (stated.isEmpty() || textOf(stated.get(0)).isBlank()) return Optional.empty();
        Condition condition = condition(stated.get(0), type, Optional.empty());
        if (condition.negated()) beyond(stated.get(0));
        return condition.anything() ? Optional.empty() : Optional.of(new Allowed(condition));
    }

    private void once(List<String> names, List<XmlElement> columns) {
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < names.size(); column++) {
            if (!seen.add(names.get(column))) {
                found(columns.get(column).line(), "policy.table.twice", names.get(column));
            }
        }
    }

    private Optional<Rule> rule(XmlElement rule, int number, List<Input> inputs, List<Output> outputs) {
        List<XmlElement> tests = rule.children("inputEntry");
        List<XmlElement> answers = rule.children("outputEntry");
        if (tests.size() != inputs.size() || answers.size() != outputs.size()) {
            found(rule.line(), "policy.table.arity", tests.size(), inputs.size(), answers.size(), outputs.size());
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (int column = 0; column < tests.size(); column++) {
            Input input = inputs.get(column);
            conditions.add(condition(tests.get(column), input.type(), input.allowed()));
            lines.add(lineOf(tests.get(column)));
        }
        List<Optional<Object>> cells = new ArrayList<>();
        for (int column = 0; column < answers.size(); column++) {
            cells.add(answer(answers.get(column), outputs.get(column)));
        }
        Row row = new Row(number, DecisionTable.outputsOf(outputs, cells));
        return Optional.of(new Rule(row, rule.line(), conditions, lines));
    }

    private Condition condition(XmlElement cell, ValueType type, Optional<Allowed> allowed) {
        String text = textOf(cell);
        Condition condition;
        try {
            condition = FeelCell.condition(text);
        } catch (NotFeel beyond) {
            beyond(cell);
            return UNREADABLE;
        }
        for (Condition.Member member : condition.members()) {
            boolean fits = type == null || fits(member, condition, type);
            if (!fits) {
                wrongType(cell, type);
                return UNREADABLE;
            }
            if (member instanceof Condition.Same same) known(cell, same.literal(), allowed);
        }
        return condition;
    }

    private static boolean fits(Condition.Member member, Condition condition, ValueType type) {
        if (member instanceof Condition.Same same) return type.holds(same.literal());
        return type.numeric() && condition.numbers().stream().allMatch(type::holds);
    }

    private Optional<Object> answer(XmlElement cell, Output column) {
        String text = textOf(cell);
        Optional<Object> literal;
        try {
            literal = FeelCell.output(text);
        } catch (NotFeel beyond) {
            beyond(cell);
            return Optional.empty();
        }
        if (literal.isPresent() && column.type() != null && !column.type().holds(literal.get())) {
            wrongType(cell, column.type());
        }
        literal.ifPresent(value -> known(cell, value, column.allowed()));
        return literal;
    }

    private void wrongType(XmlElement cell, ValueType type) {
        found(
                lineOf(cell),
                "policy.table.wrongType",
                textOf(cell).strip(),
                type.name().toLowerCase(Locale.ROOT));
    }

    private void known(XmlElement cell, Object literal, Optional<Allowed> allowed) {
        if (allowed.isPresent() && !allowed.get().has(literal)) {
            found(lineOf(cell), "policy.table.unknownValue", literal);
        }
    }

    /** A script is already reported where it stands. */
    private void beyond(XmlElement cell) {
        String text = textOf(cell);
        if (!DmnGrammar.scripted(text)) found(lineOf(cell), "policy.table.notFeel", text.strip());
    }

    static int lineOf(XmlElement cell) {
        List<XmlElement> texts = cell.children("text");
        return texts.isEmpty() ? cell.line() : texts.get(0).line();
    }

    static String textOf(XmlElement cell) {
        List<XmlElement> texts = cell.children("text");
        return texts.isEmpty() ? "" : texts.get(0).text();
    }

    private void found(int line, String key, Object... args) {
        broken = true;
        sink.accept(PackFinding.of(file, line, key, args));
    }
}
