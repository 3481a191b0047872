package dev.kechuang.policy.model;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.TeamRule;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Output;
import dev.kechuang.policy.table.DecisionTable.Row;
import dev.kechuang.policy.table.HitPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Table {@code team-share}: what of a grant is owed to the core team, by family and, where rows tell them apart, by recipient. */
final class TeamTable {

    static final String NAME = "team-share";
    static final String FILE = "dmn/team-share.dmn";

    private static final String FAMILY = "family";
    private static final String RECIPIENT = "recipientType";
    private static final List<String> SHARES = List.of("teamMin", "teamUsual", "firstMin");

    private TeamTable() {}

    /** The rules by {@link TeamRule#key}; a table that says them otherwise than expected gives none. */
    static Map<String, TeamRule> rules(Map<String, DecisionTable> tables, Consumer<PackFinding> sink) {
        DecisionTable table = tables.get(NAME);
        Map<String, TeamRule> rules = new LinkedHashMap<>();
        if (table == null) {
            sink.accept(PackFinding.of(FILE, 1, "policy.table.missing", NAME));
        } else if (fits(table)) {
            for (Row row : table.rows()) {
                Map<String, TeamRule> said = of(table, row);
                if (said.isEmpty()) {
                    sink.accept(PackFinding.of(FILE, table.lineOf(row), "policy.table.teamRow", row.number()));
                }
                rules.putAll(said);
            }
        } else {
            sink.accept(PackFinding.of(
                    FILE, 1, "policy.table.paramColumns", FAMILY + ", " + RECIPIENT, String.join(", ", SHARES)));
        }
        return rules;
    }

    private static boolean fits(DecisionTable table) {
        List<String> asks = table.inputs().stream().map(Input::name).toList();
        List<String> says = table.outputs().stream().map(Output::name).toList();
        return table.hitPolicy() == HitPolicy.UNIQUE
                && asks.equals(List.of(FAMILY, RECIPIENT))
                && says.containsAll(SHARES);
    }

    /** The rules of one row; none where a family or a share is not stated. */
    static Map<String, TeamRule> of(DecisionTable table, Row row) {
        Map<String, TeamRule> rules = new LinkedHashMap<>();
        List<BigDecimal> shares = new ArrayList<>();
        for (String share : SHARES) {
            if (row.outputs().get(share) instanceof BigDecimal number) shares.add(number);
        }
        boolean any = !table.tested(row).contains(RECIPIENT);
        Optional<List<Object>> recipients =
                any ? Optional.of(List.of("")) : table.literals(row, RECIPIENT).filter(some -> !some.isEmpty());
        List<Object> families = table.literals(row, FAMILY).orElse(List.of());
        if (shares.size() < SHARES.size() || recipients.isEmpty()) return rules;
        for (Object family : families) {
            for (Object recipient : recipients.get()) {
                rules.put(
                        TeamRule.key(family.toString(), recipient.toString()),
                        new TeamRule(family.toString(), shares.get(0), shares.get(1), shares.get(2)));
            }
        }
        return rules;
    }
}
