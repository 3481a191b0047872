package dev.kechuang.nomination;

import static dev.kechuang.nomination.Office.BUREAU;
import static dev.kechuang.nomination.Office.CLERK;
import static dev.kechuang.nomination.Office.HEAD;
import static dev.kechuang.nomination.Office.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.shared.CaseNo;
import dev.kechuang.testsupport.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who hears what of a case until its proposal, read from the outbox that the step's own transaction wrote. */
class NominationMessagesTest {

    private static final String OWN = " /portal/my/by-no/";
    private static final String OFFICE_PAGE = " /portal/cases/by-no/";

    private Office office;

    @AfterEach
    void close() {
        if (office != null) office.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyStepOfAnApplicationIsToldToWhomItConcerns(Databases database) {
        open(database);
        CaseNo caseNo = office.submitted(OPERATOR, "光电平台", "CITY");
        office.complete(caseNo, "decideFormalReview", CLERK, Map.of("decision", "CORRECT", "items", "补盖章"));
        office.bean(NominationFlow.class).corrected(caseNo, OPERATOR);
        office.runContinuations();
        office.complete(caseNo, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        office.completeFor("dept-court", caseNo, "giveOpinion", Map.of("opinion", "NO_DATA", "facts", "无记录"));
        office.complete(caseNo, "resolveNoData", CLERK, Map.of("opinion", "PASS", "facts", "已人工核查"));
        office.completeFor("dept-tax", caseNo, "giveOpinion", Map.of("opinion", "HOLD", "facts", "欠税待缴"));
        office.completeFor("dept-tax", caseNo, "releaseHold", Map.of("opinion", "RELEASE", "facts", "已缴清"));
        office.bean(JointChecks.class).departmentsOf(caseNo).stream()
                .filter(department -> !List.of("dept-court", "dept-tax").contains(department))
                .forEach(
                        department -> office.completeFor(department, caseNo, "giveOpinion", Map.of("opinion", "PASS")));
        office.complete(caseNo, "decideProposal", BUREAU, Map.of("decision", "PROPOSE"));

        String n = "nomination.notice.";
        assertThat(told(caseNo))
                .contains(
                        "unit " + n + "submitted" + OWN + caseNo,
                        "tech-clerk " + n + "reviewWanted" + OFFICE_PAGE + caseNo,
                        "unit " + n + "correctionRequired" + OWN + caseNo + "/correction",
                        "unit " + n + "corrected" + OWN + caseNo,
                        "unit " + n + "accepted" + OWN + caseNo,
                        "dept-tax " + n + "opinionAsked" + OFFICE_PAGE + caseNo,
                        "tech-clerk " + n + "noData" + OFFICE_PAGE + caseNo,
                        "unit " + n + "heldByDepartment" + OWN + caseNo,
                        "unit " + n + "proposed" + OWN + caseNo);
        assertThat(told(caseNo))
                .filteredOn(told -> told.contains("opinionAsked"))
                .hasSameSizeAs(office.bean(JointChecks.class).departmentsOf(caseNo));
        assertThat(office.jdbc()
                        .sql("select body_zh from notification where template_key = 'nomination.notice.proposed'")
                        .query(String.class)
                        .single())
                .contains("100,000.00 元");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void refusalAndVetoAreToldWithTheirNextStep(Databases database) {
        open(database);
        CaseNo refused = office.submitted(OPERATOR, "光电平台", "CITY");
        office.complete(
                refused,
                "decideFormalReview",
                CLERK,
                Map.of("decision", "REFUSE", "reasonCode", "OTHER", "reason", "不在本区管辖"));
        office.complete(refused, "confirmNonAcceptance", HEAD, Map.of("decision", "CONFIRM"));
        assertThat(told(refused))
                .contains(
                        "tech-section-head nomination.notice.refusalProposed" + OFFICE_PAGE + refused,
                        "unit nomination.notice.notAccepted" + OWN + refused);

        CaseNo vetoed = office.submitted(OPERATOR, "另一平台", "CITY");
        office.complete(vetoed, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        office.completeFor(
                "dept-tax",
                vetoed,
                "giveOpinion",
                Map.of("opinion", "VETO", "facts", "法定代表人身份证51990119800101123X涉重大税收违法"));
        assertThat(told(vetoed)).contains("unit nomination.notice.vetoProposed" + OWN + vetoed + "/statement");
        assertThat(office.jdbc()
                        .sql("select body_zh from notification where template_key = 'nomination.notice.vetoProposed'")
                        .query(String.class)
                        .single())
                .contains("519****3X", "2026-03-05 23:59")
                .doesNotContain("51990119800101123X");
    }

    private void open(Databases database) {
        office = new Office(database);
        office.people.actsFor(OPERATOR, TestUnits.Known.of(1));
        office.openWindow("C04");
    }

    private List<String> told(CaseNo caseNo) {
        return office.jdbc()
                .sql("select coalesce(role, 'unit') as who, template_key, link from notification where case_no = ?")
                .param(caseNo.text())
                .query((row, n) ->
                        row.getString("who") + " " + row.getString("template_key") + " " + row.getString("link"))
                .list();
    }
}
