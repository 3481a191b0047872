package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** One order to the bank and the four people who stand behind it; a step nobody has taken yet is null. */
public record PaymentBatch(
        String batchNo,
        BatchStatus status,
        Instant statusSince,
        int itemCount,
        Money total,
        String linesHash,
        Step maker,
        Step checker,
        Step financeMaker,
        Step financeChecker,
        Step returned,
        String returnReason,
        Instant sentAt,
        Instant resultsDueAt) {

    /** Who and when. */
    public record Step(String userId, Instant at) {}

    /** Whether this person has already acted on the batch, in whatever role. */
    public boolean touchedBy(String userId) {
        return Stream.of(maker, checker, financeMaker, financeChecker)
                .filter(Objects::nonNull)
                .anyMatch(step -> step.userId().equals(userId));
    }
}
