package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All calculated cases of one year against the budget (domain 2.1, 3.9): the highest of a matter, then each applicant's
 * caps in order of submission, then one factor for the categories under total control.
 */
public final class YearSettlement {

    /** A calculated case; {@code seq} is the order of submission in the district or within its applicant. */
    public record Claim(
            String id,
            int seq,
            String applicant,
            Category category,
            String stackGroup,
            String matterKey,
            Money amount) {}

    /** What became of a claim; {@code SCALED} may have been truncated before. */
    public enum Status {
        KEPT,
        DROPPED,
        TRUNCATED,
        SCALED
    }

    /** {@code capped} is what the caps left of the amount; {@code keptInstead} names the claim that a dropped one gave way to. */
    public record Line(Claim claim, Status status, Money capped, Money pay, Optional<String> keptInstead) {}

    /** Lines in the order of the claims; with {@link BudgetFit.Verdict#FIXED_EXCEEDS_BUDGET} every line pays nothing. */
    public record Outcome(BudgetFit.Verdict verdict, BigDecimal factor, Money total, List<Line> lines) {}

    private static final Comparator<Claim> IN_TURN =
            Comparator.comparingInt(Claim::seq).thenComparing(Claim::id);

    private YearSettlement() {}

    public static Outcome of(Money annualCap, Money available, List<Claim> claims) {
        Map<String, String> givenWay = givenWay(claims);
        List<Claim> kept = claims.stream()
                .filter(claim -> !givenWay.containsKey(claim.id()))
                .sorted(IN_TURN)
                .toList();
        Map<String, Money> capped = capped(kept, annualCap);
        BudgetFit.Outcome budget = BudgetFit.of(
                available,
                kept.stream()
                        .map(claim -> new BudgetFit.Entry(
                                claim.id(),
                                capped.get(claim.id()),
                                claim.category().totalControl()))
                        .toList());
        List<Line> lines = claims.stream()
                .map(claim -> givenWay.containsKey(claim.id())
                        ? new Line(claim, Status.DROPPED, Money.ZERO, Money.ZERO, Optional.of(givenWay.get(claim.id())))
                        : kept(claim, capped.get(claim.id()), budget))
                .toList();
        return new Outcome(budget.verdict(), budget.factor(), budget.total(), lines);
    }

    private static Line kept(Claim claim, Money capped, BudgetFit.Outcome budget) {
        Money pay = budget.pay().getOrDefault(claim.id(), Money.ZERO);
        Status status = Status.KEPT;
        if (capped.compareTo(claim.amount()) < 0) status = Status.TRUNCATED;
        if (pay.compareTo(capped) < 0) status = Status.SCALED;
        return new Line(claim, status, capped, pay, Optional.empty());
    }

    /** 就高不重复: the dropped claims, each with the claim kept instead; a tie goes to the earlier submission. */
    private static Map<String, String> givenWay(List<Claim> claims) {
        List<Claim> bestFirst = claims.stream()
                .sorted(Comparator.comparing(Claim::amount).reversed().thenComparing(IN_TURN))
                .toList();
        Map<List<String>, List<Claim>> keptOfMatter = new HashMap<>();
        Map<String, String> givenWay = new HashMap<>();
        for (Claim claim : bestFirst) {
            List<Claim> kept = keptOfMatter.computeIfAbsent(
                    List.of(claim.stackGroup(), claim.matterKey()), matter -> new ArrayList<>());
            Optional<Claim> better =
                    kept.stream().filter(other -> sameMatter(claim, other)).findFirst();
            if (better.isEmpty()) kept.add(claim);
            else givenWay.put(claim.id(), better.get().id());
        }
        return givenWay;
    }

    /** Of one group and key: the same applicant's always, another's where both categories count across the district. */
    private static boolean sameMatter(Claim one, Claim other) {
        return one.applicant().equals(other.applicant())
                || one.category().matterScope() == MatterScope.DISTRICT
                        && other.category().matterScope() == MatterScope.DISTRICT;
    }

    private static Map<String, Money> capped(List<Claim> inTurn, Money annualCap) {
        Map<String, List<Stacking.Item>> byApplicant = new LinkedHashMap<>();
        Map<String, Money> perCategory = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Claim claim : inTurn) {
            if (!ids.add(claim.id())) throw new IllegalArgumentException("Claim " + claim.id() + " stands twice");
            Category category = claim.category();
            category.applicantCap().ifPresent(cap -> perCategory.put(category.code(), cap));
            byApplicant
                    .computeIfAbsent(claim.applicant(), applicant -> new ArrayList<>())
                    .add(new Stacking.Item(
                            claim.id(),
                            claim.seq(),
                            category.code(),
                            claim.stackGroup(),
                            claim.matterKey(),
                            claim.amount()));
        }
        Map<String, Money> capped = new HashMap<>();
        Stacking.Caps caps = new Stacking.Caps(annualCap, perCategory, Money.ZERO);
        for (List<Stacking.Item> items : byApplicant.values()) capped.putAll(Stacking.withinCaps(items, caps));
        return capped;
    }
}
