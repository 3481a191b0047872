package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.deadline.PeriodOrigin;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.JointCheckStore;
import dev.kechuang.nomination.model.JointCheckStore.Asked;
import dev.kechuang.nomination.model.JointCheckStore.Question;
import dev.kechuang.nomination.model.JointCheckStore.State;
import dev.kechuang.nomination.model.JointCheckStore.Word;
import dev.kechuang.nomination.model.NominationPeriods;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.Department;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** S06, domain 3.6: departments answer in parallel, each only for itself; silence is escalated and never counts as a pass. */
@Service
public class JointChecks {

    private static final String SYSTEM = "system";

    private final CaseStore cases;
    private final JointCheckStore store;
    private final CaseAccess access;
    private final SubmissionDesk desk;
    private final Timing timing;
    private final Registry registry;
    private final AuditTrail audit;
    private final Notifications notifications;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public JointChecks(
            CaseStore cases,
            JointCheckStore store,
            CaseAccess access,
            SubmissionDesk desk,
            Timing timing,
            Registry registry,
            AuditTrail audit,
            Notifications notifications) {
        this.cases = cases;
        this.store = store;
        this.access = access;
        this.desk = desk;
        this.timing = timing;
        this.registry = registry;
        this.audit = audit;
        this.notifications = notifications;
    }

    /** A department's first word; facts are required unless it simply passes. */
    public enum Opinion {
        PASS,
        NOTE,
        VETO,
        HOLD,
        NO_DATA
    }

    /** The request goes out to every department the category names (DOC-05). */
    @Transactional
    public void open(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        if (one.status() != CaseStatus.ACCEPTED) return;
        PolicyPack pack = desk.packOf(one);
        List<Question> questions = desk.categoryOf(one).departments().stream()
                .map(pack::department)
                .map(department -> new Question(
                        department.id(),
                        timing.count(reminder(caseNo, department)),
                        timing.count(opinion(caseNo, department))))
                .toList();
        timing.keep(desk.categoryOf(one).departments().stream()
                .map(pack::department)
                .flatMap(department -> Stream.of(reminder(caseNo, department), opinion(caseNo, department)))
                .toList());
        store.ask(one.id(), questions);
        cases.move(one.id(), Set.of(CaseStatus.ACCEPTED), CaseStatus.JOINT_CHECK, SYSTEM, null);
        audit.record(
                "nomination.jointCheckOpened",
                "case",
                one.caseNo(),
                SYSTEM,
                Map.of("departments", String.valueOf(questions.size())));
        questions.forEach(question -> notifications.toRole(
                question.department(),
                "nomination.notice.opinionAsked",
                one.caseNo(),
                Map.of("until", Timing.shown(question.dueAt()))));
    }

    private PeriodOrigin reminder(CaseNo caseNo, Department department) {
        return timing.fromToday(
                NominationPeriods.OPINION_REMINDER, branch(caseNo, department.id()), department.reminderDays());
    }

    private PeriodOrigin opinion(CaseNo caseNo, Department department) {
        return timing.fromToday(NominationPeriods.OPINION, branch(caseNo, department.id()), department.opinionDays());
    }

    private static String branch(CaseNo caseNo, String department) {
        return caseNo.text() + "/" + department;
    }

    @Transactional(readOnly = true)
    public List<String> departmentsOf(CaseNo caseNo) {
        return store.departments(cases.get(caseNo).id()).stream()
                .map(Asked::department)
                .toList();
    }

    @Transactional
    public DepartmentStep giveOpinion(CaseNo caseNo, String department, Opinion opinion, String facts, String userId) {
        requireMember(caseNo, department, userId);
        return settle(caseNo, department, "OPINION", State.ASKED, opinion, facts, userId);
    }

