package dev.kechuang.payout;

import dev.kechuang.policy.PolicyPack;

/**
 * What the measure of a case says about paying it (S18 to S20): working days until the payee is reminded and until the bank
 * must have answered, calendar days until the next batch and until the money counts as given up, and how often it may come
 * back before a person decides.
 */
public record PaymentTerms(
        int remindWorkdays, int nextBatchDays, int waivedAfterDays, int bankWorkdays, int maxAttempts) {

    public static PaymentTerms of(PolicyPack pack) {
        var periods = pack.periods();
        return new PaymentTerms(
                periods.payeeConfirm(),
                periods.payeeNextBatchCalendarDays(),
                periods.payeeWaiverCalendarDays(),
                periods.bank(),
                pack.maxPaymentAttempts());
    }
}
