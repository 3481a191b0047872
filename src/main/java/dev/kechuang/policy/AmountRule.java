package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one category's amount is found (domain 2.1). Tables keep the order of the pack: a row's position is its clause. */
public sealed interface AmountRule {

    /** One amount for everybody. */
    record Fixed(Money amount) implements AmountRule {}

    /** An amount by what was awarded; {@code designFactor} applies to design patents. */
    record FixedByKey(String key, Map<String, Money> table, Optional<BigDecimal> designFactor) implements AmountRule {}

    /** Promotion pays the difference to what the same line already got (晋级补差). */
    record UpgradeDiff(String key, Map<String, Money> table) implements AmountRule {}

    /** A percentage of a base that reaches {@code min}, or lies above it when {@code exclusive}. */
    record PercentCap(BigDecimal rate, String base, Money min, boolean exclusive, Money cap) implements AmountRule {}

    /** A percentage and a cap, either of which may depend on a key; the table's order numbers the clauses. */
    record PercentByKey(String key, Map<String, Percent> table, String base) implements AmountRule {}

    /** A rate and the most it may yield. */
    record Percent(BigDecimal rate, Money cap) {}

    /** Marginal bands: each slice of the base at its own rate. */
    record TieredPercent(List<Tier> tiers, String base, Money cap) implements AmountRule {}

    /** A band up to and including {@code upTo}; the last band has no end. */
    record Tier(Optional<Money> upTo, BigDecimal rate) {}

    /** So much for each unit, the most valuable first, at most {@code maxUnits} of them. */
    record PerUnitCap(Map<String, Money> unit, int maxUnits, Money cap) implements AmountRule {}

    /** A base amount once {@code unitFrom} is reached, and more for each further unit. */
    record BasePlusUnit(Money base, Money unitRate, BigDecimal unitFrom, Money cap) implements AmountRule {}

    /** A prize matched up to the level's cap, then multiplied by the factor of the unit's rank. */
    record MatchByLevelRank(Map<String, Match> table, Map<Integer, BigDecimal> rankFactor, boolean upgradeDiff)
            implements AmountRule {}

    /** Ratio and cap of one award level. */
    record Match(BigDecimal ratio, Money cap) {}

    /** An amount by the grade a score reaches, best grade first. */
    record ScoreGrade(List<Grade> grades) implements AmountRule {}

    /** Reached with {@code from} points or more. */
    record Grade(BigDecimal from, Money amount) {}

    /** Several amounts that add up. */
    record StackableSum(Map<String, Money> items) implements AmountRule {}

    /** A recognition amount, plus one for facilitating enough contracts. */
    record RecognitionAndFacilitation(Map<String, Money> recognition, int minItems, Money minAmount, Money facilitation)
            implements AmountRule {}

    /** R&D subsidy: base part, increment part for above-scale firms, bonus for the first year of R&D. */
    record RdFormula(BigDecimal minRatio, RdBase small, RdBase large, RdIncrement increment, RdFirst first)
            implements AmountRule {}

    /** Base part: a percentage of R&D spending that reaches {@code min}. */
    record RdBase(Money min, BigDecimal rate, Money cap) {}

    /** Increment part; {@code prevDropMax} is the greatest fall allowed in the year before. */
    record RdIncrement(Money min, BigDecimal prevDropMax, List<Tier> tiers, Money cap) {}

    /** Bonus of the first year. */
    record RdFirst(Money bonus, Money min) {}

    /** Whether what the same matter line got before is deducted. */
    default boolean deductsPaidBefore() {
        return this instanceof UpgradeDiff || this instanceof MatchByLevelRank match && match.upgradeDiff();
    }
}
