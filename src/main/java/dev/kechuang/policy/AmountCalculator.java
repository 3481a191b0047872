package dev.kechuang.policy;

import static dev.kechuang.policy.Trace.fact;
import static dev.kechuang.policy.Trace.rule;

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
import dev.kechuang.policy.AmountRule.RdFormula;
import dev.kechuang.policy.AmountRule.RecognitionAndFacilitation;
import dev.kechuang.policy.AmountRule.ScoreGrade;
import dev.kechuang.policy.AmountRule.StackableSum;
import dev.kechuang.policy.AmountRule.Tier;
import dev.kechuang.policy.AmountRule.TieredPercent;
import dev.kechuang.policy.AmountRule.UpgradeDiff;
import dev.kechuang.policy.AmountStep.Operand;
import dev.kechuang.policy.AmountStep.Operation;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What one case is worth by its category's rule (domain 2.1): exact decimals, rounded down to whole yuan once, at the end. */
public final class AmountCalculator {

    /** Optional fact: the part of the same matter that an upper policy makes the district bear (市区分担). */
    static final String UPPER_SHARE = "districtShareBorne";

    static final String SCORE = "score";

    private static final Operand NOTHING = rule("none", BigDecimal.ZERO);

    private final boolean absentScorePasses;

    /** For real cases: a category with a pass score needs the score. */
    public AmountCalculator() {
        this(false);
    }

    private AmountCalculator(boolean absentScorePasses) {
        this.absentScorePasses = absentScorePasses;
    }

    /** For figures before any review (the clerk's command line, samples): an absent score counts as passed. */
    public static AmountCalculator beforeReview() {
        return new AmountCalculator(true);
    }

    /**
     * {@code paidBefore}: decided for the same matter line, minus waived, returned and recovered (architecture 16.5);
     * it counts only where promotion pays the difference.
     */
    public AmountResult calculate(Category category, Map<String, Object> given, Money paidBefore) {
        Trace trace = new Trace(category.code());
        Facts facts = new Facts(given);
        Operand due = ifPassed(gross(category.rule(), facts, trace), category.review(), facts, trace);
        if (category.scaleFactor().compareTo(BigDecimal.ONE) != 0) {
            Operand factor = rule("fiscalScaleFactor", category.scaleFactor());
            due = trace.step(Operation.MULTIPLY, "乘以财力系数", "Times the fiscal scale factor", due, factor);
        }
        if (facts.has(UPPER_SHARE)) {
            Operand share = fact(UPPER_SHARE, facts.yuan(UPPER_SHARE));
            Operand rest = trace.step(
                    Operation.SUBTRACT, "减去上级政策要求本区分担部分", "Less the share borne for upper funds", due, share);
            due = trace.step(Operation.GREATER_OF, "不足为零", "Not below zero", rest, NOTHING);
        }
        if (category.rule().deductsPaidBefore()) {
            Operand rest = trace.step(
                    Operation.SUBTRACT,
                    "减去同一事项已奖补金额",
                    "Less what the same matter already got",
                    due,
                    Trace.paidBefore(paidBefore));
            due = trace.step(Operation.GREATER_OF, "不足为零", "Not below zero", rest, NOTHING);
        }
        return trace.result(due);
    }

    private Operand ifPassed(Operand due, ReviewLimits review, Facts facts, Trace trace) {
        if (review.passScore() == 0 || absentScorePasses && !facts.has(SCORE)) return due;
        Operand passed = trace.step(
                Operation.AT_LEAST,
                "评审是否合格",
                "Review passed",
                fact(SCORE, facts.score(SCORE)),
                rule("passScore", BigDecimal.valueOf(review.passScore())));
        return given(due, passed, trace);
    }

    private static Operand gross(AmountRule rule, Facts facts, Trace trace) {
        if (rule instanceof Fixed it) return fixed(it, trace);
        if (rule instanceof FixedByKey it) return fixedByKey(it, facts, trace);
        if (rule instanceof UpgradeDiff it) return byKey(it.key(), it.table(), facts, trace);
        if (rule instanceof PercentCap it) return percent(it, facts, trace);
        if (rule instanceof PercentByKey it) return percentByKey(it, facts, trace);
        if (rule instanceof TieredPercent it) return tiered(it, facts, trace);
        if (rule instanceof PerUnitCap it) return perUnit(it, facts, trace);
        if (rule instanceof BasePlusUnit it) return basePlusUnit(it, facts, trace);
        if (rule instanceof MatchByLevelRank it) return match(it, facts, trace);
        if (rule instanceof ScoreGrade it) return grade(it, facts, trace);
        if (rule instanceof StackableSum it) return sum(it, facts, trace);
        if (rule instanceof RecognitionAndFacilitation it) return agency(it, facts, trace);
        if (rule instanceof RdFormula it) return RdSubsidy.of(it, facts, trace);
        throw new IllegalStateException("No arithmetic for " + rule);
    }

