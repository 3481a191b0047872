package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.nomination.ReviewDecision.Choice;
import dev.kechuang.nomination.model.AnswerJson;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.CaseStore.Deadline;
import dev.kechuang.nomination.model.Matters;
import dev.kechuang.nomination.model.NominationPeriods;
import dev.kechuang.nomination.model.ReviewStore;
import dev.kechuang.nomination.model.ReviewStore.Correction;
import dev.kechuang.nomination.model.ReviewStore.Review;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.SubmissionDesk.Judged;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.notification.Notifications;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** S04 and S05: accept, have corrected once, or not take on; five working days of silence accept (许可法 art. 32, by analogy). */
@Service
public class FormalReviews {

    private static final String SYSTEM = "system";

    private final CaseStore cases;
    private final ReviewStore reviews;
    private final CaseAccess access;
    private final SubmissionDesk desk;
    private final Matters matters;
    private final Timing timing;
    private final AuditTrail audit;
    private final Notifications notifications;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public FormalReviews(
            CaseStore cases,
            ReviewStore reviews,
            CaseAccess access,
            SubmissionDesk desk,
            Matters matters,
            Timing timing,
            AuditTrail audit,
            Notifications notifications) {
        this.cases = cases;
        this.reviews = reviews;
        this.access = access;
        this.desk = desk;
        this.matters = matters;
        this.timing = timing;
        this.audit = audit;
        this.notifications = notifications;
    }

    /** The clerk's decision. Refused once the period is over: silence has accepted the case by then. */
    @Transactional
    public Choice decide(CaseNo caseNo, ReviewDecision decision, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireRole(userId, "tech-clerk");
        requireStatus(one, CaseStatus.FORMAL_REVIEW);
        if (timing.over(one.deadlines().review())) throw Refusal.conflict("nomination.review.periodOver");
        switch (decision.choice()) {
            case ACCEPT -> accept(one, "ACCEPT", userId);
            case CORRECT -> requestCorrection(one, decision, userId);
            case REFUSE -> proposeRefusal(one, decision, userId);
        }
        return decision.choice();
    }

    /** The period passed without a decision: accepted by law, flagged, and the head of the section is warned. */
    @Transactional
    public void acceptBySilence(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        if (one.status() != CaseStatus.FORMAL_REVIEW) return;
        cases.setAutoAccepted(one.id());
        accept(one, "SILENCE", SYSTEM);
        notifications.toRole("tech-section-head", "nomination.notice.autoAccepted", caseNo.text(), Map.of());
    }

    /**
     * The corrected draft is handed in. True = taken; false = the period was over, whether or not the timer has said so, and the
     * case is deemed withdrawn. What is still wrong is refused while time is left.
     */
    @Transactional
    public boolean resubmit(CaseNo caseNo, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireUnit(one, userId);
        if (one.status() == CaseStatus.DEEMED_WITHDRAWN) return false;
        requireStatus(one, CaseStatus.CORRECTION_REQUIRED);
        if (timing.over(one.deadlines().correction())) {
            deemWithdrawn(one);
            return false;
        }
        Judged judged = desk.judge(one, true);
        if (!judged.problems().isEmpty()) throw Refusal.invalid(judged.problems());
        cases.saveDraft(one.id(), one.draftAnswers(), judged.itemName());
        cases.submitAnswers(one.id(), one.caseNo(), AnswerJson.write(judged.answers()), userId);
        matters.record(one.id(), Drafts.entries(one, judged));
        reviews.latestCorrection(one.id()).ifPresent(last -> reviews.answered(one.id(), last.round()));
        backToReview(one, Set.of(CaseStatus.CORRECTION_REQUIRED), userId, null);
        audit.record("nomination.corrected", "case", one.caseNo(), userId, Map.of());
        notifications.toUnit(one.unitId(), "nomination.notice.corrected", one.caseNo(), Map.of());
        return true;
    }

