package dev.kechuang.policy;

import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.Fixed;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.MatchByLevelRank;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.PercentByKey;
import dev.kechuang.policy.AmountRule.PercentCap;
import dev.kechuang.policy.AmountRule.RdFormula;
import dev.kechuang.policy.AmountRule.RecognitionAndFacilitation;
import dev.kechuang.policy.AmountRule.ScoreGrade;
import dev.kechuang.policy.AmountRule.StackableSum;
import dev.kechuang.policy.AmountRule.TieredPercent;
import dev.kechuang.policy.AmountRule.UpgradeDiff;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which facts a category reads: those of its amount rule and the parts of its matter key. */
final class FactNames {

    private FactNames() {}

    static Set<String> of(Category category) {
        Set<String> names = new LinkedHashSet<>(ofRule(category.rule()));
        names.addAll(List.of(category.matterKey().split("\\+")));
        return names;
    }

    /** Read where present: the review's score, and the share that a policy from above makes the district bear. */
    static Set<String> optional(Category category) {
        Set<String> names = new LinkedHashSet<>(List.of(AmountCalculator.UPPER_SHARE));
        if (category.review().passScore() > 0) names.add(AmountCalculator.SCORE);
        return names;
    }

    static List<String> ofRule(AmountRule rule) {
        if (rule instanceof Fixed) return List.of();
        if (rule instanceof FixedByKey it) {
            List<String> names = new ArrayList<>(List.of(it.key()));
            if (it.designFactor().isPresent()) names.add("patentType");
            return names;
        }
        if (rule instanceof UpgradeDiff it) return List.of(it.key());
        if (rule instanceof PercentCap it) return List.of(it.base());
        if (rule instanceof PercentByKey it) return List.of(it.key(), it.base());
        if (rule instanceof TieredPercent it) return List.of(it.base());
        if (rule instanceof PerUnitCap) return List.of("units");
        if (rule instanceof BasePlusUnit) return List.of("area");
        if (rule instanceof MatchByLevelRank) return List.of("level", "upperPrize", "rank");
        if (rule instanceof ScoreGrade) return List.of("score");
        if (rule instanceof StackableSum) return List.of("items");
        if (rule instanceof RecognitionAndFacilitation) return List.of("recognition", "items", "contractAmount");
        if (rule instanceof RdFormula) {
            return List.of("aboveScale", "rd", "revenue", "prevRd", "prevPrevRd", "firstTime");
        }
        throw new IllegalStateException("No fact names for " + rule);
    }
}
