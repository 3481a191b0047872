package dev.kechuang.nomination;

import dev.kechuang.nomination.Dossier.CalculationView;
import dev.kechuang.nomination.Dossier.CorrectionList;
import dev.kechuang.nomination.Dossier.DepartmentLine;
import dev.kechuang.nomination.Dossier.Promise;
import dev.kechuang.nomination.Dossier.ReviewLine;
import dev.kechuang.nomination.Dossier.Waiting;
import dev.kechuang.nomination.Dossier.WordLine;
import dev.kechuang.nomination.model.AnswerJson;
import dev.kechuang.nomination.model.Calculations;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseQueries;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.CommitmentStore;
import dev.kechuang.nomination.model.JointCheckStore;
import dev.kechuang.nomination.model.JointCheckStore.Asked;
import dev.kechuang.nomination.model.JointCheckStore.State;
import dev.kechuang.nomination.model.ReviewStore;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.policy.Department;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading cases: the dossier, lists and searches, what the engine may show, and the stored deadlines its timers follow. */
@Service
public class Dossiers {

    private static final String APPLICANT = "applicant-operator";
    private static final String SYSTEM = "system";

    private final CaseStore cases;
    private final CaseQueries queries;
    private final CommitmentStore promises;
    private final ReviewStore reviews;
    private final JointCheckStore jointCheck;
    private final Calculations calculations;
    private final SubmissionDesk desk;
    private final CaseAccess access;
    private final Registry registry;
    private final Timing timing;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public Dossiers(
            CaseStore cases,
            CaseQueries queries,
            CommitmentStore promises,
            ReviewStore reviews,
            JointCheckStore jointCheck,
            Calculations calculations,
            SubmissionDesk desk,
            CaseAccess access,
            Registry registry,
            Timing timing) {
        this.cases = cases;
        this.queries = queries;
        this.promises = promises;
        this.reviews = reviews;
        this.jointCheck = jointCheck;
        this.calculations = calculations;
        this.desk = desk;
        this.access = access;
        this.registry = registry;
        this.timing = timing;
    }

    /** Deadlines that timers and due dates read; all exclusive. */
    public enum Due {
        FORMAL_REVIEW,
        CORRECTION,
        ENTITLEMENT_REMINDER,
        ENTITLEMENT,
        DEFERRED_ENTITLEMENT
    }

    /** The same for one department of the joint check. */
    public enum DepartmentDue {
        REMINDER,
        OPINION,
        STATEMENT
    }

    /** The whole case, for the unit itself and for those of the office who work on it; others learn nothing. */
    @Transactional(readOnly = true)
    public Dossier dossier(UUID id, String userId) {
        CaseRecord one = cases.get(id);
        access.requireReader(one, userId);
        PolicyPack pack = desk.packOf(one);
        List<Asked> asked = jointCheck.departments(id);
        List<DepartmentLine> departments = asked.stream()
                .map(each -> line(each, pack.department(each.department())))
                .toList();
        return new Dossier(
                summary(one),
                one.ruleVersionId(),
                desk.categoryOf(one),
                pack.hasForm(one.categoryCode()) ? desk.formOf(one) : null,
                AnswerJson.read(one.answers() == null ? one.draftAnswers() : one.answers()),
                desk.files(one),
                promises.of(id).stream()
                        .map(given -> new Promise(
                                given.textZh(), given.textEn(), given.ruleVersionId(), nameOf(given.by()), given.at()))
                        .toList(),
                queries.steps(id).stream().map(this::named).toList(),
                reviewLines(id),
                corrections(id),
                departments,
                jointCheck.words(id).stream()
                        .map(word -> line(word, pack.department(word.department())))
                        .toList(),
                calculations.all(id).stream().map(this::view).toList(),
                waits(one, pack, asked),
                one.noticeNo(),
                one.decisionNo());
    }

    @Transactional(readOnly = true)
    public CaseSummary summary(CaseNo caseNo) {
        return summary(cases.get(caseNo));
    }

