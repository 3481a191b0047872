package dev.kechuang.payout;

import dev.kechuang.shared.Money;

/** Sums of one programme year and category; still out = sent − paid − returned. */
public record LedgerTotal(int programmeYear, String categoryCode, Money sent, Money paid, Money returned) {

    public Money stillOut() {
        return sent.minus(paid).minus(returned);
    }
}
