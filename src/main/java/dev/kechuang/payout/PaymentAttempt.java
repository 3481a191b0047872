package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.time.Instant;

/** One instruction that went to the bank under its own reference. */
public record PaymentAttempt(
        String ref,
        String itemNo,
        String caseNo,
        int attemptNo,
        String batchNo,
        Money amount,
        int fiscalYear,
        ItemStatus status,
        Instant sentAt,
        String returnCode,
        String bankSerial,
        int programmeYear,
        String categoryCode) {

    /** The bank has spoken; nothing but the same word is accepted any more. */
    public boolean settled() {
        return status != ItemStatus.SENT && status != ItemStatus.UNKNOWN;
    }
}