    /** Numbers by case; a draft has none. */
    @Transactional(readOnly = true)
    public Map<UUID, String> numbersOf(Collection<UUID> ids) {
        return queries.numbersOf(ids);
    }

    /** In Chinese, as the measure the case runs under names it. */
    @Transactional(readOnly = true)
    public String categoryName(CaseNo caseNo) {
        return desk.categoryOf(cases.get(caseNo)).nameZh();
    }

    @Transactional(readOnly = true)
    public List<CaseSummary> ofUnitOf(String userId) {
        return queries.recordsOfUnit(registry.unitOfUser(userId).id()).stream()
                .map(this::summary)
                .toList();
    }

    /** The unit's cases with who has each now; departments are read once for all cases that stand in the joint check. */
    @Transactional(readOnly = true)
    public List<UnitCase> casesOfUnitOf(String userId) {
        List<CaseRecord> found =
                queries.recordsOfUnit(registry.unitOfUser(userId).id());
        Map<UUID, List<Asked>> asked = jointCheck.departments(found.stream()
                .filter(one -> one.status() == CaseStatus.JOINT_CHECK)
                .map(CaseRecord::id)
                .toList());
        return found.stream()
                .map(one -> new UnitCase(
                        summary(one),
                        desk.categoryOf(one),
                        one.caseNo() == null
                                ? List.of()
                                : waits(one, desk.packOf(one), asked.getOrDefault(one.id(), List.of()))))
                .toList();
    }

    @Transactional(readOnly = true)
    public CasePage search(CaseFilter filter, int page, int size, String userId) {
        requireOffice(userId);
        return queries.search(filter, page, size, this::summary);
    }

    /** All calculated cases of a year, as the bureau meeting sees them. */
    @Transactional(readOnly = true)
    public List<CaseNo> calculated(int programmeYear, String userId) {
        requireOffice(userId);
        return queries.numbers(CaseStatus.CALCULATED, programmeYear);
    }

    @Transactional(readOnly = true)
    public Money sumOfCalculated(int programmeYear) {
        return queries.sumOf(CaseStatus.CALCULATED, programmeYear);
    }

    /** The stored deadline; a case without one is a broken model or table, never a default. */
    @Transactional(readOnly = true)
    public Instant due(CaseNo caseNo, Due due) {
        var deadlines = cases.get(caseNo).deadlines();
        Instant found = switch (due) {
            case FORMAL_REVIEW -> deadlines.review();
            case CORRECTION -> deadlines.correction();
            case ENTITLEMENT_REMINDER -> deadlines.reminder();
            case ENTITLEMENT -> deadlines.entitlement();
            case DEFERRED_ENTITLEMENT -> deadlines.waiver();
        };
        if (found == null) throw new IllegalStateException(caseNo + " has no deadline " + due);
        return found;
    }

    @Transactional(readOnly = true)
    public Instant due(CaseNo caseNo, String department, DepartmentDue due) {
        Asked asked = jointCheck.department(cases.get(caseNo).id(), department);
        Instant found = switch (due) {
            case REMINDER -> asked.reminderAt();
            case OPINION -> asked.dueAt();
            case STATEMENT -> asked.statementDue();
        };
        if (found == null) throw new IllegalStateException(caseNo + " has no deadline " + due);
        return found;
    }

    /** Whether this person may read the case with this id; for the store of its files. */
    @Transactional(readOnly = true)
    public boolean mayRead(UUID id, String userId) {
        return cases.find(id).filter(one -> access.mayRead(one, userId)).isPresent();
    }

    private void requireOffice(String userId) {
        if (!access.worksInOffice(userId)) throw Refusal.notAllowed("nomination.officeOnly");
    }

    /** Lists and pages say what holds by the stored deadline, also when the timer is late. */
    private CaseSummary summary(CaseRecord one) {
        CaseSummary stored = CaseQueries.summary(one);
        return new CaseSummary(
                stored.id(),
                stored.caseNo(),
                stored.programmeYear(),
                stored.categoryCode(),
                stored.ruleVersionId(),
                stored.path(),
                stored.unitId(),
                stored.unitName(),
                stored.uscc(),
                stored.itemName(),
                one.statusAt(timing.now()),
                stored.statusSince(),
                stored.amount(),
                stored.clause(),
                stored.autoAccepted(),
                stored.submittedAt());
    }

