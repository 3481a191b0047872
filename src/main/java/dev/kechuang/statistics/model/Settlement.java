package dev.kechuang.statistics.model;

import dev.kechuang.policy.BudgetFit;
import dev.kechuang.policy.Stacking;
import dev.kechuang.shared.Money;
import dev.kechuang.statistics.Comparison.Use;
import dev.kechuang.statistics.Side;
import dev.kechuang.statistics.Standing;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All claims of a year settled as the measure says: highest only, caps in order of submission, then the budget. */
record Settlement(Map<Integer, Side> sides, Use use) {

    private static final Money NO_CAP = Money.ofFen(Long.MAX_VALUE);

    /** {@code budget} is null where the year has no budget lines. */
    static Settlement of(List<Claim> claims, Money budget) {
        Set<String> dropped = dropped(claims);
        Map<String, Money> due = new HashMap<>();
        claims.stream()
                .filter(claim -> !dropped.contains(claim.id()))
                .collect(Collectors.groupingBy(Claim::unitId))
                .values()
                .forEach(ofUnit -> due.putAll(withinCaps(ofUnit)));
        Optional<BudgetFit.Outcome> fit = Optional.ofNullable(budget).map(money -> fit(claims, due, money));
        Map<String, Money> paid = fit.filter(outcome -> outcome.verdict() != BudgetFit.Verdict.FIXED_EXCEEDS_BUDGET)
                .map(BudgetFit.Outcome::pay)
                .orElse(due);
        Map<Integer, Side> sides = new TreeMap<>();
        for (Claim claim : claims) sides.put(claim.seq(), side(claim, due.get(claim.id()), paid.get(claim.id())));
        return new Settlement(
                sides,
                new Use(
                        sum(claims.stream().map(Claim::amount).toList()),
                        sum(due.values()),
                        sum(paid.values()),
                        fit.map(BudgetFit.Outcome::verdict),
                        fit.map(BudgetFit.Outcome::factor).orElse(BigDecimal.ONE)));
    }

    private static Set<String> dropped(List<Claim> claims) {
        Set<String> dropped = new HashSet<>();
        for (List<Claim> rivals : Rivals.among(claims)) {
            List<Stacking.Item> items =
                    rivals.stream().map(claim -> item(claim, "one matter")).toList();
            dropped.addAll(Stacking.settle(items, Stacking.Caps.annual(NO_CAP)).dropped());
        }
        return dropped;
    }

    /** A year may have had several versions: the unit's latest case says which annual cap holds. */
    private static Map<String, Money> withinCaps(List<Claim> ofUnit) {
        Claim latest = ofUnit.get(ofUnit.size() - 1);
        Map<String, Money> perCategory = new HashMap<>();
        for (Claim claim : ofUnit) {
            claim.category()
                    .applicantCap()
                    .ifPresent(cap -> perCategory.put(claim.category().code(), cap));
        }
        List<Stacking.Item> items =
                ofUnit.stream().map(claim -> item(claim, claim.id())).toList();
        var caps = new Stacking.Caps(latest.pack().annualCap(), perCategory, Money.ZERO);
        return Stacking.settle(items, caps).pay();
    }

    private static BudgetFit.Outcome fit(List<Claim> claims, Map<String, Money> due, Money budget) {
        return BudgetFit.of(
                budget,
                claims.stream()
                        .filter(claim -> due.containsKey(claim.id()))
                        .map(claim -> new BudgetFit.Entry(
                                claim.id(),
                                due.get(claim.id()),
                                claim.category().totalControl()))
                        .toList());
    }

    private static Side side(Claim claim, Money due, Money pay) {
        if (due == null) return new Side(claim.amount(), Money.ZERO, Money.ZERO, Standing.DROPPED);
        Standing standing = pay.compareTo(due) < 0
                ? Standing.SCALED
                : due.compareTo(claim.amount()) < 0 ? Standing.CAPPED : Standing.WHOLE;
        return new Side(claim.amount(), due, pay, standing);
    }

    private static Stacking.Item item(Claim claim, String matter) {
        return new Stacking.Item(
                claim.id(),
                claim.seq(),
                claim.category().code(),
                claim.category().stackGroup(),
                matter,
                claim.amount());
    }

    private static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
