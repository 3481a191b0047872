package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;

/** A verified figure further from the declared one than either limit is put to the applicant (domain S07). */
public record VerificationLimits(BigDecimal differenceRatio, Money differenceAmount) {

    public boolean exceededBy(Money declared, Money verified) {
        Money difference = declared.compareTo(verified) >= 0 ? declared.minus(verified) : verified.minus(declared);
        return difference.compareTo(differenceAmount) > 0
                || difference.yuan().compareTo(declared.yuan().multiply(differenceRatio)) > 0;
    }
}