    private static Operand fixed(Fixed it, Trace trace) {
        trace.fired(1);
        return trace.step(Operation.TAKE, "定额", "Fixed amount", rule("amount", it.amount()));
    }

    private static Operand byKey(String name, Map<String, Money> table, Facts facts, Trace trace) {
        String key = facts.oneOf(name, table);
        trace.fired(rowOf(key, table));
        return trace.step(Operation.TAKE, "按标准取定额", "Amount by standard", rule(key, table.get(key)));
    }

    private static Operand fixedByKey(FixedByKey it, Facts facts, Trace trace) {
        Operand amount = byKey(it.key(), it.table(), facts, trace);
        if (it.designFactor().isEmpty() || !facts.patentType().equals("DESIGN")) return amount;
        Operand factor = rule("designFactor", it.designFactor().get());
        return trace.step(Operation.MULTIPLY, "外观设计折算", "Design patent factor", amount, factor);
    }

    private static Operand percent(PercentCap it, Facts facts, Trace trace) {
        trace.fired(1);
        Operand base = fact(it.base(), facts.yuan(it.base()));
        Operand share = trace.step(Operation.MULTIPLY, "按比例计算", "Percentage", base, rule("rate", it.rate()));
        Operand capped = capped(share, it.cap(), trace);
        Operation test = it.exclusive() ? Operation.MORE_THAN : Operation.AT_LEAST;
        Operand reached = trace.step(test, "是否达到起点", "Threshold reached", base, rule("min", it.min()));
        return given(capped, reached, trace);
    }

    private static Operand percentByKey(PercentByKey it, Facts facts, Trace trace) {
        String key = facts.oneOf(it.key(), it.table());
        Percent row = it.table().get(key);
        trace.fired(rowOf(key, it.table()));
        Operand base = fact(it.base(), facts.yuan(it.base()));
        Operand share = trace.step(Operation.MULTIPLY, "按比例计算", "Percentage", base, rule("rate." + key, row.rate()));
        return capped(share, row.cap(), trace);
    }

    private static Operand tiered(TieredPercent it, Facts facts, Trace trace) {
        Operand base = fact(it.base(), facts.yuan(it.base()));
        return capped(slices(base, it.tiers(), trace, true), it.cap(), trace);
    }

    /** Marginal bands: the sum of each slice at its own rate. With {@code clauses} each band counts as a row of the rule. */
    static Operand slices(Operand base, List<Tier> tiers, Trace trace, boolean clauses) {
        List<Operand> parts = new ArrayList<>();
        Money from = Money.ZERO;
        for (int band = 0; band < tiers.size(); band++) {
            Tier tier = tiers.get(band);
            if (band > 0 && base.value().compareTo(from.yuan()) <= 0) break;
            Operand start = rule("from", from);
            Operand slice = tier.upTo()
                    .map(end -> trace.step(
                            Operation.SLICE, "分段：本段金额", "Slice of this band", base, start, rule("upTo", end)))
                    .orElseGet(() -> trace.step(Operation.SLICE, "分段：本段金额", "Slice of this band", base, start));
            parts.add(trace.step(
                    Operation.MULTIPLY, "分段：按本段比例", "Times the band's rate", slice, rule("rate", tier.rate())));
            if (clauses) trace.fired(band + 1);
            from = tier.upTo().orElse(from);
        }
        return trace.step(Operation.ADD, "各段合计", "Sum of the bands", parts.toArray(Operand[]::new));
    }

    private static Operand perUnit(PerUnitCap it, Facts facts, Trace trace) {
        List<String> best = facts.keys("units", it.unit()).stream()
                .sorted(Comparator.comparing((String level) -> it.unit().get(level))
                        .reversed())
                .limit(it.maxUnits())
                .toList();
        List<Operand> amounts = new ArrayList<>();
        for (String level : best) {
            trace.fired(rowOf(level, it.unit()));
            amounts.add(rule(level, it.unit().get(level)));
        }
        Operand total = trace.step(Operation.ADD, "逐项合计", "Sum of the units", amounts.toArray(Operand[]::new));
        return capped(total, it.cap(), trace);
    }

