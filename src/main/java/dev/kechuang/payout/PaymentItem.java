package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** The money of one award on its way to the unit; {@code confirmUntil} is exclusive, {@code returns} counts bank returns. */
public record PaymentItem(
        String itemNo,
        String caseNo,
        String decisionNo,
        int programmeYear,
        String categoryCode,
        String categoryName,
        String clause,
        UUID unitId,
        String unitName,
        String uscc,
        Money amount,
        ItemStatus status,
        Instant statusSince,
        Instant remindAt,
        Instant confirmUntil,
        UUID accountId,
        String batchNo,
        int attemptNo,
        int returns,
        Integer lastFiscalYear,
        Integer quotaYear,
        boolean crossYear) {

    public static String noOf(String caseNo) {
        return caseNo + "-P";
    }

    public static String caseNoOf(String itemNo) {
        if (!itemNo.endsWith("-P")) throw new IllegalArgumentException("Not an item number: " + itemNo);
        return itemNo.substring(0, itemNo.length() - 2);
    }

    /** The reference of the next instruction; the bank never sees it twice. */
    public String nextRef() {
        return itemNo + "-" + (attemptNo + 1);
    }

    public boolean retriesLeft(int maxAttempts) {
        return returns < maxAttempts;
    }

    /** The quota of the year in which it was sent does not carry over (domain 3.10.4). */
    public boolean quotaLapsed(int fiscalYear) {
        return lastFiscalYear != null && lastFiscalYear < fiscalYear && (quotaYear == null || quotaYear < fiscalYear);
    }
}
