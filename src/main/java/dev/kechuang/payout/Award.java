package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.util.UUID;

/** What the government decided for one case: the only source of an item's amount. */
public record Award(
        String caseNo,
        String decisionNo,
        int programmeYear,
        String categoryCode,
        String categoryName,
        String clause,
        UUID unitId,
        String unitName,
        String uscc,
        Money amount) {}
