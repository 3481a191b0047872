package dev.kechuang.notice;

import dev.kechuang.policy.CasePath;
import java.time.Instant;
import java.time.LocalDate;

/** A notice without its bytes; {@code deadline} is exclusive, {@code days} are working days, hashes are SHA-256 in hex. */
public record NoticeView(
        String no,
        int programmeYear,
        CasePath path,
        int days,
        String title,
        String ruleVersionId,
        NoticeStatus status,
        String draftedBy,
        Instant draftedAt,
        String publishedBy,
        Instant publishedAt,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant deadline,
        String documentSha256,
        String listSha256,
        Instant closedAt,
        String withdrawalReason) {

    /** "2026年2月11日至2月25日（5个工作日）"; empty before publication. */
    public String period() {
        return firstDay == null ? "" : Period.text(firstDay, lastDay, days);
    }

    static NoticeView draft(
            String no, int year, CasePath path, int days, String title, String rule, String by, Instant at) {
        return new NoticeView(
                no,
                year,
                path,
                days,
                title,
                rule,
                NoticeStatus.DRAFT,
                by,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    NoticeView dated(LocalDate first, LocalDate last, Instant end, String fingerprint) {
        return new NoticeView(
                no,
                programmeYear,
                path,
                days,
                title,
                ruleVersionId,
                status,
                draftedBy,
                draftedAt,
                publishedBy,
                publishedAt,
                first,
                last,
                end,
                documentSha256,
                fingerprint,
                closedAt,
                withdrawalReason);
    }

    NoticeView publishedBy(String userId, Instant at) {
        return new NoticeView(
                no,
                programmeYear,
                path,
                days,
                title,
                ruleVersionId,
                status,
                draftedBy,
                draftedAt,
                userId,
                at,
                firstDay,
                lastDay,
                deadline,
                documentSha256,
                listSha256,
                closedAt,
                withdrawalReason);
    }
}
