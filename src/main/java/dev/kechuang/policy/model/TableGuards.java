package dev.kechuang.policy.model;

import dev.kechuang.policy.Bilingual;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Eligibility;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.FactType;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Output;
import dev.kechuang.policy.table.DecisionTable.Row;
import dev.kechuang.policy.table.HitPolicy;
import dev.kechuang.policy.table.TableAnalysis;
import dev.kechuang.policy.table.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every category has its eligibility table; tables ask for known facts only, and each refusal names a condition and its basis. */
final class TableGuards {

    private static final Pattern REASON = Pattern.compile("([A-Z0-9]+)-E([1-9][0-9]?)");
    private static final Map<FactType, Set<ValueType>> TYPES = Map.of(
            FactType.MONEY, Set.of(ValueType.NUMBER, ValueType.INTEGER),
            FactType.NUMBER, Set.of(ValueType.NUMBER),
            FactType.INTEGER, Set.of(ValueType.INTEGER, ValueType.NUMBER),
            FactType.YES_NO, Set.of(ValueType.BOOLEAN),
            FactType.CHOICE, Set.of(ValueType.STRING),
            FactType.CHOICES, Set.of(ValueType.STRING),
            FactType.TEXT, Set.of(ValueType.STRING),
            FactType.DATE, Set.of(ValueType.STRING));

    private final PolicyPack pack;
    private final PackSource source;

    private TableGuards(PolicyPack pack, PackSource source) {
        this.pack = pack;
        this.source = source;
    }

    static void check(PolicyPack pack, PackSource source) {
        for (Map.Entry<String, DecisionTable> table : pack.tables().entrySet()) {
            TableAnalysis.check(
                    table.getValue(), TableChoices.of(pack, table.getKey(), table.getValue()), source.findings());
        }
        TableGuards guards = new TableGuards(pack, source);
        guards.eligibility(Eligibility.COMMON, "ALL", pack.commonConditions());
        for (Category category : pack.categories()) {
            guards.eligibility(Eligibility.tableOf(category.code()), category.code(), category.conditions());
            AmountParams.of(category.code(), pack.tables()).ifPresent(params -> guards.facts(params, category.code()));
        }
    }

    private void eligibility(String name, String code, List<Bilingual> conditions) {
        DecisionTable table = pack.tables().get(name);
        if (table == null) {
            String path = "dmn/" + name + ".dmn";
            if (!source.files().has(path)) source.findings().guard(path, 1, "policy.guard.noTable", path);
            return;
        }
        facts(table, code);
        if (outputs(table)) {
            for (Row row : table.rows()) row(table, row, code, conditions.size());
        } else at(table, 1, "policy.guard.eligibilityOutputs");
    }

    private static boolean outputs(DecisionTable table) {
        Map<String, ValueType> outputs = table.outputs().stream().collect(Collectors.toMap(Output::name, Output::type));
        return table.hitPolicy() == HitPolicy.FIRST
                && outputs.equals(Map.of(
                        "eligible", ValueType.BOOLEAN,
                        "reasonCode", ValueType.STRING,
                        "legalBasis", ValueType.STRING));
    }

    private void row(DecisionTable table, Row row, String code, int conditions) {
        int line = table.lineOf(row);
        boolean last = row.number() == table.rows().size();
        boolean eligible = row.has("eligible") && row.yes("eligible");
        if (last != eligible || last && !table.tested(row).isEmpty() || !row.has("eligible")) {
            at(table, line, "policy.guard.eligibilityEnd");
        }
        if (last || eligible) return;
        String reason = row.has("reasonCode") ? row.text("reasonCode") : "";
        Matcher parts = REASON.matcher(reason);
        boolean names =
                parts.matches() && parts.group(1).equals(code) && Integer.parseInt(parts.group(2)) <= conditions;
        if (!names) at(table, line, "policy.guard.reasonCode", reason, code + "-E1…E" + conditions);
        if (!row.has("legalBasis") || row.text("legalBasis").isBlank()) at(table, line, "policy.guard.noLegalBasis");
    }

    private void facts(DecisionTable table, String code) {
        for (Input input : table.inputs()) {
            Optional<Fact> fact = pack.fact(code, TableChoices.factOf(input));
            if (fact.isEmpty()) at(table, input.line(), "policy.guard.tableFact", input.name());
            else if (!TYPES.get(fact.get().type()).contains(input.type())) {
                at(
                        table,
                        input.line(),
                        "policy.guard.tableFactType",
                        input.name(),
                        input.type(),
                        fact.get().type());
            } else choices(table, input, fact.get());
        }
    }

    private void choices(DecisionTable table, Input input, Fact fact) {
        if (fact.choices().isEmpty()) return;
        Set<String> known = fact.choices().stream().map(Label::code).collect(Collectors.toSet());
        for (String allowed : input.choices()) {
            if (!known.contains(allowed)) at(table, input.line(), "policy.guard.tableChoice", input.name(), allowed);
        }
        for (Row row : table.rows()) {
            for (Object literal : table.literals(row, input.name()).orElse(List.of())) {
                if (literal instanceof String text && !known.contains(text)) {
                    at(table, table.lineOf(row), "policy.guard.tableChoice", input.name(), text);
                }
            }
        }
    }

    private void at(DecisionTable table, int line, String key, Object... args) {
        source.findings().guard(table.file(), line, key, args);
    }
}
