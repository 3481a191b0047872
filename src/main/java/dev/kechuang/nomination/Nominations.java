package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.nomination.model.Bans;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseQueries;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.CaseStore.Stamp;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The case after its proposal, as later stages report it: each change is one set-based statement with its steps and audit rows;
 * tokens follow. Cases that already stand elsewhere are left alone, so that a repeated call changes nothing.
 */
@Service
public class Nominations {

    private static final String SYSTEM = "system";

    private final CaseStore cases;
    private final CaseQueries queries;
    private final CaseAccess access;
    private final Bans bans;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final NominationFlow flow;

    public Nominations(
            CaseStore cases,
            CaseQueries queries,
            CaseAccess access,
            Bans bans,
            AuditTrail audit,
            Notifications notifications,
            NominationFlow flow) {
        this.cases = cases;
        this.queries = queries;
        this.access = access;
        this.bans = bans;
        this.audit = audit;
        this.notifications = notifications;
        this.flow = flow;
    }

    /** Proposed cases of a year on these paths, in order of category and number: what a notice of that length can list. */
    @Transactional(readOnly = true)
    public List<ProposedEntry> proposed(int programmeYear, Set<CasePath> paths) {
        return queries.proposed(programmeYear, paths);
    }

    /** Takes the proposed cases into a notice; a case that is not proposed any more refuses the whole list. */
    @Transactional
    public void markInNotice(Collection<CaseNo> caseNos, String noticeNo) {
        List<String> moved =
                move(caseNos, Set.of(CaseStatus.PROPOSED), CaseStatus.IN_NOTICE, "nomination.inNotice", noticeNo);
        if (moved.size() != caseNos.size()) throw Refusal.conflict("nomination.notAllProposed");
        cases.stamp(moved, Stamp.NOTICE, noticeNo);
    }

    /** The notice of these cases was withdrawn: they may be noticed anew. */
    @Transactional
    public void backToProposed(Collection<CaseNo> caseNos, String noticeNo) {
        move(
                caseNos,
                EnumSet.of(CaseStatus.IN_NOTICE, CaseStatus.OBJECTION_SUSPENDED),
                CaseStatus.PROPOSED,
                "nomination.backToProposed",
                noticeNo);
    }

    @Transactional
    public void noticePassed(Collection<CaseNo> caseNos) {
        tell(
                move(
                        caseNos,
                        EnumSet.of(CaseStatus.IN_NOTICE, CaseStatus.OBJECTION_SUSPENDED),
                        CaseStatus.NOTICE_PASSED,
                        "nomination.noticePassed",
                        null),
                flow::noticePassed);
    }

    /** An objection holds the case from its receipt (architecture 16.8). */
    @Transactional
    public void suspended(CaseNo caseNo, String objectionNo) {
        move(
                List.of(caseNo),
                Set.of(CaseStatus.IN_NOTICE),
                CaseStatus.OBJECTION_SUSPENDED,
                "nomination.suspended",
                objectionNo);
    }

    /** The objection is settled while the notice still runs. */
    @Transactional
    public void resumed(CaseNo caseNo, String objectionNo) {
        move(
                List.of(caseNo),
                Set.of(CaseStatus.OBJECTION_SUSPENDED),
                CaseStatus.IN_NOTICE,
                "nomination.resumed",
                objectionNo);
    }

    /** The entry leaves the list for good: an objection was upheld. */
    @Transactional
    public void removed(CaseNo caseNo, String reason) {
        List<String> moved = move(
                List.of(caseNo),
                EnumSet.of(CaseStatus.IN_NOTICE, CaseStatus.OBJECTION_SUSPENDED),
                CaseStatus.REMOVED,
                "nomination.removed",
                reason);
        tell(moved, flow::removed);
        moved.forEach(key -> notifyUnit(key, "nomination.notice.removed", Map.of("reason", reason)));
    }

    @Transactional
    public void decided(Collection<CaseNo> caseNos, String docNo) {
        List<String> moved =
                move(caseNos, Set.of(CaseStatus.NOTICE_PASSED), CaseStatus.DECIDED, "nomination.decided", docNo);
        cases.stamp(moved, Stamp.DECISION, docNo);
        tell(moved, flow::decided);
    }

    @Transactional
    public void govRejected(Collection<CaseNo> caseNos, String reason) {
        tell(
                move(
                        caseNos,
                        Set.of(CaseStatus.NOTICE_PASSED),
                        CaseStatus.GOV_REJECTED,
                        "nomination.govRejected",
                        reason),
                flow::rejected);
    }

