package dev.kechuang.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The head of a published version. {@code publishedBy} submitted it, {@code approvedBy} let it into force; both are null
 * for a version the installation shipped with.
 */
public record RuleVersion(
        String id,
        String title,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        String fairCompetitionReviewNo,
        String legalReviewNo,
        String sha256,
        Instant publishedAt,
        String publishedBy,
        String approvedBy,
        String reason,
        String amends) {

    public boolean coversDay(LocalDate day) {
        return !day.isBefore(effectiveFrom) && !day.isAfter(effectiveTo);
    }

    public boolean shipped() {
        return publishedBy == null;
    }

    /** The version this one corrects. */
    public Optional<String> amended() {
        return Optional.ofNullable(amends);
    }
}