    /** Tells a unit whose correction came too late what has become of its case: deemed withdrawn, and since when. */
    @Transactional(readOnly = true)
    public void requireNotLate(CaseNo caseNo, String userId) {
        CaseRecord one = cases.get(caseNo);
        access.requireUnit(one, userId);
        requireNotLate(one);
    }

    private static void requireNotLate(CaseRecord one) {
        if (one.status() == CaseStatus.DEEMED_WITHDRAWN) throw late(one);
    }

    static Refusal late(CaseRecord one) {
        return Refusal.conflict(
                "nomination.correction.late", Timing.shown(one.deadlines().correction()));
    }

    /** The correction period has run out (S05): the case may be applied for anew in the next window. */
    @Transactional
    public void deemWithdrawn(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        if (one.status() != CaseStatus.CORRECTION_REQUIRED) return;
        if (!timing.over(one.deadlines().correction())) {
            throw new IllegalStateException(caseNo + " may still be corrected");
        }
        deemWithdrawn(one);
    }

    /** The head's word on a proposal not to take the case on; true = confirmed. Nobody confirms an own proposal. */
    @Transactional
    public boolean confirmNonAcceptance(CaseNo caseNo, boolean confirmed, String reason, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireRole(userId, "tech-section-head");
        requireStatus(one, CaseStatus.FORMAL_REVIEW);
        requireNotReviewer(caseNo, userId);
        addReview(one, confirmed ? "CONFIRM" : "RETURN", null, reason, false, userId);
        if (!confirmed) {
            backToReview(one, Set.of(CaseStatus.FORMAL_REVIEW), userId, reason);
            audit.record("nomination.refusalReturned", "case", one.caseNo(), userId, Map.of());
            return false;
        }
        String grounds = lastRefusal(one).reason();
        cases.move(one.id(), Set.of(CaseStatus.FORMAL_REVIEW), CaseStatus.NOT_ACCEPTED, userId, grounds);
        audit.record(
                "nomination.notAccepted",
                "case",
                one.caseNo(),
                userId,
                Map.of("reasonCode", lastRefusal(one).reasonCode()));
        notifications.toUnit(one.unitId(), "nomination.notice.notAccepted", one.caseNo(), Map.of("reason", grounds));
        return true;
    }

    /** Whether this person took part in the case's formal review (domain 3.1: reviewers do not check their own cases). */
    @Transactional(readOnly = true)
    public boolean reviewedBy(CaseNo caseNo, String userId) {
        return reviews.reviews(cases.get(caseNo).id()).stream()
                .anyMatch(review -> review.by().equals(userId));
    }

    /** Refuses a person who decided in the formal review of this case. */
    @Transactional(readOnly = true)
    public void requireNotReviewer(CaseNo caseNo, String userId) {
        if (!reviewedBy(caseNo, userId)) return;
        audit.recordRefusal("nomination.ownReviewRefused", "case", caseNo.text(), userId, Map.of());
        throw Refusal.notAllowed("nomination.review.ownCase");
    }

    private void accept(CaseRecord one, String kind, String actor) {
        addReview(one, kind, null, null, false, actor);
        cases.move(one.id(), Set.of(CaseStatus.FORMAL_REVIEW), CaseStatus.ACCEPTED, actor, null);
        audit.record(
                kind.equals("SILENCE") ? "nomination.acceptedBySilence" : "nomination.accepted",
                "case",
                one.caseNo(),
                actor,
                Map.of());
        notifications.toUnit(one.unitId(), "nomination.notice.accepted", one.caseNo(), Map.of());
    }

