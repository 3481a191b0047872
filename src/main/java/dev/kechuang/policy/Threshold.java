package dev.kechuang.policy;

import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.Tier;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Values of a base at which a rule begins to do something else, to the hundredth. */
final class Threshold {

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private Threshold() {}

    static List<BigDecimal> of(Money amount) {
        return List.of(amount.yuan());
    }

    /** The least base whose share reaches the cap; none for a rate of nothing. */
    static List<BigDecimal> reaching(Money cap, BigDecimal rate) {
        return rate.signum() == 0 ? List.of() : List.of(cap.yuan().divide(rate, 2, RoundingMode.CEILING));
    }

    static List<BigDecimal> reaching(BasePlusUnit rule) {
        if (rule.unitRate().isZero()) return List.of();
        Money more = rule.cap().minus(rule.base());
        return List.of(rule.unitFrom().add(more.yuan().divide(rule.unitRate().yuan(), 2, RoundingMode.CEILING)));
    }

    static List<BigDecimal> ends(List<Tier> tiers) {
        List<BigDecimal> ends = new ArrayList<>();
        for (Tier tier : tiers) tier.upTo().ifPresent(end -> ends.add(end.yuan()));
        return ends;
    }

    /** The least base whose bands together reach the cap. */
    static List<BigDecimal> reaching(Money cap, List<Tier> tiers) {
        BigDecimal left = cap.yuan();
        BigDecimal from = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            if (tier.rate().signum() > 0) {
                BigDecimal needed = from.add(left.divide(tier.rate(), 2, RoundingMode.CEILING));
                if (tier.upTo().isEmpty() || needed.compareTo(tier.upTo().get().yuan()) <= 0) return List.of(needed);
            }
            if (tier.upTo().isEmpty()) break;
            BigDecimal end = tier.upTo().get().yuan();
            left = left.subtract(end.subtract(from).multiply(tier.rate()));
            from = end;
        }
        return List.of();
    }

    /** One hundredth below, the value, one hundredth above; nothing below zero. */
    static List<BigDecimal> around(BigDecimal value) {
        BigDecimal below = value.subtract(HUNDREDTH);
        BigDecimal above = value.add(HUNDREDTH);
        return below.signum() < 0 ? List.of(value, above) : List.of(below, value, above);
    }
}
