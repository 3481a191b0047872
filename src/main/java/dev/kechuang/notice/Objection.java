package dev.kechuang.notice;

import dev.kechuang.shared.CaseNo;
import java.time.Instant;
import java.util.UUID;

/** An objection without its objector; the due instants are exclusive. {@code batchDue} ends the 60 days of domain.md 3.8. */
public record Objection(
        String no,
        String noticeNo,
        UUID entryId,
        int serial,
        CaseNo caseNo,
        UUID unitId,
        String unitName,
        String itemName,
        ObjectionScope scope,
        String content,
        String clue,
        boolean signed,
        ObjectionStatus status,
        String reasonCode,
        String explanation,
        Instant receivedAt,
        Instant signatureDue,
        Instant admissionDue,
        Instant batchDue,
        Instant answerDue,
        Instant investigationDue,
        String answer,
        String investigation,
        String findings,
        String suggestion,
        String investigatedBy,
        String ruling,
        String grounds,
        Instant closedAt) {

    /** Not settled within 60 calendar days: flagged, and its entry goes to the next year's batch. */
    public boolean overdue(Instant now) {
        return !(closedAt == null ? now : closedAt).isBefore(batchDue);
    }

    public boolean open() {
        return closedAt == null;
    }
}
