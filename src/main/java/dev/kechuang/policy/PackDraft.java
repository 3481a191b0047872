package dev.kechuang.policy;

import java.time.Instant;
import java.util.UUID;

/** A pack on its way to publication; {@code ruleVersionId} is null while the pack cannot be read. */
public record PackDraft(
        UUID id,
        String ruleVersionId,
        String title,
        String fileName,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        UUID replaces,
        Status status,
        String amends,
        String reason,
        String submittedBy,
        Instant submittedAt,
        String reviewer,
        Instant reviewedAt,
        String returnReason) {

    /** How far the draft is; only a draft can be submitted, only a submitted one published or returned. */
    public enum Status {
        DRAFT,
        SUBMITTED,
        PUBLISHED,
        RETURNED,
        WITHDRAWN;

        public boolean open() {
            return this == DRAFT || this == SUBMITTED;
        }
    }

    /** Whoever uploaded or submitted a pack may not let it into force. */
    public boolean madeBy(String userId) {
        return userId.equalsIgnoreCase(uploadedBy) || userId.equalsIgnoreCase(submittedBy);
    }
}
