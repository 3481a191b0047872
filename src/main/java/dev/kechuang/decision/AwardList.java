package dev.kechuang.decision;

import dev.kechuang.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/** A list on its way to the decision; {@code noticedSha256} is the fingerprint of its lines as the public read them. */
public record AwardList(
        String no,
        int programmeYear,
        ListStatus status,
        String ruleVersionId,
        String noticedSha256,
        int entryCount,
        Money total,
        String assembledBy,
        Instant assembledAt,
        String budgetNote,
        String budgetConfirmedBy,
        String budgetCheckedBy,
        MeetingOutcome outcome,
        String minutesNo,
        String meetingName,
        LocalDate meetingDate,
        String returnReason,
        String docNo,
        LocalDate decidedOn,
        String documentSha256,
        Instant issuedAt) {}
