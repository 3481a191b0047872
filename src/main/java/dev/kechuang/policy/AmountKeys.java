package dev.kechuang.policy;

import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.MatchByLevelRank;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.PercentByKey;
import dev.kechuang.policy.AmountRule.RecognitionAndFacilitation;
import dev.kechuang.policy.AmountRule.StackableSum;
import dev.kechuang.policy.AmountRule.UpgradeDiff;
import java.util.List;
import java.util.Map;

/** Which answers an amount rule knows for a fact: the rows of its own table, in their order. */
public final class AmountKeys {

    private AmountKeys() {}

    /** Empty if the fact is a figure. */
    public static List<String> of(AmountRule rule, String fact) {
        if (rule instanceof FixedByKey it) return keys(it.key(), it.table(), fact);
        if (rule instanceof UpgradeDiff it) return keys(it.key(), it.table(), fact);
        if (rule instanceof PercentByKey it) return keys(it.key(), it.table(), fact);
        if (rule instanceof MatchByLevelRank it) return keys("level", it.table(), fact);
        if (rule instanceof PerUnitCap it) return keys("units", it.unit(), fact);
        if (rule instanceof StackableSum it) return keys("items", it.items(), fact);
        if (rule instanceof RecognitionAndFacilitation it) return keys("recognition", it.recognition(), fact);
        return List.of();
    }

    private static List<String> keys(String key, Map<String, ?> table, String fact) {
        return key.equals(fact) ? List.copyOf(table.keySet()) : List.of();
    }
}
