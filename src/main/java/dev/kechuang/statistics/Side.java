package dev.kechuang.statistics;

import dev.kechuang.shared.Money;

/**
 * A case under one version: what its rule gives, what is due after highest-only and the caps, what the budget pays. Where a
 * budget cannot even pay the fixed amounts, nothing is scaled and {@code pay} equals {@code due}.
 */
public record Side(Money calculated, Money due, Money pay, Standing standing) {

    /** A case the version gives nothing. */
    public static final Side NOTHING = new Side(Money.ZERO, Money.ZERO, Money.ZERO, Standing.WHOLE);
}
