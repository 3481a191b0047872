package dev.kechuang.policy;

import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.Grade;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases at the edges of a category's rule: every key, and one hundredth below, at and above every threshold and cap. */
public final class AmountSamples {

    private final List<Map<String, Object>> samples = new ArrayList<>();

    private AmountSamples() {}

    /** Facts as {@link AmountCalculator} reads them, figures as exact decimals. */
    public static List<Map<String, Object>> of(Category category) {
        AmountSamples made = new AmountSamples();
        made.ofRule(category.rule());
        if (category.review().passScore() > 0)
            made.reviewed(BigDecimal.valueOf(category.review().passScore()));
        return made.samples;
    }

    private void ofRule(AmountRule rule) {
        if (rule instanceof FixedByKey it) byKey(it);
        else if (rule instanceof UpgradeDiff it) it.table().keySet().forEach(key -> add(it.key(), key));
        else if (rule instanceof PercentCap it) {
            around(it.base(), Map.of(), Threshold.of(it.min()));
            around(it.base(), Map.of(), Threshold.reaching(it.cap(), it.rate()));
        } else if (rule instanceof PercentByKey it) {
            it.table()
                    .forEach((key, row) ->
                            around(it.base(), Map.of(it.key(), key), Threshold.reaching(row.cap(), row.rate())));
        } else if (rule instanceof TieredPercent it) {
            around(it.base(), Map.of(), Threshold.ends(it.tiers()));
            around(it.base(), Map.of(), Threshold.reaching(it.cap(), it.tiers()));
        } else if (rule instanceof PerUnitCap it) units(it);
        else if (rule instanceof BasePlusUnit it) {
            around("area", Map.of(), List.of(it.unitFrom()));
            around("area", Map.of(), Threshold.reaching(it));
        } else if (rule instanceof MatchByLevelRank it) match(it);
        else if (rule instanceof ScoreGrade it) {
            around("score", Map.of(), it.grades().stream().map(Grade::from).toList());
        } else if (rule instanceof StackableSum it) {
            it.items().keySet().forEach(item -> add("items", List.of(item)));
            add("items", List.copyOf(it.items().keySet()));
        } else if (rule instanceof RecognitionAndFacilitation it) agency(it);
        else if (rule instanceof RdFormula it) samples.addAll(RdSamples.of(it));
        else samples.add(Map.of());
    }

    private void byKey(FixedByKey it) {
        for (String key : it.table().keySet()) {
            if (it.designFactor().isEmpty()) add(it.key(), key);
            else for (String type : List.of("INVENTION", "DESIGN")) add(it.key(), key, "patentType", type);
        }
    }

    /** One of each, and around the greatest number that counts. */
    private void units(PerUnitCap it) {
        for (String unit : it.unit().keySet()) {
            for (int count : new int[] {1, it.maxUnits() - 1, it.maxUnits(), it.maxUnits() + 1}) {
                add("units", Collections.nCopies(count, unit));
            }
        }
        List<String> mixed = new ArrayList<>(it.unit().keySet());
        mixed.addAll(Collections.nCopies(it.maxUnits(), mixed.get(mixed.size() - 1)));
        add("units", List.copyOf(mixed));
    }

    private void match(MatchByLevelRank it) {
        int beyond = new TreeMap<>(it.rankFactor()).lastKey() + 1;
        it.table().forEach((level, row) -> {
            for (int rank = 1; rank <= beyond; rank++) {
                around(
                        "upperPrize",
                        Map.of("level", level, "rank", BigDecimal.valueOf(rank)),
                        Threshold.reaching(row.cap(), row.ratio()));
            }
        });
    }

    private void agency(RecognitionAndFacilitation it) {
        for (String level : it.recognition().keySet()) {
            add("recognition", level);
            around(
                    "contractAmount",
                    Map.of("recognition", level, "items", BigDecimal.valueOf(it.minItems())),
                    Threshold.of(it.minAmount()));
        }
        for (int items = it.minItems() - 1; items <= it.minItems() + 1; items++) {
            around("contractAmount", Map.of("items", BigDecimal.valueOf(items)), Threshold.of(it.minAmount()));
        }
    }

    /** The same cases with a score below, at and above the line. */
    private void reviewed(BigDecimal passScore) {
        for (Map<String, Object> unscored : List.copyOf(samples)) {
            around(AmountCalculator.SCORE, unscored, List.of(passScore));
        }
    }

    private void around(String fact, Map<String, Object> others, List<BigDecimal> thresholds) {
        for (BigDecimal threshold : thresholds) {
            for (BigDecimal value : Threshold.around(threshold)) {
                Map<String, Object> facts = new LinkedHashMap<>(new TreeMap<>(others));
                facts.put(fact, value);
                samples.add(facts);
            }
        }
    }

    private void add(Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            facts.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        samples.add(facts);
    }
}