    /** The department's last word on its own veto, after the applicant could speak: it stands, becomes a hold, or falls. */
    @Transactional
    public DepartmentStep reviewVeto(CaseNo caseNo, String department, Opinion opinion, String facts, String userId) {
        requireMember(caseNo, department, userId);
        if (opinion == Opinion.VETO) {
            CaseRecord one = checked(caseNo);
            requireFacts(opinion, facts);
            store.move(one.id(), department, State.VETO_PROPOSED, State.VETOED, null);
            said(one, department, "VETO_REVIEW", "UPHOLD", facts, userId);
            return DepartmentStep.SETTLED;
        }
        return settle(caseNo, department, "VETO_REVIEW", State.VETO_PROPOSED, opinion, facts, userId);
    }

    /** The reason to wait is gone, or has turned into a veto. */
    @Transactional
    public DepartmentStep releaseHold(CaseNo caseNo, String department, Opinion opinion, String facts, String userId) {
        requireMember(caseNo, department, userId);
        return settle(caseNo, department, "RELEASE", State.HELD, opinion, facts, userId);
    }

    /** Where a department has no data the office looks itself and writes down what it found. */
    @Transactional
    public DepartmentStep resolveNoData(
            CaseNo caseNo, String department, Opinion opinion, String facts, String userId) {
        access.requireRole(userId, "tech-clerk");
        return settle(caseNo, department, "MANUAL", State.NO_DATA, opinion, facts, userId);
    }

    /** The applicant's statement on a proposed veto, within its three working days. */
    @Transactional
    public void stateOnVeto(CaseNo caseNo, String department, String statement, String userId) {
        CaseRecord one = checked(caseNo);
        access.requireUnit(one, userId);
        Asked asked = store.department(one.id(), department);
        if (asked.state() != State.VETO_PROPOSED || timing.over(asked.statementDue())) {
            throw Refusal.conflict("nomination.jointCheck.statementOver");
        }
        if (statement == null || statement.isBlank()) {
            throw Refusal.invalid("statement", "nomination.jointCheck.noStatement");
        }
        said(one, department, "STATEMENT", "STATEMENT", statement.strip(), userId);
        notifications.toRole(department, "nomination.notice.vetoStated", one.caseNo(), Map.of());
    }

    @Transactional
    public void remind(CaseNo caseNo, String department) {
        CaseRecord one = cases.get(caseNo);
        if (store.department(one.id(), department).state() != State.ASKED) return;
        notifications.toRole(
                department,
                "nomination.notice.opinionReminder",
                one.caseNo(),
                Map.of(
                        "until",
                        Timing.shown(store.department(one.id(), department).dueAt())));
        audit.record("nomination.departmentReminded", "case", one.caseNo(), SYSTEM, Map.of("department", department));
    }

    /** Overdue: the heads are told; the case goes on waiting. */
    @Transactional
    public void escalate(CaseNo caseNo, String department) {
        CaseRecord one = cases.get(caseNo);
        if (store.department(one.id(), department).state() != State.ASKED) return;
        if (!store.escalated(one.id(), department)) return;
        String name = desk.packOf(one).department(department).nameZh();
        var args = Map.of("department", name);
        notifications.toRole(department, "nomination.notice.opinionOverdue", one.caseNo(), args);
        notifications.toRole("tech-section-head", "nomination.notice.opinionOverdue", one.caseNo(), args);
        audit.record("nomination.departmentOverdue", "case", one.caseNo(), SYSTEM, Map.of("department", department));
    }

    /** True when no department objects; a final veto ends the case. Called when every department is settled. */
    @Transactional
    public boolean conclude(CaseNo caseNo) {
        CaseRecord one = cases.lock(caseNo);
        List<Asked> asked = store.departments(one.id());
        if (asked.stream().anyMatch(department -> !department.state().settled())) {
            throw new IllegalStateException("Joint check of " + caseNo + " is not over");
        }
        List<String> vetoes = asked.stream()
                .filter(department -> department.state() == State.VETOED)
                .map(Asked::department)
                .toList();
        if (one.status() != CaseStatus.JOINT_CHECK) return vetoes.isEmpty();
        audit.record(
                vetoes.isEmpty() ? "nomination.jointCheckCleared" : "nomination.vetoed",
                "case",
                one.caseNo(),
                SYSTEM,
                Map.of("vetoes", String.join(",", vetoes)));
        if (vetoes.isEmpty()) return true;
        String names = String.join(
                "、",
                vetoes.stream()
                        .map(id -> desk.packOf(one).department(id).nameZh())
                        .toList());
        cases.move(one.id(), Set.of(CaseStatus.JOINT_CHECK), CaseStatus.VETOED, SYSTEM, names);
        notifications.toUnit(one.unitId(), "nomination.notice.vetoed", one.caseNo(), Map.of("departments", names));
        return false;
    }

