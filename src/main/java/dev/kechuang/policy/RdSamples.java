package dev.kechuang.policy;

import dev.kechuang.policy.AmountRule.RdBase;
import dev.kechuang.policy.AmountRule.RdFormula;
import dev.kechuang.policy.AmountRule.RdIncrement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases at the edges of the R&D subsidy: base, ratio, increment, fall of the year before, first year. */
final class RdSamples {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final List<Map<String, Object>> samples = new ArrayList<>();
    private final RdFormula rule;

    private RdSamples(RdFormula rule) {
        this.rule = rule;
    }

    static List<Map<String, Object>> of(RdFormula rule) {
        RdSamples made = new RdSamples(rule);
        made.base(false, rule.small());
        made.base(true, rule.large());
        made.ratio(false, rule.small());
        made.ratio(true, rule.large());
        made.increment(rule.increment());
        made.firstYear(rule.first().min().yuan());
        return made.samples;
    }

    private void base(boolean aboveScale, RdBase base) {
        List<BigDecimal> thresholds = new ArrayList<>(Threshold.of(base.min()));
        thresholds.addAll(Threshold.reaching(base.cap(), base.rate()));
        for (BigDecimal threshold : thresholds) {
            for (BigDecimal rd : Threshold.around(threshold)) add(aboveScale, rd, rd, rd, rd, false);
        }
    }

    /** Spending at the least that counts, revenue where the ratio tips over. */
    private void ratio(boolean aboveScale, RdBase base) {
        if (rule.minRatio().signum() == 0) return;
        BigDecimal rd = base.min().yuan();
        BigDecimal most = rd.divide(rule.minRatio(), 2, RoundingMode.FLOOR);
        for (BigDecimal revenue : Threshold.around(most)) add(aboveScale, rd, revenue, rd, rd, false);
    }

    private void increment(RdIncrement it) {
        BigDecimal before = it.min().yuan();
        List<BigDecimal> thresholds = new ArrayList<>(Threshold.of(it.min()));
        thresholds.addAll(Threshold.ends(it.tiers()));
        thresholds.addAll(Threshold.reaching(it.cap(), it.tiers()));
        for (BigDecimal threshold : thresholds) {
            for (BigDecimal more : Threshold.around(threshold)) {
                BigDecimal rd = before.add(more);
                add(true, rd, rd, before, before, false);
            }
        }
        BigDecimal kept = BigDecimal.ONE.subtract(it.prevDropMax());
        if (kept.signum() == 0) return;
        // the year before last so high that the year before is just within the fall allowed
        for (BigDecimal earlier : Threshold.around(before.divide(kept, 2, RoundingMode.FLOOR))) {
            add(true, before.add(before), before, before, earlier, false);
        }
        add(true, before.add(before), before, before, NONE, false);
    }

    private void firstYear(BigDecimal least) {
        for (BigDecimal rd : Threshold.around(least)) add(true, rd, rd, NONE, NONE, true);
    }

    private void add(
            boolean aboveScale,
            BigDecimal rd,
            BigDecimal revenue,
            BigDecimal prevRd,
            BigDecimal earlier,
            boolean first) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("aboveScale", aboveScale);
        facts.put("rd", rd);
        facts.put("revenue", revenue);
        facts.put("prevRd", prevRd);
        facts.put("prevPrevRd", earlier);
        facts.put("firstTime", first);
        samples.add(facts);
    }
}