    private static Operand basePlusUnit(BasePlusUnit it, Facts facts, Trace trace) {
        trace.fired(1);
        Operand area = fact("area", facts.number("area"));
        Operand start = rule("unitFrom", it.unitFrom());
        Operand beyond = trace.step(Operation.SLICE, "超出起点部分", "Beyond the start", area, start);
        Operand more =
                trace.step(Operation.MULTIPLY, "按单位标准", "Times the unit rate", beyond, rule("unitRate", it.unitRate()));
        Operand total = trace.step(Operation.ADD, "基础加增量", "Base plus units", rule("base", it.base()), more);
        Operand reached = trace.step(Operation.AT_LEAST, "是否达到起点", "Threshold reached", area, start);
        return given(capped(total, it.cap(), trace), reached, trace);
    }

    private static Operand match(MatchByLevelRank it, Facts facts, Trace trace) {
        String level = facts.oneOf("level", it.table());
        Match row = it.table().get(level);
        int rank = facts.whole("rank");
        if (rank == 0) throw Refusal.invalid("rank", "policy.badFact", "rank");
        Operand prize = fact("upperPrize", facts.yuan("upperPrize"));
        Operand matched =
                trace.step(Operation.MULTIPLY, "按比例配套", "Matched", prize, rule("ratio." + level, row.ratio()));
        Operand capped = capped(matched, row.cap(), trace);
        int ranks = it.rankFactor().size();
        BigDecimal factor = it.rankFactor().get(rank);
        int block = (rowOf(level, it.table()) - 1) * ranks;
        trace.fired(factor == null ? it.table().size() * ranks + 1 : block + rank);
        Operand rankFactor = rule("rankFactor." + rank, factor == null ? BigDecimal.ZERO : factor);
        return trace.step(Operation.MULTIPLY, "按排名系数", "Times the rank factor", capped, rankFactor);
    }

    private static Operand grade(ScoreGrade it, Facts facts, Trace trace) {
        Operand score = fact(SCORE, facts.score(SCORE));
        for (int row = 0; row < it.grades().size(); row++) {
            Grade grade = it.grades().get(row);
            Operand reached =
                    trace.step(Operation.AT_LEAST, "是否达到等次分数", "Grade reached", score, rule("from", grade.from()));
            if (reached.value().signum() > 0) {
                trace.fired(row + 1);
                return given(rule("grade", grade.amount()), reached, trace);
            }
        }
        return trace.step(Operation.TAKE, "未达最低等次", "No grade reached", NOTHING);
    }

    private static Operand sum(StackableSum it, Facts facts, Trace trace) {
        List<Operand> amounts = new ArrayList<>();
        for (String item : new LinkedHashSet<>(facts.keys("items", it.items()))) {
            trace.fired(rowOf(item, it.items()));
            amounts.add(rule(item, it.items().get(item)));
        }
        return trace.step(Operation.ADD, "各项叠加", "Sum of the items", amounts.toArray(Operand[]::new));
    }

    /** Recognition may be absent, facilitation may be absent, not both. */
    private static Operand agency(RecognitionAndFacilitation it, Facts facts, Trace trace) {
        Operand recognised = NOTHING;
        if (facts.has("recognition")) recognised = byKey("recognition", it.recognition(), facts, trace);
        if (facts.has("recognition") && !facts.has("items") && !facts.has("contractAmount")) return recognised;
        Operand enough = trace.step(
                Operation.AT_LEAST,
                "促成项数是否达到",
                "Enough contracts",
                fact("items", facts.number("items")),
                rule("minItems", BigDecimal.valueOf(it.minItems())));
        Operand large = trace.step(
                Operation.AT_LEAST,
                "登记成交额是否达到",
                "Enough turnover",
                fact("contractAmount", facts.yuan("contractAmount")),
                rule("minAmount", it.minAmount()));
        Operand facilitated = trace.step(
                Operation.MULTIPLY, "促成转化奖励", "Facilitation", rule("facilitation", it.facilitation()), enough, large);
        if (facilitated.value().signum() > 0) trace.fired(it.recognition().size() + 1);
        return trace.step(Operation.ADD, "合计", "Sum", recognised, facilitated);
    }

    static Operand capped(Operand amount, Money cap, Trace trace) {
        return trace.step(Operation.LESSER_OF, "不超过上限", "Not above the cap", amount, rule("cap", cap));
    }

    /** A condition that holds is 1, one that fails is 0. */
    static Operand given(Operand amount, Operand condition, Trace trace) {
        return trace.step(Operation.MULTIPLY, "符合条件方予计算", "Only if the condition holds", amount, condition);
    }

    private static int rowOf(String key, Map<String, ?> table) {
        return List.copyOf(table.keySet()).indexOf(key) + 1;
    }
}
