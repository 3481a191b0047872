package dev.kechuang.policy.model;

import dev.kechuang.policy.Label;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.TeamRule;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Row;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Team shares are parts of a whole, and their minimum may rise but not fall without a signed reason (domain 2.5 rule 6). */
final class TeamGuards {

    private static final List<String> RECIPIENTS = List.of("UNIT", "PERSON");

    private final PolicyPack pack;
    private final PackSource source;
    private final Optional<DecisionTable> table;

    private TeamGuards(PolicyPack pack, PackSource source) {
        this.pack = pack;
        this.source = source;
        // without rules the table was refused as a whole
        this.table = Optional.ofNullable(pack.tables().get(TeamTable.NAME))
                .filter(read -> !pack.teamRules().isEmpty());
    }

    static void check(PolicyPack pack, PackSource source, Optional<PolicyPack> previous) {
        TeamGuards guards = new TeamGuards(pack, source);
        guards.table.ifPresent(guards::rows);
        pack.teamMinOverride()
                .filter(override ->
                        override.reason().isBlank() || override.signedBy().isBlank())
                .ifPresent(
                        empty -> source.guard("policy.guard.emptyOverride", List.of(), "pack.yaml", "teamMinOverride"));
        if (guards.table.isPresent() && pack.teamMinOverride().isEmpty()) previous.ifPresent(guards::ratchet);
    }

    private void rows(DecisionTable read) {
        Set<String> families = new HashSet<>();
        pack.families().forEach(family -> families.add(family.code()));
        for (Row row : read.rows()) {
            int line = read.lineOf(row);
            for (TeamRule rule : TeamTable.of(read, row).values()) {
                if (!families.contains(rule.family())) at(line, "policy.guard.unknownFamily", rule.family());
                part(rule.min(), "teamMin", line);
                part(rule.usual(), "teamUsual", line);
                part(rule.firstMin(), "firstMin", line);
                if (rule.usual().compareTo(rule.min()) < 0) at(line, "policy.guard.usualBelowMin", rule.family());
            }
        }
    }

    /** What the version before promised each family, whether to units or to persons, is promised still. */
    private void ratchet(PolicyPack previous) {
        Stream.concat(previous.families().stream(), pack.families().stream())
                .map(Label::code)
                .distinct()
                .forEach(family -> {
                    for (String recipient : RECIPIENTS) {
                        BigDecimal before = min(previous, family, recipient);
                        BigDecimal now = min(pack, family, recipient);
                        if (now.compareTo(before) < 0) {
                            at(line(family, recipient), "policy.guard.teamMinLowered", family, before, now);
                        }
                    }
                });
    }

    private static BigDecimal min(PolicyPack pack, String family, String recipient) {
        return pack.teamRule(family, recipient).map(TeamRule::min).orElse(BigDecimal.ZERO);
    }

    private int line(String family, String recipient) {
        DecisionTable read = table.orElseThrow();
        Set<String> keys = Set.of(TeamRule.key(family, recipient), family);
        return read.rows().stream()
                .filter(row -> TeamTable.of(read, row).keySet().stream().anyMatch(keys::contains))
                .findFirst()
                .map(read::lineOf)
                .orElse(1);
    }

    private void part(BigDecimal share, String name, int line) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            at(line, "policy.guard.notAPart", name, share.toPlainString());
        }
    }

    private void at(int line, String key, Object... args) {
        source.findings().guard(TeamTable.FILE, line, key, args);
    }
}
