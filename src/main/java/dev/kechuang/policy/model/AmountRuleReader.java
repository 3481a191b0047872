package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountRule;
import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.Fixed;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.Grade;
import dev.kechuang.policy.AmountRule.Match;
import dev.kechuang.policy.AmountRule.MatchByLevelRank;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.Percent;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** From the {@code amount:} part of a category's file to its typed rule. */
final class AmountRuleReader {

    private static final Pattern RANK = Pattern.compile("[1-9][0-9]?");

    private AmountRuleReader() {}

    static AmountRule read(PackNode node) {
        int typeLine = node.line("type");
        String type = node.text("type");
        return switch (type) {
            case "FIXED" -> new Fixed(node.yuan("amount"));
            case "FIXED_BY_KEY" -> fixedByKey(node);
            case "FIXED_BY_KEY_UPGRADE", "UPGRADE_DIFF" -> new UpgradeDiff(node.text("key"), amounts(node, "table"));
            case "PERCENT_CAP" -> percent(node);
            case "PERCENT_BY_KEY_CAP" -> percentByKey(node, true, false);
            case "PERCENT_CAP_BY_KEY" -> percentByKey(node, false, true);
            case "PERCENT_BY_KEY_CAPKEY" -> percentByKey(node, true, true);
            case "TIERED_PERCENT_CAP" -> new TieredPercent(tiers(node), node.text("base"), node.yuan("cap"));
            case "PER_UNIT_CAP" -> new PerUnitCap(amounts(node, "unit"), node.integer("maxUnits"), node.yuan("cap"));
            case "BASE_PLUS_UNIT_CAP" -> basePlusUnit(node);
            case "MATCH_BY_LEVEL_RANK" -> match(node);
            case "SCORE_GRADE" -> new ScoreGrade(grades(node));
            case "STACKABLE_SUM" -> new StackableSum(amounts(node, "items"));
            case "SUM_OF" -> agency(node);
            case "RD_FORMULA" -> rd(node);
            default -> unknown(node, typeLine, type);
        };
    }

    /** The rest of an unknown rule cannot be judged, so nothing more is said of it. */
    private static AmountRule unknown(PackNode node, int line, String type) {
        if (!type.isEmpty()) node.problem(line, "policy.pack.unknownValue", "type", type);
        node.ignoreRest();
        return new Fixed(Money.ZERO);
    }

    private static Map<String, Money> amounts(PackNode node, String key) {
        return node.table(key, PackNode::yuan);
    }

    private static AmountRule fixedByKey(PackNode node) {
        Optional<BigDecimal> factor =
                node.has("designFactor") ? Optional.of(node.decimal("designFactor")) : Optional.empty();
        return new FixedByKey(node.text("key"), amounts(node, "table"), factor);
    }

    private static AmountRule percent(PackNode node) {
        boolean exclusive = node.has("minExclusive");
        Money min = node.yuan(exclusive ? "minExclusive" : "min");
        return new PercentCap(node.decimal("rate"), node.text("base"), min, exclusive, node.yuan("cap"));
    }

    private static AmountRule percentByKey(PackNode node, boolean rateByKey, boolean capByKey) {
        int capLine = node.line("cap");
        Map<String, BigDecimal> rates = rateByKey ? node.table("rate", PackNode::decimal) : Map.of();
        Map<String, Money> caps = capByKey ? amounts(node, "cap") : Map.of();
        BigDecimal rate = rateByKey ? null : node.decimal("rate");
        Money cap = capByKey ? null : node.yuan("cap");
        if (rateByKey && capByKey && !rates.keySet().equals(caps.keySet())) {
            node.problem(capLine, "policy.pack.sameKeys", "cap", "rate");
            caps = filled(rates, caps);
        }
        Map<String, Percent> table = new LinkedHashMap<>();
        for (String key : (rateByKey ? rates : caps).keySet()) {
            table.put(key, new Percent(rateByKey ? rates.get(key) : rate, capByKey ? caps.get(key) : cap));
        }
        return new PercentByKey(node.text("key"), table, node.text("base"));
    }

    /** Every key of the rates with its cap, so that reading can go on. */
    private static Map<String, Money> filled(Map<String, BigDecimal> rates, Map<String, Money> caps) {
        Map<String, Money> filled = new LinkedHashMap<>();
        for (String key : rates.keySet()) filled.put(key, caps.getOrDefault(key, Money.ZERO));
        return filled;
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

    private static AmountRule match(PackNode node) {
        int capLine = node.line("cap");
        Map<String, BigDecimal> ratios = node.table("ratio", PackNode::decimal);
        Map<String, Money> read = amounts(node, "cap");
        if (!ratios.keySet().equals(read.keySet())) node.problem(capLine, "policy.pack.sameKeys", "cap", "ratio");
        Map<String, Money> caps = filled(ratios, read);
        Map<String, Match> table = new LinkedHashMap<>();
        ratios.forEach((level, ratio) -> table.put(level, new Match(ratio, caps.get(level))));
        Map<Integer, BigDecimal> ranks = new TreeMap<>();
        node.table("rankFactor", (all, rank) -> {
            if (RANK.matcher(rank).matches()) ranks.put(Integer.valueOf(rank), all.decimal(rank));
            else all.problem(all.line(rank), "policy.pack.rank", rank);
            return rank;
        });
        return new MatchByLevelRank(table, ranks, node.yes("upgradeDiff"));
    }

    private static List<Grade> grades(PackNode node) {
        int listLine = node.line("grades");
        List<Integer> lines = new ArrayList<>();
        List<Grade> grades = node.each("grades", grade -> {
            lines.add(grade.line());
            return new Grade(grade.decimal("from"), grade.yuan("amount"));
        });
        if (!node.sound()) return grades;
        if (grades.isEmpty()) node.problem(listLine, "policy.guard.noBands");
        for (int next = 1; next < grades.size(); next++) {
            if (grades.get(next).from().compareTo(grades.get(next - 1).from()) >= 0) {
                node.problem(
                        lines.get(next),
                        "policy.guard.gradesFall",
                        grades.get(next).from());
            }
            if (grades.get(next).amount().compareTo(grades.get(next - 1).amount()) > 0) {
                node.problem(
                        lines.get(next),
                        "policy.guard.gradePaysMore",
                        grades.get(next).amount().yuan());
            }
        }
        return grades;
    }

    private static AmountRule agency(PackNode node) {
        Map<String, Money> recognition = amounts(node, "recognition");
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
