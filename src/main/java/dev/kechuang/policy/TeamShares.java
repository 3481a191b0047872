package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a grant is shared (domain 2.5): the team's pool in whole yuan by largest remainder, the rest to the unit. */
public record TeamShares(Money team, Money unit, Map<String, Money> parts) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private record Remainder(String name, BigDecimal rest) {}

    /** {@code percents} of the pool in the order of rank, summing to exactly 100; left-over yuan go to the larger remainder, ties to the earlier rank. */
    public static TeamShares of(Money grant, BigDecimal teamRatio, Map<String, BigDecimal> percents) {
        BigDecimal sum = percents.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean negative = percents.values().stream().anyMatch(percent -> percent.signum() < 0);
        if (sum.compareTo(HUNDRED) != 0 || negative) {
            throw Refusal.invalid("teamPlan", "policy.teamPercents", sum.toPlainString());
        }
        Money team = grant.times(teamRatio);
        Map<String, Money> parts = new LinkedHashMap<>();
        List<Remainder> remainders = new ArrayList<>();
        Money left = team;
        for (Map.Entry<String, BigDecimal> share : percents.entrySet()) {
            BigDecimal exact = team.yuan().multiply(share.getValue()).movePointLeft(2);
            Money floor = Money.ofYuan(exact.setScale(0, RoundingMode.FLOOR));
            parts.put(share.getKey(), floor);
            remainders.add(new Remainder(share.getKey(), exact.subtract(floor.yuan())));
            left = left.minus(floor);
        }
        remainders.sort(Comparator.comparing(Remainder::rest).reversed());
        for (int next = 0; left.isPositive(); next++) {
            parts.merge(remainders.get(next).name(), Money.ofYuan(1), Money::plus);
            left = left.minus(Money.ofYuan(1));
        }
        return new TeamShares(team, grant.minus(team), parts);
    }
}
