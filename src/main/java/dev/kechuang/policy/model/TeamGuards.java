package dev.kechuang.policy.model;

import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.TeamRule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Team shares are parts of a whole, and their minimum may rise but not fall without a signed reason (domain 2.5 rule 6). */
final class TeamGuards {

    private static final String FILE = "pack.yaml";

    private TeamGuards() {}

    static void check(PolicyPack pack, PackSource source, Optional<PolicyPack> previous) {
        Set<String> families = new HashSet<>();
        pack.families().forEach(family -> families.add(family.code()));
        int row = 0;
        for (TeamRule rule : pack.teamRules().values()) {
            if (!families.contains(rule.family())) {
                source.guard("policy.guard.unknownFamily", List.of(rule.family()), FILE, "teamShares", row);
            }
            part(rule.min(), "min", row, source);
            part(rule.usual(), "usual", row, source);
            part(rule.firstMin(), "firstMin", row, source);
            if (rule.usual().compareTo(rule.min()) < 0) {
                source.guard("policy.guard.usualBelowMin", List.of(rule.family()), FILE, "teamShares", row);
            }
            row++;
        }
        pack.teamMinOverride()
                .filter(override ->
                        override.reason().isBlank() || override.signedBy().isBlank())
                .ifPresent(empty -> source.guard("policy.guard.emptyOverride", List.of(), FILE, "teamMinOverride"));
        if (previous.isPresent() && pack.teamMinOverride().isEmpty()) ratchet(pack, previous.get(), source);
    }

    private static void ratchet(PolicyPack pack, PolicyPack previous, PackSource source) {
        List<String> rows = List.copyOf(pack.teamRules().keySet());
        for (Map.Entry<String, TeamRule> before : previous.teamRules().entrySet()) {
            TeamRule now = pack.teamRules().get(before.getKey());
            BigDecimal min = now == null ? BigDecimal.ZERO : now.min();
            if (min.compareTo(before.getValue().min()) >= 0) continue;
            Object[] place = now == null
                    ? new Object[] {"teamShares"}
                    : new Object[] {"teamShares", rows.indexOf(before.getKey())};
            source.guard(
                    "policy.guard.teamMinLowered",
                    List.of(before.getKey(), before.getValue().min(), min),
                    FILE,
                    place);
        }
    }

    private static void part(BigDecimal share, String name, int row, PackSource source) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            source.guard("policy.guard.notAPart", List.of(name, share.toPlainString()), FILE, "teamShares", row);
        }
    }
}
