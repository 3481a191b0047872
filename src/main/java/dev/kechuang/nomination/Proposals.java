package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.nomination.model.AnswerJson;
import dev.kechuang.nomination.model.Calculations;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.Matters;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.Category;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** S12: what a case is worth by its rule version, and the bureau meeting's word on it. */
@Service
public class Proposals {

    private static final String SYSTEM = "system";
    private static final int CHUNK = 100;
    private static final Set<CaseStatus> CALCULABLE = Set.of(CaseStatus.JOINT_CHECK, CaseStatus.CALCULATED);

    private final CaseStore cases;
    private final Calculations calculations;
    private final Matters matters;
    private final SubmissionDesk desk;
    private final CaseAccess access;
    private final FormalReviews reviews;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final NominationFlow flow;
    private final TransactionTemplate chunk;
    private final AmountCalculator calculator = new AmountCalculator();

    @SuppressWarnings("checkstyle:ParameterNumber")
    public Proposals(
            CaseStore cases,
            Calculations calculations,
            Matters matters,
            SubmissionDesk desk,
            CaseAccess access,
            FormalReviews reviews,
            AuditTrail audit,
            Notifications notifications,
            NominationFlow flow,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.calculations = calculations;
        this.matters = matters;
        this.desk = desk;
        this.access = access;
        this.reviews = reviews;
        this.audit = audit;
        this.notifications = notifications;
        this.flow = flow;
        this.chunk = new TransactionTemplate(transactions);
    }

    /** Works out the amount under the case's own rule version; a second run adds a row and replaces nothing. */
    @Transactional
    public void calculate(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        if (!CALCULABLE.contains(one.status())) return;
        Category category = desk.categoryOf(one);
        Map<String, Object> facts = desk.factsOf(one, AnswerJson.read(one.answers()));
        Money before = matters.decidedBefore(category, one.unitId(), matters.keysOf(one.id()), one.id());
        AmountResult result = calculator.calculate(category, facts, before);
        calculations.add(one.id(), result, before, one.ruleVersionId());
        cases.setAmount(one.id(), result.amount(), result.clause());
        cases.move(one.id(), CALCULABLE, CaseStatus.CALCULATED, SYSTEM, null);
        audit.record(
                "nomination.calculated",
                "case",
                one.caseNo(),
                SYSTEM,
                Map.of("amount", result.amount().format(), "clause", result.clause()));
    }

    /** What the case is worth by what is on record now; shown before the unit confirms, and stored nowhere. */
    @Transactional(readOnly = true)
    public AmountResult expected(UUID id, String userId) {
        CaseRecord one = cases.get(id);
        access.requireReader(one, userId);
        Category category = desk.categoryOf(one);
        Map<String, Object> facts = desk.factsOf(one, AnswerJson.read(one.answers()));
        return calculator.calculate(
                category, facts, matters.decidedBefore(category, one.unitId(), matters.keysOf(one.id()), one.id()));
    }

    /** The bureau meeting's word on one case; true = proposed. A reviewer of the case cannot give it. */
    @Transactional
    public boolean decide(CaseNo caseNo, boolean proposed, String reason, String userId) {
        CaseRecord one = cases.lock(caseNo);
        access.requireRole(userId, "tech-bureau-head");
        reviews.requireNotReviewer(caseNo, userId);
        if (one.status() != CaseStatus.CALCULATED) throw Refusal.conflict("nomination.movedOn");
        if (!proposed) return rejected(one, reason, userId);
        boolean honourOnly = desk.categoryOf(one).honour();
        if (!one.amount().isPositive() && !honourOnly) throw Refusal.conflict("nomination.proposal.nothingToPay");
        cases.move(one.id(), Set.of(CaseStatus.CALCULATED), CaseStatus.PROPOSED, userId, null);
        audit.record(
                "nomination.proposed",
                "case",
                one.caseNo(),
                userId,
                Map.of("amount", one.amount().format()));
        notifications.toUnit(
                one.unitId(),
                "nomination.notice.proposed",
                one.caseNo(),
                Map.of("amount", one.amount().format()));
        return true;
    }

    /** Proposes many cases at once, in transactions of at most 100; returns the cases that could not be, for a person to look at. */
    public List<CaseNo> proposeAll(Collection<CaseNo> caseNos, String userId) {
        access.requireRole(userId, "tech-bureau-head");
        List<CaseNo> all = new ArrayList<>(caseNos);
        List<CaseNo> left = new ArrayList<>();
        for (int start = 0; start < all.size(); start += CHUNK) {
            List<CaseNo> part = all.subList(start, Math.min(all.size(), start + CHUNK));
            List<CaseNo> ready = part.stream().filter(this::payable).toList();
            left.addAll(part.stream().filter(caseNo -> !ready.contains(caseNo)).toList());
            chunk.executeWithoutResult(
                    status -> ready.forEach(caseNo -> flow.proposalDecided(caseNo, true, null, userId)));
        }
        return left;
    }

    private boolean payable(CaseNo caseNo) {
        CaseRecord one = cases.get(caseNo);
        return one.status() == CaseStatus.CALCULATED
                && (one.amount().isPositive() || desk.categoryOf(one).honour());
    }

    private boolean rejected(CaseRecord one, String reason, String userId) {
        if (reason == null || reason.isBlank()) throw Refusal.invalid("reason", "nomination.proposal.noReason");
        cases.move(one.id(), Set.of(CaseStatus.CALCULATED), CaseStatus.NOT_PROPOSED, userId, reason.strip());
        audit.record("nomination.notProposed", "case", one.caseNo(), userId, Map.of());
        notifications.toUnit(
                one.unitId(), "nomination.notice.notProposed", one.caseNo(), Map.of("reason", reason.strip()));
        return false;
    }
}