    /** The payee is confirmed: payment may be prepared. */
    @Transactional
    public void payable(Collection<CaseNo> caseNos) {
        move(
                caseNos,
                EnumSet.of(CaseStatus.DECIDED, CaseStatus.RETURNED, CaseStatus.PAYING),
                CaseStatus.PAYABLE,
                "nomination.payable",
                null);
    }

    @Transactional
    public void paying(Collection<CaseNo> caseNos) {
        move(caseNos, Set.of(CaseStatus.PAYABLE), CaseStatus.PAYING, "nomination.paying", null);
    }

    @Transactional
    public void paid(Collection<CaseNo> caseNos) {
        tell(
                move(
                        caseNos,
                        EnumSet.of(CaseStatus.DECIDED, CaseStatus.PAYABLE, CaseStatus.PAYING, CaseStatus.RETURNED),
                        CaseStatus.PAID,
                        "nomination.paid",
                        null),
                flow::paid);
    }

    @Transactional
    public void returned(Collection<CaseNo> caseNos, String reason) {
        move(
                caseNos,
                EnumSet.of(CaseStatus.PAYABLE, CaseStatus.PAYING),
                CaseStatus.RETURNED,
                "nomination.returned",
                reason);
    }

    /** Decided money that nobody claimed. */
    @Transactional
    public void waived(Collection<CaseNo> caseNos, String reason) {
        tell(
                move(
                        caseNos,
                        EnumSet.of(CaseStatus.DECIDED, CaseStatus.PAYABLE, CaseStatus.RETURNED),
                        CaseStatus.WAIVED,
                        "nomination.waived",
                        reason),
                flow::waived);
    }

    /** The applicant takes the case back; possible until public notice begins. */
    @Transactional
    public void withdraw(CaseNo caseNo, String reason, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireUnit(one, userId);
        access.requireRole(userId, "applicant-approver");
        if (!one.status().withdrawable()) throw Refusal.conflict("nomination.withdraw.tooLate");
        cases.move(one.id(), CaseStatus.beforeNotice(), CaseStatus.WITHDRAWN, userId, reason);
        audit.record("nomination.withdrawn", "case", one.caseNo(), userId, Map.of());
        flow.withdrawn(caseNo);
    }

    /** The process has let go of the withdrawn case; the unit gets its receipt. */
    @Transactional
    public void withdrawalRecorded(CaseNo caseNo) {
        notifyUnit(caseNo.text(), "nomination.notice.withdrawn", Map.of());
    }

    @Transactional(readOnly = true)
    public boolean isPaid(CaseNo caseNo) {
        return cases.get(caseNo).status() == CaseStatus.PAID;
    }

    @Transactional(readOnly = true)
    public CaseStatus status(CaseNo caseNo) {
        return cases.get(caseNo).status();
    }

    /** The version of the measure that the case was filed under and finishes under. */
    @Transactional(readOnly = true)
    public String ruleVersionId(CaseNo caseNo) {
        return cases.get(caseNo).ruleVersionId();
    }

    /** The versions of several cases, each once. */
    @Transactional(readOnly = true)
    public Set<String> ruleVersionIds(Collection<CaseNo> caseNos) {
        return queries.ruleVersionIds(caseNos.stream().map(CaseNo::text).toList());
    }

    /** Keeps a unit from applying through that day (V-BAN). */
    @Transactional
    public void ban(String uscc, LocalDate until, String reason, String userId) {
        access.requireRole(userId, "integrity-officer");
        bans.add(uscc, until, reason, userId);
        audit.record("nomination.banned", "unit", uscc, userId, Map.of("until", until.toString()));
    }

    private List<String> move(
            Collection<CaseNo> caseNos, Set<CaseStatus> from, CaseStatus to, String action, String reason) {
        List<String> moved = cases.moveAll(caseNos.stream().map(CaseNo::text).toList(), from, to, SYSTEM, reason);
        audit.recordAll(action, "case", moved, SYSTEM, reason == null ? Map.of() : Map.of("about", reason));
        return moved;
    }

    private static void tell(List<String> moved, Consumer<Collection<CaseNo>> event) {
        if (!moved.isEmpty()) event.accept(moved.stream().map(CaseNo::of).toList());
    }

    private void notifyUnit(String caseNo, String template, Map<String, String> args) {
        notifications.toUnit(cases.get(CaseNo.of(caseNo)).unitId(), template, caseNo, args);
    }
}