    private List<Waiting> waits(CaseRecord one, PolicyPack pack, List<Asked> asked) {
        List<Waiting> found = new ArrayList<>();
        var deadlines = one.deadlines();
        switch (one.statusAt(timing.now())) {
            case AWAITING_CONFIRMATION -> found.add(Waiting.ofRole(APPLICANT, deadlines.entitlement()));
            case DEFERRED -> found.add(Waiting.ofRole(APPLICANT, deadlines.waiver()));
            case FORMAL_REVIEW -> found.add(Waiting.ofRole("tech-clerk", deadlines.review()));
            case CORRECTION_REQUIRED -> found.add(Waiting.ofRole(APPLICANT, deadlines.correction()));
            case JOINT_CHECK ->
                asked.stream().filter(each -> !each.state().settled()).forEach(each -> found.add(waiting(each, pack)));
            case CALCULATED -> found.add(Waiting.ofRole("tech-bureau-head", null));
            case PROPOSED, IN_NOTICE -> found.add(Waiting.ofRole("notice-officer", null));
            case OBJECTION_SUSPENDED -> found.add(Waiting.ofRole("objection-officer", null));
            case NOTICE_PASSED -> found.add(Waiting.ofRole("gov-office", null));
            case DECIDED -> found.add(Waiting.ofRole(APPLICANT, null));
            case PAYABLE, PAYING, RETURNED -> found.add(Waiting.ofRole("payment-maker", null));
            default -> {
                // nobody: the case is a draft, in the machine's hands for seconds, or over
            }
        }
        return found;
    }

    private DepartmentLine line(Asked asked, Department department) {
        return new DepartmentLine(
                department.id(),
                department.nameZh(),
                department.nameEn(),
                asked.state().name(),
                asked.dueAt(),
                asked.statementDue(),
                !asked.state().settled() && timing.over(asked.dueAt()));
    }

    private WordLine line(JointCheckStore.Word word, Department department) {
        return new WordLine(
                department.id(),
                department.nameZh(),
                department.nameEn(),
                word.kind(),
                word.opinion(),
                word.facts(),
                nameOf(word.by()),
                word.at());
    }

    private static Waiting waiting(Asked asked, PolicyPack pack) {
        if (asked.state() == State.VETO_PROPOSED) return Waiting.ofRole(APPLICANT, asked.statementDue());
        if (asked.state() == State.NO_DATA) return Waiting.ofRole("tech-clerk", null);
        Instant until = asked.state() == State.ASKED ? asked.dueAt() : null;
        Department department = pack.department(asked.department());
        return new Waiting(department.id(), department.nameZh(), department.nameEn(), until);
    }

    private List<ReviewLine> reviewLines(UUID id) {
        return reviews.reviews(id).stream()
                .map(review -> new ReviewLine(
                        review.round(),
                        review.kind(),
                        review.reasonCode(),
                        review.reason(),
                        review.agencyMissed(),
                        nameOf(review.by()),
                        review.at()))
                .toList();
    }

    private List<CorrectionList> corrections(UUID id) {
        return reviews.corrections(id).stream()
                .map(correction -> new CorrectionList(
                        correction.round(),
                        correction
                                .items()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                        correction.deadline(),
                        correction.answeredAt(),
                        correction.extendedAt()))
                .toList();
    }

    private CaseStep named(CaseStep step) {
        return new CaseStep(step.from(), step.to(), step.at(), nameOf(step.actor()), step.reason());
    }

    private String nameOf(String userId) {
        return SYSTEM.equals(userId) ? "" : registry.displayName(userId);
    }

    private CalculationView view(Calculations.Calculation run) {
        return new CalculationView(
                run.runNo(),
                run.result(),
                run.paidBefore(),
                run.ruleVersionId(),
                desk.titleOf(run.ruleVersionId()),
                run.redone(),
                run.at());
    }
}
