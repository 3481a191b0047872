package dev.kechuang.nomination;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.form.FormSchema;
import dev.kechuang.form.Forms;
import dev.kechuang.nomination.model.AnswerJson;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseNumbers;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseRecord.Deadlines;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.CaseStore.Deadline;
import dev.kechuang.nomination.model.Matters;
import dev.kechuang.nomination.model.NominationPeriods;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.SubmissionDesk.Judged;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applicant's side before the office sees anything: begin, save, check, submit (S03). */
@Service
public class Drafts {

    private final CaseStore cases;
    private final CaseNumbers numbers;
    private final CaseAccess access;
    private final SubmissionDesk desk;
    private final Matters matters;
    private final Timing timing;
    private final Policies policies;
    private final Registry registry;
    private final CallWindows windows;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final NominationFlow flow;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public Drafts(
            CaseStore cases,
            CaseNumbers numbers,
            CaseAccess access,
            SubmissionDesk desk,
            Matters matters,
            Timing timing,
            Policies policies,
            Registry registry,
            CallWindows windows,
            AuditTrail audit,
            Notifications notifications,
            NominationFlow flow) {
        this.cases = cases;
        this.numbers = numbers;
        this.access = access;
        this.desk = desk;
        this.matters = matters;
        this.timing = timing;
        this.policies = policies;
        this.registry = registry;
        this.windows = windows;
        this.audit = audit;
        this.notifications = notifications;
        this.flow = flow;
    }

    /** What the page of a draft or a correction shows. */
    public record DraftView(
            UUID id,
            String caseNo,
            int programmeYear,
            Category category,
            CaseStatus status,
            FormSchema form,
            Map<String, Object> answers) {}

    /** Begins a draft of a category that takes applications now; categories matched from lists cannot be applied for. */
    @Transactional
    public UUID begin(String categoryCode, String userId) {
        Unit unit = registry.unitOfUser(userId);
        CallWindow window =
                windows.openNow(categoryCode).orElseThrow(() -> Refusal.conflict("nomination.check.windowClosed"));
        PolicyPack pack = policies.current();
        Category category = pack.category(categoryCode);
        if (!category.mayOpen()) throw Refusal.conflict("nomination.check.categoryClosed");
        if (category.entryMode() == EntryMode.AUTO) throw Refusal.conflict("nomination.check.fromListOnly");
        if (!category.applicantTypes().contains(unit.applicantType())) {
            throw Refusal.notAllowed("nomination.check.applicantType");
        }
        CaseRecord blank = blank(UUID.randomUUID(), window, pack, category, unit, userId, null);
        CaseRecord draft =
                blank(blank.id(), window, pack, category, unit, userId, AnswerJson.write(desk.initialAnswers(blank)));
        cases.insertAll(List.of(draft), userId);
        audit.record("nomination.draftBegun", "case", draft.id().toString(), userId, Map.of("category", categoryCode));
        return draft.id();
    }

    @Transactional(readOnly = true)
    public DraftView view(UUID id, String userId) {
        CaseRecord one = cases.get(id);
        access.requireUnit(one, userId);
        return new DraftView(
                one.id(),
                one.caseNo(),
                one.programmeYear(),
                desk.categoryOf(one),
                one.statusAt(timing.now()),
                desk.formOf(one),
                AnswerJson.read(one.draftAnswers()));
    }

    /** Saves what was typed, also when it is not yet right; returns what is malformed, to be shown beside the fields. */
    @Transactional
    public List<Problem> save(UUID id, Map<String, Object> answers, String userId) {
        CaseRecord one = editable(id, userId);
        var checked = Forms.checkDraft(desk.formOf(one), answers, desk.contextOf(one));
        cases.saveDraft(id, AnswerJson.write(answers), one.itemName());
        return checked.problems();
    }

    /** What still stands between the draft and its submission. */
    @Transactional(readOnly = true)
    public List<Problem> problems(UUID id, String userId) {
        CaseRecord one = cases.get(id);
        access.requireUnit(one, userId);
        return desk.judge(one, one.status() == CaseStatus.CORRECTION_REQUIRED).problems();
    }

