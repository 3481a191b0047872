package dev.kechuang.nomination;

import static dev.kechuang.nomination.Office.BUREAU;
import static dev.kechuang.nomination.Office.CLERK;
import static dev.kechuang.nomination.Office.HEAD;
import static dev.kechuang.nomination.Office.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Acceptance scenarios of domain 10 that end inside this module: real models, real engine, both databases, settable clocks. */
class NominationScenariosTest {

    private static final Map<String, Object> CORRECT =
            Map.of("decision", "CORRECT", "items", "认定文件—缺第二页—补全—指南第三条\n依托单位证明—未盖章—盖章—指南第四条");

    private Office office;

    @AfterEach
    void close() {
        if (office != null) office.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario02PathBWithCorrectionOnTheLastMinuteIsTaken(Databases database) {
        CaseNo caseNo = awaitingCorrection(database);

        office.now("2026-04-14T23:59");
        office.bean(NominationFlow.class).corrected(caseNo, OPERATOR);
        office.runContinuations();

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.FORMAL_REVIEW);
        assertThat(office.count("nomination_submission")).isEqualTo(2);
        office.complete(caseNo, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario02PathBWithCorrectionAfterMidnightIsDeemedWithdrawnAlthoughNoTimerFired(Databases database) {
        CaseNo caseNo = awaitingCorrection(database);

        office.now("2026-04-15T00:01");
        assertThat(office.bean(Dossiers.class).ofUnitOf(OPERATOR).get(0).status())
                .isEqualTo(CaseStatus.DEEMED_WITHDRAWN);
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatExceptionOfType(Refusal.class)
                    .as("attempt " + attempt)
                    .isThrownBy(() -> office.bean(NominationFlow.class).corrected(caseNo, OPERATOR))
                    .satisfies(refusal -> {
                        assertThat(refusal.key()).isEqualTo("nomination.correction.late");
                        assertThat(refusal.problems().get(0).args()).isEqualTo(List.of("2026-04-14 23:59"));
                    });
            office.runContinuations();
        }

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.DEEMED_WITHDRAWN);
        assertThat(office.count("nomination_submission")).isEqualTo(1);
        assertThat(office.alive(caseNo)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void correctionPeriodIsExtendedOnceOnRequestAndItsTimerFollows(Databases database) {
        CaseNo caseNo = awaitingCorrection(database);
        CorrectionExtensions extensions = office.bean(CorrectionExtensions.class);

        office.now("2026-04-14T23:59");
        extensions.extend(caseNo, OPERATOR);

        assertThat(office.count("inbox_task where task_key = 'userTask_correctNomination' and done_at is null"
                        + " and due_at = timestamp with time zone '2026-04-21 16:00:00+00'"))
                .isEqualTo(1);
        assertThat(office.count("notification where template_key = 'nomination.notice.correctionExtended'"
                        + " and body_zh like '%2026-04-21 23:59%'"))
                .isEqualTo(1);
        refused("nomination.correction.extendedBefore", () -> extensions.extend(caseNo, OPERATOR));
        office.now("2026-04-21T23:59");
        office.runDue();
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.CORRECTION_REQUIRED);
        office.now("2026-04-22T00:00");
        refused("nomination.correction.late", () -> extensions.extend(caseNo, OPERATOR));
        office.runDue();

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.DEEMED_WITHDRAWN);
        refused(
                "nomination.correction.late",
                () -> office.bean(NominationFlow.class).corrected(caseNo, OPERATOR));
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario03SilentFormalReviewAcceptsWithAFlagAndWarnsTheHead(Databases database) {
        CaseNo caseNo = submittedOn0330(database);

        office.now("2026-04-07T23:59");
        office.runDue();
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.FORMAL_REVIEW);
        office.now("2026-04-08T00:00");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> office.complete(
                        caseNo,
                        "decideFormalReview",
                        CLERK,
                        Map.of("decision", "REFUSE", "reasonCode", "OTHER", "reason", "迟到的决定")))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("nomination.review.periodOver"));
        office.runDue();

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
        assertThat(office.bean(Dossiers.class).summary(caseNo).autoAccepted()).isTrue();
        assertThat(office.count("notification where role = 'tech-section-head'"
                        + " and template_key = 'nomination.notice.autoAccepted'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario04SecondCorrectionIsRefusedUnlessTheAgencyMissedIt(Databases database) {
        CaseNo caseNo = awaitingCorrection(database);
        office.bean(NominationFlow.class).corrected(caseNo, OPERATOR);
        office.runContinuations();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> office.complete(caseNo, "decideFormalReview", CLERK, CORRECT))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("nomination.correction.onlyOnce"));
        office.complete(
                caseNo,
                "decideFormalReview",
                CLERK,
                Map.of(
                        "decision",
                        "CORRECT",
                        "items",
                        "首次审查遗漏的一项",
                        "agencyMissedIt",
                        true,
                        "missedReason",
                        "首次审查时漏看第二页"));

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.CORRECTION_REQUIRED);
        assertThat(office.count("correction_request where agency_missed = true and missed_reason is not null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario05VetoIsExplainedBecomesAHoldAndClears(Databases database) {
        CaseNo caseNo = inJointCheck(database);
        String tax = "dept-tax";

        office.completeFor(tax, caseNo, "giveOpinion", Map.of("opinion", "VETO", "facts", "纳税信用D级"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> office.bean(JointChecks.class)
                        .giveOpinion(caseNo, tax, JointChecks.Opinion.PASS, null, "at-dept-market"))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("nomination.jointCheck.otherDepartment"));
        office.bean(NominationFlow.class).vetoStated(caseNo, tax, "已补缴并申请信用修复", OPERATOR);
        office.runContinuations();
        office.completeFor(tax, caseNo, "reviewVeto", Map.of("opinion", "HOLD", "facts", "待信用修复公示"));
        office.completeFor(tax, caseNo, "releaseHold", Map.of("opinion", "RELEASE", "facts", "已修复"));
        assertThat(office.count("joint_check_department where state = 'ASKED'"))
                .as("the others are untouched")
                .isEqualTo(office.count("joint_check_department") - 1);
        office.bean(JointChecks.class).departmentsOf(caseNo).stream()
                .filter(department -> !department.equals(tax))
                .forEach(
                        department -> office.completeFor(department, caseNo, "giveOpinion", Map.of("opinion", "PASS")));

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.CALCULATED);
        assertThat(office.count("department_opinion where department = 'dept-tax'"))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario05StatementInTheLastMinuteOfTheThirdWorkingDayIsHeard(Databases database) {
        CaseNo caseNo = vetoProposedOn0402(database);

        office.now("2026-04-08T23:59");
        office.runDue();
        office.bean(NominationFlow.class).vetoStated(caseNo, "dept-tax", "已补缴", OPERATOR);
        office.runContinuations();

        assertThat(statements()).isEqualTo(1);
        office.completeFor("dept-tax", caseNo, "reviewVeto", Map.of("opinion", "PASS", "facts", "已补缴"));
        assertThat(office.count("joint_check_department where department = 'dept-tax' and state = 'PASS'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario05StatementAMinuteAfterTheThirdWorkingDayIsNotHeardAlthoughNoTimerFired(Databases database) {
        CaseNo caseNo = vetoProposedOn0402(database);

        office.now("2026-04-09T00:01");
        refused(
                "nomination.jointCheck.statementOver",
                () -> office.bean(NominationFlow.class).vetoStated(caseNo, "dept-tax", "已补缴", OPERATOR));
        office.runDue();

        assertThat(statements()).isZero();
        office.completeFor("dept-tax", caseNo, "reviewVeto", Map.of("opinion", "UPHOLD", "facts", "未作说明"));
        assertThat(office.status(caseNo)).as("the others may still answer").isEqualTo(CaseStatus.JOINT_CHECK);
        office.bean(JointChecks.class).departmentsOf(caseNo).stream()
                .filter(department -> !department.equals("dept-tax"))
                .forEach(
                        department -> office.completeFor(department, caseNo, "giveOpinion", Map.of("opinion", "PASS")));
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.VETOED);
        assertThat(office.alive(caseNo)).isZero();
    }

    private long statements() {
        return office.count("department_opinion where department = 'dept-tax' and kind = 'STATEMENT'");
    }

    /** The Thursday before Qingming: the three working days are 3, 7 and 8 April. */
    private CaseNo vetoProposedOn0402(Databases database) {
        CaseNo caseNo = inJointCheck(database);
        office.now("2026-04-02T10:00");
        office.completeFor("dept-tax", caseNo, "giveOpinion", Map.of("opinion", "VETO", "facts", "纳税信用D级"));
        return caseNo;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario06EscalationComesWithTheStoredDeadlineAndNotASecondBefore(Databases database) {
        CaseNo caseNo = inJointCheck(database);
        String silent = "joint_check_department where department = 'dept-court' and escalated_at is not null";
        Instant due = office.jdbc()
                .sql("select due_at from joint_check_department where department = 'dept-court'")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(due).as("five working days from 30 March").isEqualTo(Office.at("2026-04-08T00:00"));

        office.now(due.minusSeconds(1));
        office.runDue();
        assertThat(office.count(silent)).isZero();
        office.now(due);
        office.runDue();
        assertThat(office.count(silent)).isEqualTo(1);

        office.now("2026-12-01T09:00");
        office.runDue();
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
        assertThat(office.count("joint_check_department where state <> 'ASKED'"))
                .as("silence is never an opinion")
                .isZero();
        assertThat(office.count("department_opinion")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario06SilentDepartmentIsEscalatedAndTheCaseNeverPassesByTimeOut(Databases database) {
        CaseNo caseNo = inJointCheck(database);
        office.bean(JointChecks.class).departmentsOf(caseNo).stream()
                .filter(department -> !department.equals("dept-court"))
                .forEach(
                        department -> office.completeFor(department, caseNo, "giveOpinion", Map.of("opinion", "PASS")));

        office.now("2026-09-01T09:00");
        office.runDue();

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
        assertThat(office.count("joint_check_department where escalated_at is not null"))
                .isEqualTo(1);
        assertThat(office.count("notification where role = 'tech-section-head'"
                        + " and template_key = 'nomination.notice.opinionOverdue'"))
                .isEqualTo(1);
        office.completeFor("dept-court", caseNo, "giveOpinion", Map.of("opinion", "PASS"));
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.CALCULATED);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario08PlatformUpgradePaysTheDifference(Databases database) {
        CaseNo city = calculated(database, "CITY");
        assertThat(amount(city)).isEqualTo(Money.ofYuan(100_000));
        office.complete(city, "decideProposal", BUREAU, Map.of("decision", "PROPOSE"));
        Nominations nominations = office.bean(Nominations.class);
        nominations.markInNotice(List.of(city), "GS-2026-001");
        nominations.noticePassed(List.of(city));
        nominations.decided(List.of(city), "示政〔2026〕1号");
        office.runContinuations();
        nominations.paid(List.of(city));
        office.runContinuations();
        assertThat(office.alive(city)).isZero();

        CaseNo provincial = office.submitted(OPERATOR, "光电平台", "PROVINCIAL");
        office.complete(provincial, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        office.allDepartmentsPass(provincial);

        assertThat(amount(provincial)).isEqualTo(Money.ofYuan(200_000));
        assertThat(office.bean(Dossiers.class)
                        .dossier(office.bean(Dossiers.class).summary(provincial).id(), HEAD)
                        .calculations())
                .extracting(Dossier.CalculationView::paidBefore)
                .containsExactly(Money.ofYuan(100_000));
    }

    private Money amount(CaseNo caseNo) {
        return office.bean(Dossiers.class).summary(caseNo).amount();
    }

    private CaseNo submittedOn0330(Databases database) {
        office = new Office(database);
        office.people.actsFor(OPERATOR, TestUnits.Known.of(1));
        office.openWindow("C04");
        office.now("2026-03-30T16:00");
        return office.submitted(OPERATOR, "光电平台", "CITY");
    }

    private CaseNo awaitingCorrection(Databases database) {
        CaseNo caseNo = submittedOn0330(database);
        office.now("2026-04-07T10:00");
        office.complete(caseNo, "decideFormalReview", CLERK, CORRECT);
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.CORRECTION_REQUIRED);
        return caseNo;
    }

    private CaseNo inJointCheck(Databases database) {
        CaseNo caseNo = submittedOn0330(database);
        office.complete(caseNo, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
        return caseNo;
    }

    private CaseNo calculated(Databases database, String level) {
        office = new Office(database);
        office.people.actsFor(OPERATOR, TestUnits.Known.of(1));
        office.openWindow("C04");
        CaseNo caseNo = office.submitted(OPERATOR, "光电平台", level);
        office.complete(caseNo, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        office.allDepartmentsPass(caseNo);
        return caseNo;
    }
}
