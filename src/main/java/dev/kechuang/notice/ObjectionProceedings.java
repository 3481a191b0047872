package dev.kechuang.notice;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.notice.model.EntryRows;
import dev.kechuang.notice.model.NoticePeriods;
import dev.kechuang.notice.model.NoticeRows;
import dev.kechuang.notice.model.ObjectionRows;
import dev.kechuang.notice.model.ObjectorRows;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.ObjectionFacts;
import dev.kechuang.policy.ObjectionVerdict;
import dev.kechuang.policy.ObjectionVerdict.Reason;
import dev.kechuang.policy.ObjectionVerdict.Result;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a received objection: admission, the unit's answer, investigation, ruling and its effect on the entry. */
@Service
public class ObjectionProceedings {

    private static final String SYSTEM = "system";
    private static final String DESK = "objection-officer";
    private static final String HEAD = "tech-bureau-head";

    private final NoticeRows notices;
    private final EntryRows entries;
    private final ObjectionRows objections;
    private final ObjectorRows objectors;
    private final Nominations nominations;
    private final FormalReviews reviews;
    private final Policies policies;
    private final Registry registry;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final PeriodBook book;

    public ObjectionProceedings(
            NoticeRows notices,
            EntryRows entries,
            ObjectionRows objections,
            ObjectorRows objectors,
            Nominations nominations,
            FormalReviews reviews,
            Policies policies,
            Registry registry,
            Notifications notifications,
            AuditTrail audit,
            BusinessClock clock,
            PeriodBook book) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.objectors = objectors;
        this.nominations = nominations;
        this.reviews = reviews;
        this.policies = policies;
        this.registry = registry;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
        this.book = book;
    }

    /** Admits, or refuses with a reason of the table of domain.md 3.8; the recorded facts must bear the decision out. */
    @Transactional
    public Admission decideAdmission(String no, boolean admit, String reasonCode, String explanation, String userId) {
        Objection objection = objections.get(no);
        requireNotReviewer(objection, userId);
        Instant now = clock.now();
        Reason reason = admit ? Reason.NONE : reason(reasonCode);
        requireConsistent(objection, reason, now);
        var periods = measure(objection).periods();
        var columns = new HashMap<String, Object>();
        columns.put("decided_by", userId);
        columns.put("explanation", explanation);
        if (admit) {
            columns.put("answer_due_at", book.workdays(NoticePeriods.ANSWER, no, periods.objectionResponse()));
            columns.put(
                    "investigation_due_at", book.workdays(NoticePeriods.INVESTIGATION, no, periods.investigation()));
        } else {
            columns.put("reason_code", reason.name());
        }
        move(no, ObjectionStatus.RECEIVED, admit ? ObjectionStatus.ADMITTED : ObjectionStatus.REFUSING, now, columns);
        record(no, admit ? "admitted" : "refusing", userId, now);
        if (admit)
            // Without the objector: the unit learns the allegation on its page, never the name.
            notifications.toUnit(
                    objection.unitId(),
                    "notice.notice.answerWanted",
                    objection.caseNo().text(),
                    Map.of("objectionNo", no, "until", lastDay(answerDue(no))));
        return new Admission(admit, objection.caseNo().text(), objection.unitId(), objection.unitName());
    }

    /** Tells the objector and lets go of the entry. Safe to run twice. */
    @Transactional
    public void refuse(String no) {
        Objection objection = objections.get(no);
        if (objection.status() == ObjectionStatus.REFUSED) return;
        notices.lock(objection.noticeNo());
        Instant now = clock.now();
        move(no, ObjectionStatus.REFUSING, ObjectionStatus.REFUSED, now, Map.of("closed_at", now));
        record(no, "refused", SYSTEM, now);
        letGo(objection, now);
        tellObjector(objection, "notice.notice.objectionRefused");
        notifications.toUnit(
                objection.unitId(),
                "notice.notice.objectionEndedUnit",
                objection.caseNo().text(),
                Map.of("objectionNo", no));
    }

    /** The unit's answer, before the stored deadline. */
    @Transactional
    public void answer(String no, String text, String userId) {
        Objection objection = objections.get(no);
        if (!registry.unitIdOfUser(userId).map(objection.unitId()::equals).orElse(false))
            throw Refusal.notAllowed("notice.notYourObjection");
        String answer = required("answer", text, 4000);
        Instant now = clock.now();
        if (objection.answerDue() == null || !now.isBefore(objection.answerDue()))
            throw Refusal.conflict("notice.answerOver");
        move(
                no,
                ObjectionStatus.ADMITTED,
                ObjectionStatus.ANSWERED,
                now,
                Map.of("answer", answer, "answered_by", userId));
        record(no, "answered", userId, now);
        remind(no, DESK, "notice.notice.objectionAnswered");
    }

    /** The period to answer has passed in silence; the investigation goes on without the unit. */
    @Transactional
    public void recordSilence(String no) {
        Instant now = clock.now();
        if (!objections.move(no, ObjectionStatus.ADMITTED, ObjectionStatus.ANSWERED, now, Map.of())) return;
        record(no, "silent", SYSTEM, now);
        remind(no, DESK, "notice.notice.answerOver");
    }

    /** Nobody who decided in the formal review of the case investigates an objection to it (domain.md 3.1). */
    @Transactional
    public void investigate(String no, String investigation, String findings, boolean upheld, String userId) {
        requireNotReviewer(objections.get(no), userId);
        Instant now = clock.now();
        move(
                no,
                ObjectionStatus.ANSWERED,
                ObjectionStatus.INVESTIGATED,
                now,
                Map.of(
                        "investigation",
                        required("investigation", investigation, 2000),
                        "findings",
                        required("findings", findings, 2000),
                        "suggestion",
                        upheld ? "UPHELD" : "DISMISSED",
                        "investigated_by",
                        userId));
        record(no, "investigated", userId, now);
        remind(no, HEAD, "notice.notice.rulingWanted");
    }

    /** The bureau head's ruling; neither who investigated nor a formal reviewer of the case may rule. */
    @Transactional
    public void rule(String no, boolean upheld, String grounds, String userId) {
        Objection objection = objections.get(no);
        if (userId.equals(objection.investigatedBy())) throw Refusal.notAllowed("notice.investigatorRules");
        requireNotReviewer(objection, userId);
        Instant now = clock.now();
        move(
                no,
                ObjectionStatus.INVESTIGATED,
                ObjectionStatus.RULED,
                now,
                Map.of(
                        "ruling",
                        upheld ? "UPHELD" : "DISMISSED",
                        "grounds",
                        required("grounds", grounds, 2000),
                        "ruled_by",
                        userId));
        record(no, "ruled", userId, now);
    }

    /** Upheld: entry and case are removed. Dismissed: the entry is free again, and passes at once if its notice is over. */
    @Transactional
    public void applyRuling(String no) {
        Objection objection = objections.get(no);
        if (objection.status() == ObjectionStatus.UPHELD || objection.status() == ObjectionStatus.DISMISSED) return;
        notices.lock(objection.noticeNo());
        Instant now = clock.now();
        boolean upheld = "UPHELD".equals(objection.ruling());
        move(
                no,
                ObjectionStatus.RULED,
                upheld ? ObjectionStatus.UPHELD : ObjectionStatus.DISMISSED,
                now,
                Map.of("closed_at", now));
        record(no, upheld ? "upheld" : "dismissed", SYSTEM, now);
        if (upheld) {
            if (entries.remove(objection.entryId(), objection.grounds(), now))
                nominations.removed(objection.caseNo(), no);
        } else {
            letGo(objection, now);
        }
        tellObjector(objection, "notice.notice.objectionRuled");
        notifications.toUnit(
                objection.unitId(),
                "notice.notice.objectionRuledUnit",
                objection.caseNo().text(),
                Map.of("objectionNo", no));
    }

    @Transactional
    public void remindAdmission(String no) {
        remind(no, DESK, "notice.notice.admissionDue");
    }

    @Transactional
    public void remindInvestigation(String no) {
        remind(no, DESK, "notice.notice.investigationDue");
        remind(no, HEAD, "notice.notice.investigationDue");
    }

    public Instant admissionDue(String no) {
        return objections.get(no).admissionDue();
    }

    public Instant answerDue(String no) {
        return objections.get(no).answerDue();
    }

    public Instant investigationDue(String no) {
        return objections.get(no).investigationDue();
    }

    /** Only the last open objection lets go; where to depends on what became of the notice meanwhile. */
    private void letGo(Objection objection, Instant now) {
        if (objections.othersOpen(objection.entryId(), objection.no()) > 0) return;
        var caseNo = objection.caseNo();
        switch (notices.get(objection.noticeNo()).status()) {
            case PUBLISHED -> {
                if (entries.move(objection.entryId(), EntryStatus.HELD, EntryStatus.LISTED, now))
                    nominations.resumed(caseNo, objection.no());
            }
            case CLOSED -> {
                if (entries.move(objection.entryId(), EntryStatus.HELD, EntryStatus.PASSED, now)) {
                    if (!now.isBefore(objection.batchDue())) entries.postpone(objection.entryId());
                    nominations.noticePassed(List.of(caseNo));
                }
            }
            case WITHDRAWN -> {
                if (entries.move(objection.entryId(), EntryStatus.HELD, EntryStatus.WITHDRAWN, now))
                    nominations.backToProposed(List.of(caseNo), objection.noticeNo());
            }
            case DRAFT -> throw new IllegalStateException(objection.no() + " against a draft");
        }
    }

    private void requireNotReviewer(Objection objection, String userId) {
        if (!reviews.reviewedBy(objection.caseNo(), userId)) return;
        audit.recordRefusal("notice.reviewerRefused", "objection", objection.no(), userId, Map.of());
        throw Refusal.notAllowed("notice.reviewerOfTheCase", objection.caseNo().text());
    }

    private void requireConsistent(Objection objection, Reason reason, Instant now) {
        Objector objector = objectors.get(objection.no());
        boolean reachable = objector.phone() != null || objector.address() != null || objector.email() != null;
        // what is late or anonymous was judged when it came
        var facts = new ObjectionFacts(
                true,
                true,
                objection.signed(),
                reachable,
                reason != Reason.NO_EVIDENCE,
                reason != Reason.OUT_OF_SCOPE,
                reason == Reason.IMPERSONATION);
        var verdict = ObjectionVerdict.of(measure(objection), facts);
        if (verdict.reason() != reason)
            throw Refusal.conflict("notice.factsSayOtherwise", verdict.reason().name());
        if (verdict.result() == Result.CORRECT && now.isBefore(objection.signatureDue()))
            throw Refusal.conflict("notice.signatureStillPossible");
    }

    private PolicyPack measure(Objection objection) {
        return policies.version(nominations.ruleVersionId(objection.caseNo()));
    }

    private static Reason reason(String code) {
        try {
            Reason reason = Reason.valueOf(code == null ? "" : code);
            if (reason != Reason.NONE && reason != Reason.LATE && reason != Reason.ANONYMOUS) return reason;
        } catch (IllegalArgumentException unknown) {
            // answered below
        }
        throw Refusal.invalid("reasonCode", "notice.reasonMissing");
    }

    private void move(String no, ObjectionStatus from, ObjectionStatus to, Instant at, Map<String, ?> columns) {
        if (!objections.move(no, from, to, at, columns)) throw Refusal.conflict("notice.objectionMovedOn", no);
    }

    private void record(String no, String step, String actor, Instant at) {
        objections.step(no, step, actor, at);
        audit.record(
                "notice.objection" + Character.toUpperCase(step.charAt(0)) + step.substring(1),
                "objection",
                no,
                actor,
                Map.of());
    }

    private void tellObjector(Objection objection, String template) {
        String email = objectors.get(objection.no()).email();
        if (email != null) notifications.toAddress(email, template, null, Map.of("objectionNo", objection.no()));
    }

    private void remind(String no, String role, String template) {
        notifications.toRole(role, template, objections.get(no).caseNo().text(), Map.of("objectionNo", no));
    }

    private String lastDay(Instant deadline) {
        return UnknownDeadline.is(deadline)
                ? UnknownDeadline.SHOWN
                : clock.dateOf(deadline.minusMillis(1)).toString();
    }

    private static String required(String field, String text, int max) {
        if (text == null || text.isBlank()) throw Refusal.invalid(field, "notice.fieldMissing");
        if (text.length() > max) throw Refusal.invalid(field, "notice.tooLong", max);
        return text.strip();
    }
}
