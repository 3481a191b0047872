package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountRule;
import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.Fixed;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.PercentByKey;
import dev.kechuang.policy.AmountRule.PercentCap;
import dev.kechuang.policy.AmountRule.RdBase;
import dev.kechuang.policy.AmountRule.RdFirst;
import dev.kechuang.policy.AmountRule.RdFormula;
import dev.kechuang.policy.AmountRule.RdIncrement;
import dev.kechuang.policy.AmountRule.RecognitionAndFacilitation;
import dev.kechuang.policy.AmountRule.ScoreGrade;
import dev.kechuang.policy.AmountRule.StackableSum;
import dev.kechuang.policy.AmountRule.Tier;
import dev.kechuang.policy.AmountRule.TieredPercent;
import dev.kechuang.policy.AmountRule.UpgradeDiff;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the {@code amount:} part of a category's file, and its params table where figures depend on a key, to its typed rule. */
final class AmountRuleReader {

    private AmountRuleReader() {}

    static AmountRule read(PackNode node, AmountParams params) {
        int typeLine = node.line("type");
        String type = node.text("type");
        return switch (type) {
            case "FIXED" -> new Fixed(node.yuan("amount"));
            case "FIXED_BY_KEY" -> fixedByKey(node, params);
            case "FIXED_BY_KEY_UPGRADE", "UPGRADE_DIFF" -> new UpgradeDiff(params.key(), params.amounts());
            case "PERCENT_CAP" -> percent(node);
            case "PERCENT_BY_KEY_CAP" ->
                new PercentByKey(params.key(), params.ratesUpTo(node.yuan("cap")), node.text("base"));
            case "PERCENT_CAP_BY_KEY" ->
                new PercentByKey(params.key(), params.capsOf(node.decimal("rate")), node.text("base"));
            case "PERCENT_BY_KEY_CAPKEY" -> new PercentByKey(params.key(), params.ratesAndCaps(), node.text("base"));
            case "TIERED_PERCENT_CAP" -> new TieredPercent(tiers(node), node.text("base"), node.yuan("cap"));
            case "PER_UNIT_CAP" -> new PerUnitCap(params.amounts(), node.integer("maxUnits"), node.yuan("cap"));
            case "BASE_PLUS_UNIT_CAP" -> basePlusUnit(node);
            case "MATCH_BY_LEVEL_RANK" -> params.match(node.yes("upgradeDiff"));
            case "SCORE_GRADE" -> new ScoreGrade(params.grades());
            case "STACKABLE_SUM" -> new StackableSum(params.amounts());
            case "SUM_OF" -> agency(node, params);
            case "RD_FORMULA" -> rd(node);
            default -> unknown(node, params, typeLine, type);
        };
    }

    /** The rest of an unknown rule cannot be judged, so nothing more is said of it. */
    private static AmountRule unknown(PackNode node, AmountParams params, int line, String type) {
        if (!type.isEmpty()) node.problem(line, "policy.pack.unknownValue", "type", type);
        node.ignoreRest();
        params.ignore();
        return new Fixed(Money.ZERO);
    }

    private static AmountRule fixedByKey(PackNode node, AmountParams params) {
        Optional<BigDecimal> factor =
                node.has("designFactor") ? Optional.of(node.decimal("designFactor")) : Optional.empty();
        return new FixedByKey(params.key(), params.amounts(), factor);
    }

    private static AmountRule percent(PackNode node) {
        boolean exclusive = node.has("minExclusive");
        Money min = node.yuan(exclusive ? "minExclusive" : "min");
        return new PercentCap(node.decimal("rate"), node.text("base"), min, exclusive, node.yuan("cap"));
    }

    /** Bands rise without overlap or gap: each begins where the one before ends, and only the last is open. */
    private static List<Tier> tiers(PackNode node) {
        int listLine = node.line("tiers");
        List<Integer> lines = new ArrayList<>();
        List<Tier> tiers = node.each("tiers", tier -> {
            lines.add(tier.line());
            return new Tier(tier.has("upTo") ? Optional.of(tier.yuan("upTo")) : Optional.empty(), tier.decimal("rate"));
        });
        if (!node.sound()) return tiers;
        if (tiers.isEmpty()) node.problem(listLine, "policy.guard.noBands");
        Money from = Money.ZERO;
        for (int band = 0; band < tiers.size(); band++) {
            Optional<Money> end = tiers.get(band).upTo();
            boolean last = band == tiers.size() - 1;
            if (end.isEmpty() && !last) node.problem(lines.get(band), "policy.guard.bandOpen", band + 1);
            if (end.isPresent() && last)
                node.problem(
                        lines.get(band), "policy.guard.bandClosed", end.get().yuan());
            if (end.isPresent() && end.get().compareTo(from) <= 0) {
                node.problem(
                        lines.get(band), "policy.guard.bandOverlap", end.get().yuan(), from.yuan());
            }
            from = end.orElse(from);
        }
        return tiers;
    }

    private static AmountRule basePlusUnit(PackNode node) {
        node.text("unit");
        return new BasePlusUnit(
                node.yuan("base"),
                node.yuan("unitRate"),
                BigDecimal.valueOf(node.integer("unitFrom")),
                node.yuan("cap"));
    }

    private static AmountRule agency(PackNode node, AmountParams params) {
        Map<String, Money> recognition = params.amounts();
        PackNode more = node.node("facilitation");
        AmountRule rule = new RecognitionAndFacilitation(
                recognition, more.integer("minItems"), more.yuan("minAmount"), more.yuan("amount"));
        more.done();
        return rule;
    }

    private static AmountRule rd(PackNode node) {
        PackNode small = node.node("small");
        PackNode large = node.node("large");
        RdFormula rule = new RdFormula(
                node.decimal("minRatio"),
                new RdBase(small.yuan("min"), small.decimal("rate"), small.yuan("cap")),
                new RdBase(large.yuan("min"), large.decimal("rate"), large.yuan("cap")),
                new RdIncrement(
                        large.yuan("incrMin"), large.decimal("prevDropMax"), tiers(large), large.yuan("incrCap")),
                new RdFirst(node.yuan("firstTimeBonus"), node.yuan("firstTimeMin")));
        small.done();
        large.done();
        return rule;
    }
}