    private DepartmentStep settle(
            CaseNo caseNo, String department, String kind, State from, Opinion opinion, String facts, String userId) {
        CaseRecord one = checked(caseNo);
        requireFacts(opinion, facts);
        boolean veto = opinion == Opinion.VETO;
        Instant statementDue = veto
                ? timing.inWorkdays(
                        NominationPeriods.VETO_STATEMENT,
                        branch(caseNo, department),
                        desk.packOf(one).periods().vetoStatement())
                : null;
        State to = switch (opinion) {
            case PASS -> State.PASS;
            case NOTE -> State.NOTE;
            case VETO -> State.VETO_PROPOSED;
            case HOLD -> State.HELD;
            case NO_DATA -> State.NO_DATA;
        };
        store.move(one.id(), department, from, to, statementDue);
        said(one, department, kind, opinion.name(), facts, userId);
        tell(one, department, to, facts, statementDue);
        return switch (to) {
            case VETO_PROPOSED -> DepartmentStep.VETO_PROPOSED;
            case HELD -> DepartmentStep.HELD;
            case NO_DATA -> DepartmentStep.NO_DATA;
            default -> DepartmentStep.SETTLED;
        };
    }

    /** What the unit must answer or clear, and what the office must look up itself. */
    private void tell(CaseRecord one, String department, State to, String facts, Instant statementDue) {
        String name = desk.packOf(one).department(department).nameZh();
        switch (to) {
            case VETO_PROPOSED ->
                notifications.toUnit(
                        one.unitId(),
                        "nomination.notice.vetoProposed",
                        one.caseNo(),
                        Map.of("department", name, "facts", facts.strip(), "until", Timing.shown(statementDue)));
            case HELD ->
                notifications.toUnit(
                        one.unitId(),
                        "nomination.notice.heldByDepartment",
                        one.caseNo(),
                        Map.of("department", name, "facts", facts.strip()));
            case NO_DATA ->
                notifications.toRole(
                        "tech-clerk", "nomination.notice.noData", one.caseNo(), Map.of("department", name));
            default -> {
                // nothing to do for anybody until every department has answered
            }
        }
    }

    private void said(CaseRecord one, String department, String kind, String opinion, String facts, String userId) {
        store.say(one.id(), new Word(department, kind, opinion, facts, userId, null));
        audit.record(
                "nomination.departmentSpoke",
                "case",
                one.caseNo(),
                userId,
                Map.of("department", department, "kind", kind, "opinion", opinion));
    }

    private CaseRecord checked(CaseNo caseNo) {
        CaseRecord one = cases.get(caseNo);
        if (one.status() != CaseStatus.JOINT_CHECK) throw Refusal.conflict("nomination.movedOn");
        return one;
    }

    /** A department answers only for itself. */
    private void requireMember(CaseNo caseNo, String department, String userId) {
        if (registry.hasRole(userId, department)) return;
        audit.recordRefusal(
                "nomination.otherDepartmentRefused", "case", caseNo.text(), userId, Map.of("department", department));
        throw Refusal.notAllowed("nomination.jointCheck.otherDepartment");
    }

    private static void requireFacts(Opinion opinion, String facts) {
        if (opinion != Opinion.PASS && (facts == null || facts.isBlank())) {
            throw Refusal.invalid("facts", "nomination.jointCheck.noFacts");
        }
    }
}
