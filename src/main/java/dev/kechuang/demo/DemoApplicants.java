package dev.kechuang.demo;

import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.nomination.Drafts;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Problem;
import dev.kechuang.workflow.Processes;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the units' people do: apply, correct, withdraw, confirm, state their case, name their account. */
@Component
@DemoPart
class DemoApplicants {

    /** Owner type of a case's files, as the nomination module stores them. */
    private static final String CASE_FILES = "nomination";

    private final Drafts drafts;
    private final EvidenceStore evidence;
    private final Nominations nominations;
    private final NominationFlow flow;
    private final Processes processes;
    private final DemoTime time;
    private final DemoCases cases;

    DemoApplicants(
            Drafts drafts,
            EvidenceStore evidence,
            Nominations nominations,
            NominationFlow flow,
            Processes processes,
            DemoTime time,
            DemoCases cases) {
        this.drafts = drafts;
        this.evidence = evidence;
        this.nominations = nominations;
        this.flow = flow;
        this.processes = processes;
        this.time = time;
        this.cases = cases;
    }

    UUID draft(DemoUnit unit, String category, Map<String, Object> special) {
        UUID id = drafts.begin(category, unit.key());
        var view = drafts.view(id, unit.key());
        var answers = new LinkedHashMap<>(view.answers());
        answers.putAll(DemoAnswers.common(unit));
        answers.putAll(special);
        for (EvidenceItem item : view.category().evidence()) answers.put(item.key(), upload(id, item, unit));
        refuse(drafts.save(id, answers, unit.key()));
        return id;
    }

    CaseNo apply(String nickname, DemoUnit unit, String category, Map<String, Object> special) {
        CaseNo caseNo = drafts.submit(draft(unit, category, special), unit.key());
        cases.remember(nickname, caseNo, unit);
        time.settle();
        return caseNo;
    }

    void correct(String nickname) {
        flow.corrected(cases.no(nickname), cases.unit(nickname).key());
        time.settle();
    }

    void withdraw(String nickname, String reason) {
        nominations.withdraw(cases.no(nickname), reason, cases.unit(nickname).key());
        time.settle();
    }

    void confirmEntitlement(String nickname) {
        flow.entitlementConfirmed(
                cases.no(nickname),
                false,
                DemoAnswers.PROMISES,
                cases.unit(nickname).key());
        time.settle();
    }

    void contestDeferred(String nickname, String reason) {
        flow.entitlementContested(
                cases.no(nickname), true, reason, cases.unit(nickname).key());
        time.settle();
    }

    void stateOnVeto(String nickname, String department, String statement) {
        flow.vetoStated(
                cases.no(nickname), department, statement, cases.unit(nickname).key());
        time.settle();
    }

    void answerObjection(String objectionNo, DemoUnit unit, String answer) {
        processes.complete("userTask_answerObjection", objectionNo, unit.key(), Map.of("answer", answer));
        time.settle();
    }

    void confirmAccount(String... nicknames) {
        for (String nickname : nicknames) account("userTask_confirmPayee", nickname, 1);
    }

    void correctAccount(String nickname) {
        account("userTask_correctPayee", nickname, 2);
    }

    private void account(String task, String nickname, int version) {
        DemoUnit unit = cases.unit(nickname);
        processes.complete(
                task,
                cases.itemNo(nickname),
                unit.key(),
                Map.of(
                        "accountName",
                        unit.name(),
                        "bankName",
                        "X区农村商业银行科创支行",
                        "cnapsCode",
                        "402990000" + (version + 17) + "8",
                        "accountNo",
                        unit.accountNo(version)));
        time.settle();
    }

    private String upload(UUID caseId, EvidenceItem item, DemoUnit unit) {
        boolean photo = item.labelZh().contains("照片");
        byte[] bytes = photo
                ? DemoEvidence.png(caseId.hashCode())
                : DemoEvidence.pdf(List.of(item.labelZh(), "单位：" + unit.name(), "本件为演示材料，内容虚构。"));
        return evidence.store(
                        CASE_FILES,
                        caseId.toString(),
                        item.key(),
                        item.labelZh().replaceAll("[/+()（）]", "_") + (photo ? ".png" : ".pdf"),
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        unit.key())
                .id()
                .toString();
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) throw new IllegalStateException("The demo filled a form in wrongly: " + problems);
    }
}
