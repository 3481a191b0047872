package dev.kechuang.policy.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.PackDraft;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyStaff;
import dev.kechuang.policy.RuleVersion;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the pages about versions and drafts have in common: names, local times, and where a version stands today. */
@Component
class PolicyDesk {

    static final String HERE = "/portal/policy";

    private final Policies policies;
    private final PolicyStaff staff;
    private final BusinessClock clock;
    private final MessageSource messages;

    PolicyDesk(Policies policies, PolicyStaff staff, BusinessClock clock, MessageSource messages) {
        this.policies = policies;
        this.staff = staff;
        this.clock = clock;
        this.messages = messages;
    }

    /** A version with its standing: inForce, later, ended, or covered by another version. */
    record VersionLine(
            RuleVersion head, String state, String tone, LocalDateTime publishedAt, String maker, String approver) {}

    /** A draft with local times and names. */
    record DraftLine(
            PackDraft draft,
            String tone,
            LocalDateTime uploadedAt,
            LocalDateTime submittedAt,
            LocalDateTime reviewedAt,
            String uploader,
            String submitter,
            String reviewer) {}

    List<VersionLine> versions(List<RuleVersion> heads) {
        Map<String, String> names = names(heads.stream()
                .flatMap(head -> Stream.of(head.publishedBy(), head.approvedBy()))
                .toList());
        LocalDate today = clock.today();
        String inForce = inForce(today);
        return heads.stream().map(head -> line(head, today, inForce, names)).toList();
    }

    List<DraftLine> drafts(List<PackDraft> drafts) {
        Map<String, String> names = names(drafts.stream()
                .flatMap(draft -> Stream.of(draft.uploadedBy(), draft.submittedBy(), draft.reviewer()))
                .toList());
        return drafts.stream()
                .map(draft -> new DraftLine(
                        draft,
                        tone(draft.status()),
                        local(draft.uploadedAt()),
                        local(draft.submittedAt()),
                        local(draft.reviewedAt()),
                        name(names, draft.uploadedBy()),
                        name(names, draft.submittedBy()),
                        name(names, draft.reviewer())))
                .toList();
    }

    /** The id of the version new cases fall under today; empty when there is none. */
    String inForceToday() {
        return inForce(clock.today());
    }

    List<String> texts(Refusal refusal, Locale locale) {
        return refusal.problems().stream()
                .map(problem ->
                        messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale))
                .distinct()
                .toList();
    }

    /** A missing right and a missing page are answered by pages of their own, the rest where it happened. */
    static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_ALLOWED, NOT_FOUND -> throw refusal;
        };
    }

    private String inForce(LocalDate day) {
        try {
            return policies.headInForce(day).id();
        } catch (Refusal noneCoversTheDay) {
            return "";
        }
    }

    private VersionLine line(RuleVersion head, LocalDate today, String inForce, Map<String, String> names) {
        String state = head.id().equals(inForce)
                ? "inForce"
                : head.effectiveFrom().isAfter(today)
                        ? "later"
                        : head.effectiveTo().isBefore(today) ? "ended" : "replaced";
        String tone = state.equals("inForce") ? "good" : state.equals("later") ? "" : "quiet";
        return new VersionLine(
                head,
                state,
                tone,
                local(head.publishedAt()),
                name(names, head.publishedBy()),
                name(names, head.approvedBy()));
    }

    private static String tone(PackDraft.Status status) {
        return switch (status) {
            case DRAFT -> "";
            case SUBMITTED -> "warn";
            case PUBLISHED -> "good";
            case RETURNED -> "bad";
            case WITHDRAWN -> "quiet";
        };
    }

    private Map<String, String> names(Collection<String> userIds) {
        return staff.names(userIds.stream().filter(Objects::nonNull).distinct().toList());
    }

    private static String name(Map<String, String> names, String userId) {
        return userId == null ? null : names.getOrDefault(userId, userId);
    }

    private static LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, BusinessClock.ZONE);
    }
}
