package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a year's entries fit the budget (domain 3.9): only categories under total control are scaled, by one factor. */
public final class BudgetFit {

    /** Fixed entries are paid in full or not at all; a shortage there needs a supplementary budget or a deferral. */
    public enum Verdict {
        PAY_ALL,
        SCALED,
        FIXED_EXCEEDS_BUDGET
    }

    /** One entry; {@code totalControl} as its category says. */
    public record Entry(String id, Money amount, boolean totalControl) {}

    /** {@code factor} has four decimals; what rounding leaves stays unallocated. {@code pay} is empty when nothing fits. */
    public record Outcome(Verdict verdict, BigDecimal factor, Map<String, Money> pay, Money total) {}

    private static final BigDecimal ONE = new BigDecimal("1.0000");

    private BudgetFit() {}

    public static Outcome of(Money available, List<Entry> entries) {
        Money fixed = sum(entries, false);
        Money controlled = sum(entries, true);
        if (fixed.compareTo(available) > 0) {
            return new Outcome(Verdict.FIXED_EXCEEDS_BUDGET, new BigDecimal("0.0000"), Map.of(), Money.ZERO);
        }
        Money left = available.minus(fixed);
        if (controlled.compareTo(left) <= 0) return paid(Verdict.PAY_ALL, ONE, entries);
        BigDecimal factor = left.yuan().divide(controlled.yuan(), 4, RoundingMode.DOWN);
        return paid(Verdict.SCALED, factor, entries);
    }

    private static Money sum(List<Entry> entries, boolean totalControl) {
        return entries.stream()
                .filter(entry -> entry.totalControl() == totalControl)
                .map(Entry::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static Outcome paid(Verdict verdict, BigDecimal factor, List<Entry> entries) {
        Map<String, Money> pay = new LinkedHashMap<>();
        for (Entry entry : entries) {
            boolean scaled = verdict == Verdict.SCALED && entry.totalControl();
            pay.put(entry.id(), scaled ? entry.amount().times(factor) : entry.amount());
        }
        return new Outcome(verdict, factor, pay, pay.values().stream().reduce(Money.ZERO, Money::plus));
    }
}
