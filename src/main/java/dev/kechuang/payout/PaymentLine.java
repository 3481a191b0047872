package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.util.UUID;

/** One line of a batch as frozen at the maker's submission; the account is a version, its number masked. */
public record PaymentLine(
        String batchNo,
        int serial,
        String itemNo,
        String ref,
        Money amount,
        UUID accountId,
        String accountFingerprint,
        String accountName,
        String bankName,
        String cnapsCode,
        String maskedNo) {}
