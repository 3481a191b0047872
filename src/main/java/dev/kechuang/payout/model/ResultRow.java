package dev.kechuang.payout.model;

import dev.kechuang.payout.Outcome;
import dev.kechuang.shared.Money;
import java.time.Instant;

/** One line of a bank's answer; return code and reason only where money came back. */
public record ResultRow(
        int line,
        String ref,
        Money amount,
        Outcome outcome,
        String returnCode,
        String returnReason,
        String bankSerial,
        Instant tradedAt) {}
