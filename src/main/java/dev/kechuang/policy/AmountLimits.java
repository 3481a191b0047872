package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;

/** Amounts that hold for all categories; {@code annualCap} is one enterprise's total in one year. */
public record AmountLimits(
        Money annualCap, BigDecimal fiscalScaleFactor, Money penaltyVetoAmount, int penaltyLookbackMonths) {}
