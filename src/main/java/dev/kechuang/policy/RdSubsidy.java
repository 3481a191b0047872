package dev.kechuang.policy;

import static dev.kechuang.policy.Trace.fact;
import static dev.kechuang.policy.Trace.rule;

import dev.kechuang.policy.AmountRule.RdBase;
import dev.kechuang.policy.AmountRule.RdFormula;
import dev.kechuang.policy.AmountRule.RdIncrement;
import dev.kechuang.policy.AmountStep.Operand;
import dev.kechuang.policy.AmountStep.Operation;
import java.math.BigDecimal;

/** B01, the subsidy after R&D spending: one formula, so one row; the steps say which parts of it applied. */
final class RdSubsidy {

    private RdSubsidy() {}

    static Operand of(RdFormula it, Facts facts, Trace trace) {
        trace.fired(1);
        boolean aboveScale = facts.yes("aboveScale");
        Operand rd = fact("rd", facts.yuan("rd"));
        Operand ratio = ratioReached(it, rd, facts, trace);
        if (!aboveScale) return base(it.small(), rd, ratio, trace);
        Operand base = base(it.large(), rd, ratio, trace);
        Operand increment = increment(it.increment(), rd, ratio, facts, trace);
        Operand total = trace.step(Operation.ADD, "基本补助加增量奖励", "Base plus increment", base, increment);
        if (!facts.has("firstTime") || !facts.yes("firstTime")) return total;
        Operand reached = trace.step(
                Operation.AT_LEAST,
                "首次研发是否达到起点",
                "First year threshold",
                rd,
                rule("firstTimeMin", it.first().min()));
        Operand bonus = AmountCalculator.given(rule("firstTimeBonus", it.first().bonus()), reached, trace);
        return trace.step(Operation.ADD, "加首次研发奖励", "Plus the first-year bonus", total, bonus);
    }

    /** rd / revenue ≥ 3 %, written without a division: it would not be exact. */
    private static Operand ratioReached(RdFormula it, Operand rd, Facts facts, Trace trace) {
        Operand needed = trace.step(
                Operation.MULTIPLY,
                "营业收入占比线",
                "Revenue times the ratio",
                fact("revenue", facts.yuan("revenue")),
                rule("minRatio", it.minRatio()));
        return trace.step(Operation.AT_LEAST, "研发占比是否达到", "Ratio reached", rd, needed);
    }

    private static Operand base(RdBase it, Operand rd, Operand ratio, Trace trace) {
        Operand share = trace.step(Operation.MULTIPLY, "按比例计算", "Percentage", rd, rule("rate", it.rate()));
        Operand capped = AmountCalculator.capped(share, it.cap(), trace);
        Operand reached = trace.step(Operation.AT_LEAST, "是否达到起点", "Threshold reached", rd, rule("min", it.min()));
        return trace.step(Operation.MULTIPLY, "符合条件方予计算", "Only if both conditions hold", capped, reached, ratio);
    }

    /** The year before last may be missing: then there was no fall. */
    private static Operand increment(RdIncrement it, Operand rd, Operand ratio, Facts facts, Trace trace) {
        Operand previous = fact("prevRd", facts.yuan("prevRd"));
        Operand earlier = fact("prevPrevRd", facts.has("prevPrevRd") ? facts.yuan("prevPrevRd") : BigDecimal.ZERO);
        Operand more = trace.step(Operation.SUBTRACT, "研发费用增量", "Increase of R&D", rd, previous);
        Operand enough = trace.step(Operation.AT_LEAST, "增量是否达到", "Increase enough", more, rule("incrMin", it.min()));
        Operand fall = trace.step(Operation.SUBTRACT, "上一年降幅", "Fall of the year before", earlier, previous);
        Operand allowed =
                trace.step(Operation.MULTIPLY, "允许降幅", "Fall allowed", earlier, rule("prevDropMax", it.prevDropMax()));
        Operand steady = trace.step(Operation.AT_LEAST, "降幅是否在限内", "Fall within the limit", allowed, fall);
        Operand slices = AmountCalculator.slices(more, it.tiers(), trace, false);
        Operand capped = AmountCalculator.capped(slices, it.cap(), trace);
        return trace.step(Operation.MULTIPLY, "符合条件方予计算", "Only if the conditions hold", capped, enough, steady, ratio);
    }
}
