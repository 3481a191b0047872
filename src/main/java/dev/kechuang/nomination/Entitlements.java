package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.nomination.ListOutcome.Unmatched;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.CaseStore.Deadline;
import dev.kechuang.nomination.model.CommitmentStore;
import dev.kechuang.nomination.model.ListImport;
import dev.kechuang.nomination.model.NominationPeriods;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.notification.Notifications;
import dev.kechuang.notification.UnitMessage;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.Periods;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 免申即享 (path AUTO, domain 3.2): cases made from official lists, and the unit's word on them. */
@Service
public class Entitlements {

    /** One transaction, one flush of the engine: larger ones gain nothing and hold the counter row too long. */
    private static final int CHUNK = 500;

    private static final String SYSTEM = "system";
    private static final Set<CaseStatus> OPEN = Set.of(CaseStatus.AWAITING_CONFIRMATION, CaseStatus.DEFERRED);

    private final CaseStore cases;
    private final CaseAccess access;
    private final CommitmentStore promises;
    private final SubmissionDesk desk;
    private final ListImport lists;
    private final Timing timing;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final NominationFlow flow;
    private final TransactionTemplate chunk;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public Entitlements(
            CaseStore cases,
            CaseAccess access,
            CommitmentStore promises,
            SubmissionDesk desk,
            ListImport lists,
            Timing timing,
            AuditTrail audit,
            Notifications notifications,
            NominationFlow flow,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.access = access;
        this.promises = promises;
        this.desk = desk;
        this.lists = lists;
        this.timing = timing;
        this.audit = audit;
        this.notifications = notifications;
        this.flow = flow;
        this.chunk = new TransactionTemplate(transactions);
    }

    /** The unit's word. {@code WAIVED}: it came after the last deadline. */
    public enum Answer {
        CONFIRMED,
        CONTESTED,
        WAIVED
    }

    /**
     * Makes one case a row, in transactions of at most 500. Rows that cannot become a case are returned, not thrown;
     * a list imported twice makes no second case of one matter.
     */
    public ListOutcome createFromList(int programmeYear, String categoryCode, List<ListHit> hits, String userId) {
        access.requireRole(userId, "tech-clerk");
        List<CaseNo> created = new ArrayList<>();
        List<Unmatched> unmatched = new ArrayList<>();
        for (int start = 0; start < hits.size(); start += CHUNK) {
            int first = start;
            List<ListHit> rows = hits.subList(start, Math.min(hits.size(), start + CHUNK));
            ListOutcome part = chunk.execute(status -> createChunk(programmeYear, categoryCode, rows, first, userId));
            created.addAll(part.created());
            unmatched.addAll(part.unmatched());
        }
        return new ListOutcome(created, unmatched);
    }

    /**
     * The unit confirms with every commitment of its form, or says that something is wrong: then an officer looks at the case as at
     * any application (path B).
     */
    @Transactional
    public Answer answer(CaseNo caseNo, boolean contested, String reason, Set<String> commitments, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireUnit(one, userId);
        if (!OPEN.contains(one.status())) throw Refusal.conflict("nomination.movedOn");
        if (one.status() == CaseStatus.AWAITING_CONFIRMATION
                && timing.over(one.deadlines().entitlement())) {
            one = defer(one);
        }
        if (timing.over(one.deadlines().waiver())) {
            waive(one);
            return Answer.WAIVED;
        }
        if (!contested) {
            promises.give(one.id(), requireAll(one, commitments), one.ruleVersionId(), userId);
            cases.move(one.id(), OPEN, CaseStatus.ACCEPTED, userId, null);
            audit.record(
                    "nomination.entitlementConfirmed",
                    "case",
                    one.caseNo(),
                    userId,
                    Map.of("commitments", String.join(",", new TreeSet<>(commitments))));
            notifications.toUnit(one.unitId(), "nomination.notice.entitlementConfirmed", one.caseNo(), Map.of());
            return Answer.CONFIRMED;
        }
        if (reason == null || reason.isBlank()) throw Refusal.invalid("reason", "nomination.entitlement.noReason");
        cases.setPath(one.id(), CasePath.B);
        Instant due = timing.inWorkdays(
                NominationPeriods.FORMAL_REVIEW, one.caseNo(), periods(one).formalReview());
        cases.setDeadline(one.id(), Deadline.REVIEW, due);
        cases.move(one.id(), OPEN, CaseStatus.FORMAL_REVIEW, userId, reason.strip());
        audit.record("nomination.entitlementContested", "case", one.caseNo(), userId, Map.of());
        notifications.toUnit(one.unitId(), "nomination.notice.entitlementContested", one.caseNo(), Map.of());
        notifications.toRole(
                "tech-clerk", "nomination.notice.reviewWanted", one.caseNo(), Map.of("until", Timing.shown(due)));
        return Answer.CONTESTED;
    }

