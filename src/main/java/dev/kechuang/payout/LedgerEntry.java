package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.time.Instant;

/** One booking; nothing is ever changed or taken out. */
public record LedgerEntry(
        long id,
        String ref,
        LedgerKind kind,
        String batchNo,
        String caseNo,
        int programmeYear,
        String categoryCode,
        Money amount,
        Instant bookedAt,
        String bookedBy) {}