    /** Hands the draft in; the case number exists from here on, and the formal review's period begins to run. */
    @Transactional
    public CaseNo submit(UUID id, String userId) {
        CaseRecord one = cases.lock(id);
        access.requireUnit(one, userId);
        access.requireRole(userId, "applicant-approver");
        if (one.status() != CaseStatus.DRAFT) throw Refusal.conflict("nomination.alreadySubmitted");
        // The counter is taken first: submissions of one category queue up here, so two of one matter cannot slip
        // through.
        CaseNo caseNo = numbers.next(one.programmeYear(), one.categoryCode());
        Judged judged = desk.judge(one, false);
        if (!judged.problems().isEmpty()) throw Refusal.invalid(judged.problems());
        cases.saveDraft(id, one.draftAnswers(), judged.itemName());
        cases.submitAnswers(id, caseNo.text(), AnswerJson.write(judged.answers()), userId);
        matters.record(id, entries(one, judged));
        Instant due = timing.inWorkdays(
                NominationPeriods.FORMAL_REVIEW,
                caseNo.text(),
                desk.packOf(one).periods().formalReview());
        cases.setDeadline(id, Deadline.REVIEW, due);
        cases.move(id, Set.of(CaseStatus.DRAFT), CaseStatus.SUBMITTED, userId, null);
        cases.move(id, Set.of(CaseStatus.SUBMITTED), CaseStatus.FORMAL_REVIEW, userId, null);
        audit.record("nomination.submitted", "case", caseNo.text(), userId, Map.of("category", one.categoryCode()));
        notifications.toUnit(one.unitId(), "nomination.notice.submitted", caseNo.text(), Map.of());
        notifications.toRole(
                "tech-clerk", "nomination.notice.reviewWanted", caseNo.text(), Map.of("until", Timing.shown(due)));
        flow.submitted(caseNo);
        return caseNo;
    }

    /** Gives up a draft that was never submitted; it stays on record. */
    @Transactional
    public void discard(UUID id, String userId) {
        CaseRecord one = cases.lock(id);
        access.requireUnit(one, userId);
        cases.move(id, Set.of(CaseStatus.DRAFT), CaseStatus.WITHDRAWN, userId, null);
        audit.record("nomination.draftDiscarded", "case", id.toString(), userId, Map.of());
    }

    /** The case when its answers and files may be changed now: a draft, or a correction within its period. */
    CaseRecord editable(UUID id, String userId) {
        CaseRecord one = cases.get(id);
        access.requireUnit(one, userId);
        CaseStatus now = one.statusAt(timing.now());
        if (now == CaseStatus.DEEMED_WITHDRAWN) throw FormalReviews.late(one);
        if (now != CaseStatus.DRAFT && now != CaseStatus.CORRECTION_REQUIRED) {
            throw Refusal.conflict("nomination.notEditable");
        }
        return one;
    }

    /** Refuses unless the answers and files of the case may be changed now by this person. */
    @Transactional(readOnly = true)
    public void requireEditable(UUID id, String userId) {
        editable(id, userId);
    }

    static List<Matters.Entry> entries(CaseRecord one, Judged judged) {
        return judged.matterKeys().stream()
                .map(key -> new Matters.Entry(one.id(), key, one.categoryCode(), one.stackGroup(), one.unitId()))
                .toList();
    }

    private CaseRecord blank(
            UUID id, CallWindow window, PolicyPack pack, Category category, Unit unit, String userId, String answers) {
        return new CaseRecord(
                id,
                null,
                window.programmeYear(),
                category.code(),
                pack.ruleVersionId(),
                category.entryMode(),
                category.path(),
                category.stackGroup(),
                unit.id(),
                unit.name(),
                unit.uscc(),
                category.nameZh(),
                CaseStatus.DRAFT,
                timing.now(),
                null,
                null,
                false,
                answers,
                null,
                timing.now(),
                userId,
                null,
                Deadlines.NONE,
                null,
                null,
                0);
    }
}
