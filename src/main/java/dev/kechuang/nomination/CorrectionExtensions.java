package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.CaseStore.Deadline;
import dev.kechuang.nomination.model.NominationPeriods;
import dev.kechuang.nomination.model.ReviewStore;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.notification.Notifications;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** S05: a correction period is extended once on request, by five working days from its end, while it still runs. */
@Service
public class CorrectionExtensions {

    private final CaseStore cases;
    private final ReviewStore reviews;
    private final CaseAccess access;
    private final SubmissionDesk desk;
    private final Timing timing;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final NominationFlow flow;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public CorrectionExtensions(
            CaseStore cases,
            ReviewStore reviews,
            CaseAccess access,
            SubmissionDesk desk,
            Timing timing,
            AuditTrail audit,
            Notifications notifications,
            NominationFlow flow) {
        this.cases = cases;
        this.reviews = reviews;
        this.access = access;
        this.desk = desk;
        this.timing = timing;
        this.audit = audit;
        this.notifications = notifications;
        this.flow = flow;
    }

    /** How many working days an extension gives under the measure of the case. */
    @Transactional(readOnly = true)
    public int workdays(CaseNo caseNo) {
        return desk.packOf(cases.get(caseNo)).periods().correctionExtension();
    }

    /** The new deadline, exclusive. Each round may be extended once. */
    @Transactional
    public Instant extend(CaseNo caseNo, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireUnit(one, userId);
        if (one.statusAt(timing.now()) == CaseStatus.DEEMED_WITHDRAWN) throw FormalReviews.late(one);
        if (one.status() != CaseStatus.CORRECTION_REQUIRED) throw Refusal.conflict("nomination.movedOn");
        Instant until = timing.prolonged(
                NominationPeriods.CORRECTION,
                one.caseNo(),
                one.deadlines().correction(),
                desk.packOf(one).periods().correctionExtension());
        int round = reviews.latestCorrection(one.id()).orElseThrow().round();
        if (!reviews.extend(one.id(), round, until, userId)) {
            throw Refusal.conflict("nomination.correction.extendedBefore");
        }
        cases.setDeadline(one.id(), Deadline.CORRECTION, until);
        var told = Map.of("until", Timing.shown(until));
        audit.record("nomination.correctionExtended", "case", one.caseNo(), userId, told);
        notifications.toUnit(one.unitId(), "nomination.notice.correctionExtended", one.caseNo(), told);
        flow.correctionExtended(caseNo);
        return until;
    }
}