    private void requestCorrection(CaseRecord one, ReviewDecision decision, String userId) {
        if (blank(decision.items())) throw Refusal.invalid("items", "nomination.correction.noItems");
        List<Correction> earlier = reviews.corrections(one.id());
        if (!earlier.isEmpty()) {
            if (!decision.agencyMissedIt()) throw Refusal.conflict("nomination.correction.onlyOnce");
            if (blank(decision.missedReason())) {
                throw Refusal.invalid("missedReason", "nomination.correction.missedReason");
            }
        }
        Instant deadline = timing.inWorkdays(
                NominationPeriods.CORRECTION,
                one.caseNo(),
                desk.packOf(one).periods().correction());
        reviews.request(
                one.id(),
                new Correction(
                        earlier.size() + 1,
                        decision.items().strip(),
                        decision.agencyMissedIt(),
                        decision.missedReason(),
                        deadline,
                        null,
                        null));
        addReview(one, "CORRECT", null, decision.missedReason(), decision.agencyMissedIt(), userId);
        cases.setDeadline(one.id(), Deadline.CORRECTION, deadline);
        cases.move(one.id(), Set.of(CaseStatus.FORMAL_REVIEW), CaseStatus.CORRECTION_REQUIRED, userId, null);
        audit.record(
                "nomination.correctionRequested",
                "case",
                one.caseNo(),
                userId,
                Map.of("round", String.valueOf(earlier.size() + 1), "agencyMissed", "" + decision.agencyMissedIt()));
        notifications.toUnit(
                one.unitId(),
                "nomination.notice.correctionRequired",
                one.caseNo(),
                Map.of("items", decision.items().strip(), "deadline", Timing.shown(deadline)));
    }

    private void proposeRefusal(CaseRecord one, ReviewDecision decision, String userId) {
        if (blank(decision.reasonCode())) throw Refusal.invalid("reasonCode", "nomination.review.noReason");
        if (blank(decision.reason())) throw Refusal.invalid("reason", "nomination.review.noReason");
        addReview(one, "REFUSE", decision.reasonCode(), decision.reason().strip(), false, userId);
        audit.record(
                "nomination.refusalProposed",
                "case",
                one.caseNo(),
                userId,
                Map.of("reasonCode", decision.reasonCode()));
        notifications.toRole("tech-section-head", "nomination.notice.refusalProposed", one.caseNo(), Map.of());
    }

    private void deemWithdrawn(CaseRecord one) {
        cases.move(one.id(), Set.of(CaseStatus.CORRECTION_REQUIRED), CaseStatus.DEEMED_WITHDRAWN, SYSTEM, null);
        audit.record("nomination.deemedWithdrawn", "case", one.caseNo(), SYSTEM, Map.of());
        notifications.toUnit(one.unitId(), "nomination.notice.deemedWithdrawn", one.caseNo(), Map.of());
    }

    /** The office gets the shorter period of a second look. */
    private void backToReview(CaseRecord one, Set<CaseStatus> from, String userId, String reason) {
        Instant due = timing.inWorkdays(
                NominationPeriods.FORMAL_REVIEW,
                one.caseNo(),
                desk.packOf(one).periods().secondCheck());
        cases.setDeadline(one.id(), Deadline.REVIEW, due);
        cases.move(one.id(), from, CaseStatus.FORMAL_REVIEW, userId, reason);
        notifications.toRole(
                "tech-clerk", "nomination.notice.reviewWanted", one.caseNo(), Map.of("until", Timing.shown(due)));
    }

    private void addReview(
            CaseRecord one, String kind, String reasonCode, String reason, boolean agencyMissed, String userId) {
        int round = reviews.corrections(one.id()).size();
        reviews.add(one.id(), new Review(round, kind, reasonCode, reason, agencyMissed, userId, null));
    }

    private Review lastRefusal(CaseRecord one) {
        return reviews.reviews(one.id()).stream()
                .filter(review -> review.kind().equals("REFUSE"))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("Nobody proposed to refuse " + one.caseNo()));
    }

    private static void requireStatus(CaseRecord one, CaseStatus expected) {
        if (one.status() != expected) throw Refusal.conflict("nomination.movedOn");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
