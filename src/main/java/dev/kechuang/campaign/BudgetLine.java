package dev.kechuang.campaign;

import dev.kechuang.shared.Money;
import java.util.UUID;

/** Money of one year for one purpose; what is reserved or paid is no longer available (domain 3.9). */
public record BudgetLine(
        UUID id,
        int programmeYear,
        String name,
        String functionalCode,
        String economicCode,
        Money total,
        Money reserved,
        Money paid) {

    public Money available() {
        return total.minus(reserved).minus(paid);
    }
}
