package dev.kechuang.statistics.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import dev.kechuang.statistics.CaseLine;
import dev.kechuang.statistics.Comparison;
import dev.kechuang.statistics.Comparison.CategoryLine;
import dev.kechuang.statistics.Comparison.UnitLine;
import dev.kechuang.statistics.Effect;
import dev.kechuang.statistics.Side;
import dev.kechuang.statistics.Sum;
import dev.kechuang.statistics.model.Replay.Drawn;
import dev.kechuang.statistics.model.Replay.Played;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Settles both sides of a replayed year and sets them side by side, in all, per category and per unit. */
public final class Comparing {

    private Comparing() {}

    /** {@code budget}: what the year's budget lines hold in all, or null without any. */
    public static Comparison of(Replay replay, Money budget, int ended, Instant at) {
        List<Played> played = replay.finish();
        List<Claim> before = new ArrayList<>();
        List<Claim> after = new ArrayList<>();
        for (int seq = 0; seq < played.size(); seq++) {
            Played one = played.get(seq);
            boolean stepped = replay.isSteppedOn(one.id());
            if (one.before().amount() != null) {
                before.add(claim(seq, one, one.own(), one.before(), stepped));
            }
            if (one.before().amount() != null && one.after().amount() != null) {
                after.add(claim(seq, one, replay.asked(), one.after(), stepped));
            }
        }
        Settlement then = Settlement.of(before, budget);
        Settlement now = Settlement.of(after, budget);
        List<CaseLine> lines = new ArrayList<>();
        for (int seq = 0; seq < played.size(); seq++) {
            lines.add(line(played.get(seq), then.sides().get(seq), now.sides().get(seq)));
        }
        return new Comparison(
                at,
                ended,
                Optional.ofNullable(budget),
                then.use(),
                now.use(),
                Sum.of(lines),
                categories(lines, played, replay),
                units(lines),
                lines);
    }

    private static Claim claim(int seq, Played one, PolicyPack pack, Drawn drawn, boolean steppedOn) {
        return new Claim(seq, one.unitId(), pack, drawn.category(), drawn.matterKeys(), steppedOn, drawn.amount());
    }

    private static CaseLine line(Played one, Side before, Side after) {
        Side shown = one.after().gone() && before != null ? Side.NOTHING : after;
        Effect effect = effect(one, before, shown);
        List<Problem> problems = effect == Effect.OPEN
                ? one.before().problems()
                : effect.compared() && effect != Effect.GONE
                        ? List.of()
                        : one.after().problems();
        return new CaseLine(
                one.id(),
                one.caseNo(),
                one.unitId(),
                one.unitName(),
                one.categoryCode(),
                one.status(),
                one.own().ruleVersionId(),
                before,
                shown,
                effect,
                problems);
    }

    private static Effect effect(Played one, Side before, Side after) {
        if (before == null) return Effect.OPEN;
        if (one.after().gone()) return Effect.GONE;
        if (after == null) return Effect.MISSING;
        int change = after.pay().compareTo(before.pay());
        return change == 0 ? Effect.SAME : change > 0 ? Effect.MORE : Effect.LESS;
    }

    private static List<CategoryLine> categories(List<CaseLine> lines, List<Played> played, Replay replay) {
        Map<String, Category> names = new HashMap<>();
        played.forEach(one -> names.putIfAbsent(one.categoryCode(), one.own().category(one.categoryCode())));
        Map<String, Category> asked =
                replay.asked().categories().stream().collect(Collectors.toMap(Category::code, category -> category));
        Map<String, List<CaseLine>> groups = lines.stream()
                .collect(Collectors.groupingBy(CaseLine::categoryCode, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> {
                    Category named = asked.getOrDefault(group.getKey(), names.get(group.getKey()));
                    return new CategoryLine(
                            group.getKey(),
                            named.nameZh(),
                            named.nameEn(),
                            asked.containsKey(group.getKey()),
                            Sum.of(group.getValue()));
                })
                .toList();
    }

    private static List<UnitLine> units(List<CaseLine> lines) {
        Map<UUID, List<CaseLine>> groups = lines.stream()
                .collect(Collectors.groupingBy(CaseLine::unitId, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new UnitLine(
                        group.getKey(),
                        group.getValue().get(group.getValue().size() - 1).unitName(),
                        Sum.of(group.getValue())))
                .toList();
    }
}
