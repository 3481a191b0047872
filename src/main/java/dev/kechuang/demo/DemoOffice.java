package dev.kechuang.demo;

import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.notice.Objections;
import dev.kechuang.policy.CasePath;
import dev.kechuang.workflow.Processes;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the bureau and the departments do: formal review, joint check, bureau meeting, public notice, objections. */
@Component
@DemoPart
class DemoOffice {

    private static final int YEAR = 2025;

    private final JointChecks jointChecks;
    private final Proposals proposals;
    private final NominationFlow flow;
    private final Notices notices;
    private final NoticeFlow noticeFlow;
    private final Objections objections;
    private final Processes processes;
    private final DemoTime time;
    private final DemoCases cases;

    DemoOffice(
            JointChecks jointChecks,
            Proposals proposals,
            NominationFlow flow,
            Notices notices,
            NoticeFlow noticeFlow,
            Objections objections,
            Processes processes,
            DemoTime time,
            DemoCases cases) {
        this.jointChecks = jointChecks;
        this.proposals = proposals;
        this.flow = flow;
        this.notices = notices;
        this.noticeFlow = noticeFlow;
        this.objections = objections;
        this.processes = processes;
        this.time = time;
        this.cases = cases;
    }

    void accept(String... nicknames) {
        for (String nickname : nicknames) review(nickname, Map.of("decision", "ACCEPT"));
        time.settle();
    }

    void askCorrection(String nickname, String items) {
        review(nickname, Map.of("decision", "CORRECT", "items", items));
        time.settle();
    }

    void proposeRefusal(String nickname, String reasonCode, String reason) {
        review(nickname, Map.of("decision", "REFUSE", "reasonCode", reasonCode, "reason", reason));
        time.settle();
    }

    void confirmRefusal(String nickname) {
        processes.complete(
                "userTask_confirmNonAcceptance",
                cases.no(nickname).text(),
                DemoPeople.SECTION_HEAD,
                Map.of("decision", "CONFIRM"));
        time.settle();
    }

    /** Every department has no objection. */
    void clear(String... nicknames) {
        for (String nickname : nicknames) clearExcept(nickname, Set.of());
    }

    void clearExcept(String nickname, Set<String> silent) {
        for (String department : jointChecks.departmentsOf(cases.no(nickname))) {
            if (!silent.contains(department))
                speak("userTask_giveOpinion", nickname, department, Map.of("opinion", "PASS"));
        }
        time.settle();
    }

    void opinion(String nickname, String department, String opinion, String facts) {
        speak("userTask_giveOpinion", nickname, department, Map.of("opinion", opinion, "facts", facts));
        time.settle();
    }

    void upholdVeto(String nickname, String department, String facts) {
        speak("userTask_reviewVeto", nickname, department, Map.of("opinion", "UPHOLD", "facts", facts));
        time.settle();
    }

    void propose(String... nicknames) {
        var left = proposals.proposeAll(cases.nos(nicknames), DemoPeople.BUREAU_HEAD);
        if (!left.isEmpty()) throw new IllegalStateException("The meeting could not propose " + left);
        time.settle();
    }

    void turnDown(String nickname, String reason) {
        flow.proposalDecided(cases.no(nickname), false, reason, DemoPeople.BUREAU_HEAD);
        time.settle();
    }

    /** Drafted by the clerk, published by the notice officer. */
    String publish(CasePath path) {
        String no = notices.draft(YEAR, path, DemoPeople.CLERK);
        time.settle();
        noticeFlow.publish(no, DemoPeople.NOTICE_OFFICER);
        time.settle();
        return no;
    }

    /** A signed objection of a named person with a telephone. */
    String object(String noticeNo, String nickname, ObjectionScope scope, String content) {
        int serial = notices.entries(noticeNo).stream()
                .filter(entry -> entry.caseNo().equals(cases.no(nickname)))
                .findFirst()
                .orElseThrow()
                .serial();
        var form = new ObjectionForm(
                "PERSON", DemoSecrets.OBJECTOR, DemoSecrets.OBJECTOR_PHONE, "", "", scope, content, "合同扫描件可当面提交", true);
        String no = objections.receive(noticeNo, serial, form, "demo").objectionNo();
        time.settle();
        return no;
    }

    void admit(String objectionNo) {
        processes.complete(
                "userTask_decideAdmission", objectionNo, DemoPeople.OBJECTION_OFFICER, Map.of("decision", "ADMIT"));
        time.settle();
    }

    void investigate(String objectionNo, boolean upheld, String findings) {
        processes.complete(
                "userTask_investigateObjection",
                objectionNo,
                DemoPeople.OBJECTION_OFFICER,
                Map.of(
                        "investigation",
                        "调取申报材料，走访相关单位，核对原件。",
                        "findings",
                        findings,
                        "suggestion",
                        upheld ? "UPHELD" : "DISMISSED"));
        time.settle();
    }

    void rule(String objectionNo, boolean upheld, String grounds) {
        processes.complete(
                "userTask_ruleObjection",
                objectionNo,
                DemoPeople.BUREAU_HEAD,
                Map.of("ruling", upheld ? "UPHELD" : "DISMISSED", "grounds", grounds));
        time.settle();
    }

    private void review(String nickname, Map<String, Object> decision) {
        processes.complete("userTask_decideFormalReview", cases.no(nickname).text(), DemoPeople.CLERK, decision);
    }

    /** A department's user id is its role. */
    private void speak(String task, String nickname, String department, Map<String, Object> words) {
        processes.complete(task, cases.no(nickname).text(), department, department, words);
    }
}
