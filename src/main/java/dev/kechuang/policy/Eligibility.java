package dev.kechuang.policy;

import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which conditions of a category a case fails and which nobody knows yet. Eligible = nothing fails; an absent fact fails nothing. */
public record Eligibility(boolean eligible, List<Reason> failed, List<Reason> unknown) {

    /** Table of the conditions that every category shares; reason codes "ALL-E1". */
    public static final String COMMON = "common-eligibility";

    private static final String COMMON_CODE = "ALL";
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** A condition with its code ("A01-E1" = the first of A01), words, basis and the facts that decide it. */
    public record Reason(String code, String zh, String en, String legalBasis, List<String> facts) {}

    /** Nothing fails and nothing is unknown. */
    public boolean certain() {
        return eligible && unknown.isEmpty();
    }

    /** The facts that the conditions of a category ask for, in the order of the tables. */
    public static List<Fact> asked(PolicyPack pack, Category category) {
        Set<Fact> facts = new LinkedHashSet<>();
        for (String table : List.of(COMMON, tableOf(category.code()))) {
            for (DecisionTable.Input input : pack.table(table).inputs()) {
                pack.fact(category.code(), input.name()).ifPresent(facts::add);
            }
        }
        return List.copyOf(facts);
    }

    /** Names of the facts that the conditions of every category ask for. */
    public static List<String> commonFacts(PolicyPack pack) {
        return names(pack.table(COMMON));
    }

    /** Names of the facts that a category's own conditions ask for. */
    public static List<String> ownFacts(PolicyPack pack, Category category) {
        return names(pack.table(tableOf(category.code())));
    }

    private static List<String> names(DecisionTable table) {
        return table.inputs().stream().map(DecisionTable.Input::name).toList();
    }

    public static Eligibility of(PolicyPack pack, Category category, Map<String, ?> facts) {
        Map<String, Object> known = typed(pack, category, facts);
        Map<String, Reason> failed = new LinkedHashMap<>();
        Map<String, Reason> unknown = new LinkedHashMap<>();
        collect(pack.table(COMMON), pack.commonConditions(), known, failed, unknown);
        collect(pack.table(tableOf(category.code())), category.conditions(), known, failed, unknown);
        unknown.keySet().removeAll(failed.keySet());
        return new Eligibility(failed.isEmpty(), List.copyOf(failed.values()), List.copyOf(unknown.values()));
    }

    /** File name of a category's table without its ending. */
    public static String tableOf(String categoryCode) {
        return "cat-" + categoryCode + "-eligibility";
    }

    /** Reason codes of a table begin with this. */
    public static String codeOf(String table) {
        return table.equals(COMMON) ? COMMON_CODE : table.substring("cat-".length(), table.lastIndexOf('-'));
    }

    private static void collect(
            DecisionTable table,
            List<Bilingual> conditions,
            Map<String, Object> facts,
            Map<String, Reason> failed,
            Map<String, Reason> unknown) {
        for (Row row : table.matching(facts)) add(table, row, conditions, failed);
        for (Row row : table.undecided(facts)) add(table, row, conditions, unknown);
    }

    private static void add(DecisionTable table, Row row, List<Bilingual> conditions, Map<String, Reason> reasons) {
        if (row.yes("eligible")) return;
        String code = row.text("reasonCode");
        int number = Integer.parseInt(code.substring(code.lastIndexOf('E') + 1));
        Bilingual condition = conditions.get(number - 1);
        reasons.merge(
                code,
                new Reason(code, condition.zh(), condition.en(), row.text("legalBasis"), table.tested(row)),
                Eligibility::both);
    }

    private static Reason both(Reason one, Reason other) {
        Set<String> facts = new LinkedHashSet<>(one.facts());
        facts.addAll(other.facts());
        return new Reason(one.code(), one.zh(), one.en(), one.legalBasis(), List.copyOf(facts));
    }

    /** Answers as people or forms give them, by the type of each fact; what cannot be read counts as absent. */
    private static Map<String, Object> typed(PolicyPack pack, Category category, Map<String, ?> facts) {
        Map<String, Object> typed = new LinkedHashMap<>();
        for (Fact fact : asked(pack, category)) {
            Object value = facts.get(nameOf(fact));
            if (value != null) typed.put(nameOf(fact), value(fact.type(), value));
        }
        if (category.applicantTypes().size() == 1) {
            typed.putIfAbsent("applicantType", category.applicantTypes().get(0));
        }
        if (!typed.containsKey("rdRatio")) typed.put("rdRatio", ratio(facts.get("rd"), facts.get("revenue")));
        typed.values().removeIf(value -> value == null);
        return typed;
    }

    /** "D06.items" is asked as "items". */
    private static String nameOf(Fact fact) {
        return fact.key().substring(fact.key().indexOf('.') + 1);
    }

    private static Object value(FactType type, Object given) {
        return switch (type) {
            case YES_NO ->
                switch (given.toString().strip()) {
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    default -> null;
                };
            case MONEY, NUMBER, INTEGER -> number(given);
            case CHOICE, TEXT, DATE ->
                given.toString().strip().isEmpty() ? null : given.toString().strip();
            case CHOICES -> null;
        };
    }

    private static BigDecimal number(Object given) {
        if (given == null) return null;
        Facts one = new Facts(Map.of("value", given));
        return one.readable("value") ? one.number("value") : null;
    }

    /** R&D in percent of revenue, cut after four decimals: exact against every threshold with fewer. */
    private static BigDecimal ratio(Object rd, Object revenue) {
        BigDecimal part = number(rd);
        BigDecimal whole = number(revenue);
        if (part == null || whole == null) return null;
        if (whole.signum() == 0) return HUNDRED;
        return part.multiply(HUNDRED).divide(whole, 4, RoundingMode.DOWN);
    }
}
