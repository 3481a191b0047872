package dev.kechuang.statistics.model;

import dev.kechuang.nomination.CaseFacts;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.RecordedCase;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The recorded cases of a year, each with what it has under its own version and what the asked pack would give it. Facts are
 * dropped once used; only a case that steps on another one of the year keeps them until that one is known.
 */
public final class Replay {

    /** What one version gives a case: an amount, or why there is none; {@code category} is null where it has no such category. */
    record Drawn(Category category, Collection<String> matterKeys, Money amount, List<Problem> problems) {

        static Drawn without(Category category, List<Problem> problems) {
            return new Drawn(category, List.of(), null, problems);
        }

        boolean gone() {
            return category == null;
        }
    }

    /** A case without its facts. */
    record Played(
            UUID id,
            String caseNo,
            UUID unitId,
            String unitName,
            CaseStatus status,
            Instant submittedAt,
            PolicyPack own,
            String categoryCode,
            Drawn before,
            Drawn after) {}

    private final PolicyPack asked;
    private final Function<String, PolicyPack> versions;
    private final Map<String, Category> askedCategories = new HashMap<>();
    private final AmountCalculator calculator = new AmountCalculator();
    private final Map<UUID, Money> amountsAfter = new HashMap<>();
    private final Map<UUID, Money> amountsBefore = new HashMap<>();
    private final Set<UUID> steppedOn = new HashSet<>();
    private final List<RecordedCase> laterSteps = new ArrayList<>();
    private final List<Played> played = new ArrayList<>();

    public Replay(PolicyPack asked, Function<String, PolicyPack> versions) {
        this.asked = asked;
        this.versions = versions;
        asked.categories().forEach(category -> askedCategories.put(category.code(), category));
    }

    public void take(List<RecordedCase> chunk) {
        for (RecordedCase one : chunk) {
            if (one.amount() != null) amountsBefore.put(one.id(), one.amount());
            steppedOn.addAll(one.steppedOn());
            if (one.steppedOn().isEmpty()) play(one);
            else laterSteps.add(one);
        }
    }

    PolicyPack asked() {
        return asked;
    }

    /** In order of submission, which decides ties and who a cap cuts. */
    List<Played> finish() {
        laterSteps.sort(order(RecordedCase::submittedAt, one -> one.caseNo().text()));
        laterSteps.forEach(this::play);
        laterSteps.clear();
        played.sort(order(Played::submittedAt, Played::caseNo));
        return played;
    }

    boolean isSteppedOn(UUID id) {
        return steppedOn.contains(id);
    }

    private void play(RecordedCase one) {
        PolicyPack own = versions.apply(one.ruleVersionId());
        Drawn after = after(one);
        if (after.amount() != null) amountsAfter.put(one.id(), after.amount());
        played.add(new Played(
                one.id(),
                one.caseNo().text(),
                one.unitId(),
                one.unitName(),
                one.status(),
                one.submittedAt(),
                own,
                one.categoryCode(),
                before(one, own.category(one.categoryCode())),
                after));
    }

    /** What is on record counts; a case that has no amount yet is calculated by its own version. */
    private Drawn before(RecordedCase one, Category own) {
        if (one.amount() != null) return new Drawn(own, one.matterKeys(), one.amount(), List.of());
        return drawn(own, one.matterKeys(), one.own(), deducted(one, amountsBefore));
    }

    private Drawn after(RecordedCase one) {
        Category category = askedCategories.get(one.categoryCode());
        if (category == null) {
            return Drawn.without(null, List.of(Problem.of("", "nomination.asOf.noCategory", one.categoryCode())));
        }
        if (!one.asked().readable()) return Drawn.without(category, one.asked().problems());
        List<String> keys = category.matterKeysOf(one.asked().values());
        if (keys.isEmpty()) {
            return Drawn.without(category, List.of(Problem.of("", "policy.missingFact", category.matterKey())));
        }
        return drawn(category, keys, one.asked(), deducted(one, amountsAfter));
    }

    private Drawn drawn(Category category, Collection<String> keys, CaseFacts facts, Optional<Money> before) {
        if (!facts.readable()) return Drawn.without(category, facts.problems());
        if (before.isEmpty()) {
            return Drawn.without(category, List.of(Problem.of("", "statistics.reason.earlierStep")));
        }
        try {
            Money amount =
                    calculator.calculate(category, facts.values(), before.get()).amount();
            return new Drawn(category, keys, amount, List.of());
        } catch (Refusal missing) {
            return Drawn.without(category, missing.problems());
        }
    }

    /** Empty where an earlier step of the year has no amount: then nobody knows what would have been paid before. */
    private static Optional<Money> deducted(RecordedCase one, Map<UUID, Money> amounts) {
        Money sum = one.paidBefore();
        for (UUID step : one.steppedOn()) {
            Money amount = amounts.get(step);
            if (amount == null) return Optional.empty();
            sum = sum.plus(amount);
        }
        return Optional.of(sum);
    }

    private static <T> Comparator<T> order(Function<T, Instant> at, Function<T, String> caseNo) {
        return Comparator.comparing(at).thenComparing(caseNo);
    }
}
