package dev.kechuang.policy.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Eligibility;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Row;
import dev.kechuang.policy.table.ValueType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which codes a column of a table may meet: the fact's choices, or those of them that the category itself takes. */
final class TableChoices {

    /** A params table has one row for each of several units or items. */
    private static final Map<String, String> IN_PARAMS = Map.of("unit", "units", "item", "items");

    private final PolicyPack pack;
    private final String code;
    private final Optional<Category> category;
    private final boolean params;

    private TableChoices(PolicyPack pack, String code, boolean params) {
        this.pack = pack;
        this.code = code;
        this.params = params;
        this.category = pack.categories().stream()
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    /** The fact a column asks for. */
    static String factOf(Input input) {
        return IN_PARAMS.getOrDefault(input.name(), input.name());
    }

    /** By the name of the column; a code that the table itself writes is told of elsewhere if nobody knows it. */
    static Map<String, Set<String>> of(PolicyPack pack, String name, DecisionTable table) {
        Map<String, Set<String>> choices = new HashMap<>();
        for (Input input : table.inputs()) {
            if (input.type() != ValueType.STRING) continue;
            Set<String> known = new LinkedHashSet<>(known(pack, name, input));
            if (known.isEmpty()) continue;
            known.addAll(literals(table, input.name()));
            choices.put(input.name(), known);
        }
        return choices;
    }

    private static Set<String> known(PolicyPack pack, String name, Input input) {
        if (name.equals(TeamTable.NAME)) {
            return input.name().equals("family") ? codes(pack.families()) : Set.of();
        }
        boolean params = name.startsWith("cat-") && name.endsWith("-params");
        boolean eligibility = name.endsWith("-eligibility");
        if (!params && !eligibility) return Set.of();
        return new TableChoices(pack, Eligibility.codeOf(name), params).known(input);
    }

    private Set<String> known(Input input) {
        Optional<Fact> fact =
                pack.fact(code, factOf(input)).filter(asked -> !asked.choices().isEmpty());
        if (fact.isEmpty()) return Set.of();
        Set<String> all = codes(fact.get().choices());
        if (category.isEmpty()) return all;
        if (input.name().equals("applicantType"))
            return Set.copyOf(category.get().applicantTypes());
        if (params) return ownFact(fact.get()) ? payable(all, input.name()) : Set.of();
        Set<String> taken = AmountParams.of(code, pack.tables())
                .map(table -> literals(table, input.name()))
                .orElse(Set.of());
        return taken.isEmpty() ? all : taken;
    }

    /** What the category refuses by name needs no figure. */
    private Set<String> payable(Set<String> all, String input) {
        DecisionTable eligibility = pack.tables().get(Eligibility.tableOf(code));
        Set<String> payable = new LinkedHashSet<>(all);
        if (eligibility == null || !asks(eligibility, input)) return payable;
        for (Row row : eligibility.rows()) {
            boolean refuses = Boolean.FALSE.equals(row.outputs().get("eligible"));
            if (refuses) payable.removeAll(eligibility.literals(row, input).orElse(List.of()));
        }
        return payable;
    }

    /** What several categories ask for, each may restrict by its own rows. */
    private boolean ownFact(Fact fact) {
        if (fact.key().startsWith(code + ".")) return true;
        return pack.categories().stream()
                        .filter(one -> one.factNames().contains(fact.key()))
                        .count()
                <= 1;
    }

    private static Set<String> literals(DecisionTable table, String input) {
        Set<String> literals = new LinkedHashSet<>();
        if (!asks(table, input)) return literals;
        for (Row row : table.rows()) {
            for (Object literal : table.literals(row, input).orElse(List.of())) literals.add(literal.toString());
        }
        return literals;
    }

    private static boolean asks(DecisionTable table, String input) {
        return table.inputs().stream().anyMatch(one -> one.name().equals(input));
    }

    private static Set<String> codes(List<Label> labels) {
        Set<String> codes = new LinkedHashSet<>();
        for (Label label : labels) codes.add(label.code());
        return codes;
    }
}
