package dev.kechuang.nomination.model;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code nomination_case}; {@code caseNo} and the deadlines are null until they exist. */
public record CaseRecord(
        UUID id,
        String caseNo,
        int programmeYear,
        String categoryCode,
        String ruleVersionId,
        EntryMode entryMode,
        CasePath path,
        String stackGroup,
        UUID unitId,
        String unitName,
        String uscc,
        String itemName,
        CaseStatus status,
        Instant statusSince,
        Money amount,
        String clause,
        boolean autoAccepted,
        String draftAnswers,
        String answers,
        Instant createdAt,
        String createdBy,
        Instant submittedAt,
        Deadlines deadlines,
        String noticeNo,
        String decisionNo,
        int version) {

    /** Exclusive instants by which somebody must have acted. */
    public record Deadlines(Instant review, Instant correction, Instant reminder, Instant entitlement, Instant waiver) {

        public static final Deadlines NONE = new Deadlines(null, null, null, null, null);
    }

    public CaseNo number() {
        return CaseNo.of(caseNo);
    }

    /** What the status is by the stored deadline, also when the timer that would say so has not fired yet. */
    public CaseStatus statusAt(Instant now) {
        boolean correctionOver = status == CaseStatus.CORRECTION_REQUIRED
                && deadlines.correction() != null
                && !now.isBefore(deadlines.correction());
        return correctionOver ? CaseStatus.DEEMED_WITHDRAWN : status;
    }
}
