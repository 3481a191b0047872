package dev.kechuang.registry;

import java.time.Instant;
import java.util.UUID;

/** A bank account as people see it: the number shows its last four digits only. */
public record MaskedAccount(
        UUID id,
        UUID unitId,
        int version,
        String accountName,
        String bankName,
        String cnapsCode,
        String maskedNo,
        Instant since) {}
