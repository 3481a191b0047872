package dev.kechuang.policy.web;

import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.PackDiff;
import dev.kechuang.shared.Money;
import java.util.Optional;
import java.util.stream.Collectors;

/** A made-up case and what it is worth under both versions; {@code tone} says whether the applicant gains. */
record SampleLine(String facts, String before, String after, String more, String tone) {

    static SampleLine of(PackDiff.Sample sample, PackWords before, PackWords after) {
        String facts = sample.facts().entrySet().stream()
                .map(fact -> after.with(after.question(fact.getKey()), after.value("", fact.getValue())))
                .collect(Collectors.joining(after.semicolon()));
        Optional<Money> was = sample.before().map(AmountResult::amount);
        Optional<Money> is = sample.after().map(AmountResult::amount);
        Money more = is.orElse(Money.ZERO).minus(was.orElse(Money.ZERO));
        String sign = more.isPositive() ? "+" : "";
        String tone = more.isPositive() ? "good" : more.isNegative() ? "bad" : "quiet";
        return new SampleLine(
                facts, told(sample.before(), before), told(sample.after(), after), sign + after.value("", more), tone);
    }

    private static String told(Optional<AmountResult> result, PackWords words) {
        return result.map(one -> words.value("", one.amount()) + " · " + one.clause())
                .orElse("—");
    }
}