    /** Neither fewer promises than the form asks for, nor others. */
    private List<Commitment> requireAll(CaseRecord one, Set<String> given) {
        List<Commitment> asked = Commitment.of(desk.formOf(one));
        List<Problem> missing = asked.stream()
                .filter(commitment -> !given.contains(commitment.key()))
                .map(commitment -> Problem.of(commitment.key(), "nomination.entitlement.commitmentMissing"))
                .toList();
        if (!missing.isEmpty()) throw Refusal.invalid(missing);
        if (given.size() != asked.size()) {
            throw Refusal.invalid("commitments", "nomination.entitlement.commitmentUnknown");
        }
        return asked;
    }

    @Transactional
    public void remind(CaseNo caseNo) {
        CaseRecord one = cases.get(caseNo);
        if (one.status() != CaseStatus.AWAITING_CONFIRMATION) return;
        notifications.toUnit(
                one.unitId(),
                "nomination.notice.entitlementReminder",
                one.caseNo(),
                Map.of("until", Timing.shown(one.deadlines().entitlement())));
        audit.record("nomination.entitlementReminded", "case", one.caseNo(), SYSTEM, Map.of());
    }

    /** Not answered in time: next batch, and the longer period begins to run from the first one's end. */
    @Transactional
    public void defer(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        if (one.status() == CaseStatus.AWAITING_CONFIRMATION) defer(one);
    }

    @Transactional
    public void waive(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        if (one.status() == CaseStatus.DEFERRED) waive(one);
    }

    private CaseRecord defer(CaseRecord one) {
        Instant last = timing.calendarDaysAfter(
                NominationPeriods.WAIVER,
                one.caseNo(),
                one.deadlines().entitlement(),
                periods(one).entitlementWaiverCalendarDays());
        cases.setDeadline(one.id(), Deadline.WAIVER, last);
        cases.move(one.id(), Set.of(CaseStatus.AWAITING_CONFIRMATION), CaseStatus.DEFERRED, SYSTEM, null);
        audit.record("nomination.entitlementDeferred", "case", one.caseNo(), SYSTEM, Map.of());
        notifications.toUnit(
                one.unitId(),
                "nomination.notice.entitlementDeferred",
                one.caseNo(),
                Map.of("until", Timing.shown(last)));
        return cases.get(one.id());
    }

    private void waive(CaseRecord one) {
        cases.move(one.id(), Set.of(CaseStatus.DEFERRED), CaseStatus.WAIVED, SYSTEM, null);
        audit.record("nomination.entitlementWaived", "case", one.caseNo(), SYSTEM, Map.of());
        notifications.toUnit(one.unitId(), "nomination.notice.entitlementWaived", one.caseNo(), Map.of());
    }

    private ListOutcome createChunk(
            int programmeYear, String categoryCode, List<ListHit> rows, int firstRow, String userId) {
        ListImport.Made made = lists.make(programmeYear, categoryCode, rows, firstRow, userId);
        List<String> keys = made.cases().stream().map(CaseRecord::caseNo).toList();
        audit.recordAll("nomination.foundOnList", "case", keys, userId, Map.of("category", categoryCode));
        notifications.toUnits(made.cases().stream()
                .map(one -> new UnitMessage(
                        one.unitId(),
                        "nomination.notice.foundOnList",
                        one.caseNo(),
                        Map.of(
                                "item",
                                one.itemName(),
                                "until",
                                Timing.shown(one.deadlines().entitlement()))))
                .toList());
        List<CaseNo> numbers = keys.stream().map(CaseNo::of).toList();
        if (!numbers.isEmpty()) flow.foundOnList(numbers);
        return new ListOutcome(numbers, made.unmatched());
    }

    private Periods periods(CaseRecord one) {
        return desk.packOf(one).periods();
    }
}
