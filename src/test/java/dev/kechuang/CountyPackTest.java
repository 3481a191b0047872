package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.Decisions;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.Drafts;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.Notices;
import dev.kechuang.payout.BankResults;
import dev.kechuang.payout.ImportReport;
import dev.kechuang.payout.Ledger;
import dev.kechuang.payout.LedgerEntry;
import dev.kechuang.payout.LedgerKind;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.Payouts;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.portal.District;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.RoleTitle;
import dev.kechuang.registry.Roles;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Uscc;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.TaskInbox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another county's measure, given as a folder: other departments, periods and amounts, and a category that the product has
 * never heard of, from its form to the bank. Linshui and everyone in it are invented.
 */
class CountyPackTest {

    private static final String PACKS = "classpath*:packs/*/";
    private static final String CATEGORY = "B06";
    private static final int YEAR = 2025;
    private static final String UNIT_USER = "lin-a";
    private static final String FORESTRY = "dept-forestry";
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final NewUnit UNIT = new NewUnit(
            Uscc.withCheckDigits("93519902MA6DL001").text(),
            "临水县青松林下种养专业合作社",
            "COOPERATIVE",
            "临水县松林镇",
            "519902101",
            "司徒青松",
            "A0220",
            false,
            LocalDate.of(2016, 4, 8),
            "联系人乙",
            "19900007788",
            null);

    /** (18,500 + (236.5 - 80) mu at 65) times 0.85 is 24,371.625; whole yuan are paid. */
    private static final Money AMOUNT = Money.ofYuan(24_371);

    @TempDir
    Path data;

    private WholeApplication app;

    @AfterEach
    void stop() {
        if (app != null) app.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void caseOfACategoryThatOnlyTheCountyHasIsPaidAsTheCountySays(Databases database) {
        app = WholeApplication.underPacks(database, data, "2026-03-02T10:00", PACKS);
        assertThat(bean(Policies.class).all())
                .extracting(PolicyPack::ruleVersionId)
                .containsExactly("linshui-2026");
        assertThat(bean(District.class).name("zh")).isEqualTo("临水县");
        UUID line = frame(LocalDate.of(2026, 3, 23));

        CaseNo caseNo = apply();
        // Four working days here, five under the product's own measure: silence accepts with the timer of 7 March 0:00.
        assertThat(waiting(caseNo)).containsExactly("tech-clerk until 2026-03-07T00:00");
        app.complete("decideFormalReview", caseNo.text(), "tech-clerk", Map.of("decision", "ACCEPT"));
        jointCheck(caseNo);
        assertThat(status(caseNo)).isEqualTo(CaseStatus.CALCULATED);
        assertThat(bean(Dossiers.class).summary(caseNo).amount()).isEqualTo(AMOUNT);
        assertThat(bean(Dossiers.class).summary(caseNo).clause()).isEqualTo("B06-1");

        assertThat(bean(Proposals.class).proposeAll(List.of(caseNo), "tech-bureau-head"))
                .isEmpty();
        app.settle();
        notice(caseNo);
        decision(line);
        pay(caseNo);

        assertThat(status(caseNo)).isEqualTo(CaseStatus.PAID);
        assertThat(bean(Ledger.class).entries(0, 100))
                .filteredOn(entry -> entry.kind() == LedgerKind.PAID)
                .singleElement()
                .extracting(LedgerEntry::caseNo, LedgerEntry::amount)
                .containsExactly(caseNo.text(), AMOUNT);
        assertThat(bean(BudgetLines.class).line(line).paid()).isEqualTo(AMOUNT);
        assertThat(app.count("ACT_RU_EXECUTION")).isZero();
        assertThat(app.count("ACT_RU_INCIDENT")).isZero();
    }

    /** The control: nothing of the county is known to the product itself. */
    @Test
    void productAloneKnowsNeitherTheCategoryNorTheDepartment() {
        app = new WholeApplication(Databases.H2, data, "2026-03-02T10:00");
        refused("campaign.window.tooShort", () -> frame(LocalDate.of(2026, 3, 23)));
        frame(LocalDate.of(2026, 4, 10));
        refused("policy.unknownCategory", () -> bean(Drafts.class).begin(CATEGORY, UNIT_USER));
        var forester = new NewAccount("forester", "林业联络员", null, "Long enough 7!x", null, Set.of(FORESTRY));
        refused("registry.problem.noSuchRole", () -> bean(Accounts.class).create(forester, "sysadmin"));
        assertThat(bean(ProcessEngine.class)
                        .getIdentityService()
                        .createGroupQuery()
                        .groupId(FORESTRY)
                        .count())
                .isZero();
        assertThat(bean(Policies.class).current().periods().noticeDays(CasePath.B))
                .isEqualTo(5);
    }

    /** Fifteen working days are enough for a call of the county, twenty are the least of the product's own measure. */
    private UUID frame(LocalDate lastDay) {
        bean(CallWindows.class).open(YEAR, List.of(CATEGORY), LocalDate.of(2026, 3, 2), lastDay, "tech-bureau-head");
        app.applicant(UNIT_USER, bean(Registry.class).ensureUnits(List.of(UNIT)).get(0));
        return bean(BudgetLines.class)
                .create(YEAR, "林业科技奖补", "2130205", "50701", Money.ofYuan(400_000), "finance-maker");
    }

    private CaseNo apply() {
        var drafts = bean(Drafts.class);
        UUID id = drafts.begin(CATEGORY, UNIT_USER);
        var answers = new LinkedHashMap<>(drafts.view(id, UNIT_USER).answers());
        assertThat(answers).containsEntry("townCode", "519902101").containsEntry("unitName", UNIT.name());
        answers.put("baseName", "青松林药示范基地");
        answers.put("understorey", "HERBS");
        answers.put("forestArea", "236.5");
        answers.put("titleIssuer", "临水县林业和草原局");
        answers.put("titleDocNo", "临林发〔2025〕22号");
        answers.put("achievementDate", "2025-10-16");
        for (String promise : List.of(
                "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent"))
            answers.put(promise, true);
        assertThat(drafts.problems(id, UNIT_USER)).isNotEmpty();
        for (String slot : List.of("designation", "survey")) answers.put(slot, upload(id, slot));
        assertThat(drafts.save(id, answers, UNIT_USER)).isEmpty();
        CaseNo caseNo = drafts.submit(id, UNIT_USER);
        app.settle();
        assertThat(caseNo.text()).isEqualTo("KC-2025-B06-000001");
        return caseNo;
    }

    private String upload(UUID id, String slot) {
        return bean(EvidenceStore.class)
                .store(
                        "nomination",
                        id.toString(),
                        slot,
                        slot + ".pdf",
                        new ByteArrayInputStream(PDF),
                        PDF.length,
                        UNIT_USER)
                .id()
                .toString();
    }

    /** Each department works its own task, the forester from the inbox that the role opens. */
    private void jointCheck(CaseNo caseNo) {
        assertThat(bean(JointChecks.class).departmentsOf(caseNo))
                .containsExactlyInAnyOrder("dept-tax", "dept-court", "dept-market", "dept-finance", FORESTRY);
        assertThat(waiting(caseNo)).contains(FORESTRY + " until 2026-03-17T00:00", "dept-tax until 2026-03-13T00:00");
        assertThat(bean(TaskInbox.class).open(FORESTRY, Set.of(FORESTRY), 0, 10))
                .singleElement()
                .satisfies(task -> assertThat(task.businessKey()).isEqualTo(caseNo.text()));
        forestryIsAGroupWithTasklistRights();
        for (String department : bean(JointChecks.class).departmentsOf(caseNo)) {
            assertThat(status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
            bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
            app.settle();
        }
        assertThat(bean(Roles.class).find(FORESTRY))
                .contains(new RoleTitle(FORESTRY, "县林业和草原局", "County forestry and grassland"));
        assertThat(bean(Roles.class).find("dept-ecology")).isEmpty();
    }

    private void forestryIsAGroupWithTasklistRights() {
        var engine = bean(ProcessEngine.class);
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember(FORESTRY)
                        .singleResult()
                        .getName())
                .isEqualTo("县林业和草原局");
        engine.getIdentityService().setAuthentication(FORESTRY, List.of(FORESTRY));
        try {
            assertThat(engine.getTaskService().createTaskQuery().listPage(0, 10))
                    .singleElement()
                    .satisfies(task -> assertThat(task.getTaskDefinitionKey()).isEqualTo("userTask_giveOpinion"));
            assertThat(engine.getFilterService().createTaskFilterQuery().count())
                    .isEqualTo(3);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Ten working days from Friday 27 March, with the holiday of 4 to 6 April between. */
    private void notice(CaseNo caseNo) {
        app.until("2026-03-27T15:00");
        String no = bean(Notices.class).draft(YEAR, CasePath.B, "tech-clerk");
        app.settle();
        bean(NoticeFlow.class).publish(no, "notice-officer");
        app.settle();
        assertThat(bean(Notices.class).deadlineOf(no))
                .isEqualTo(WholeApplication.at("2026-04-14T00:00"))
                .isEqualTo(bean(Calendars.class).current().deadlineAfterWorkdays(LocalDate.of(2026, 3, 27), 10));
        assertThat(bean(Notices.class).published(no).text())
                .contains("公示期：2026年3月27日至4月13日（10个工作日）", "临水县科技和工业信息化局", "临水科奖〔2026〕3号");
        app.until("2026-04-13T23:50");
        assertThat(status(caseNo)).isEqualTo(CaseStatus.IN_NOTICE);
        app.until("2026-04-14T09:00");
        assertThat(status(caseNo)).isEqualTo(CaseStatus.NOTICE_PASSED);
    }

    private void decision(UUID line) {
        String list = bean(Decisions.class).assemble(YEAR, "tech-clerk");
        app.settle();
        assertThat(bean(BudgetChecks.class).totals(list)).singleElement().satisfies(total -> {
            assertThat(total.categoryCode()).isEqualTo(CATEGORY);
            assertThat(total.total()).isEqualTo(AMOUNT);
        });
        bean(DecisionFlow.class).confirmBudget(list, Map.of(CATEGORY, line), "列支", "finance-maker");
        app.settle();
        bean(DecisionFlow.class).checkBudget(list, true, "finance-checker");
        app.settle();
        app.complete(
                "recordGovMinutes",
                list,
                "gov-office",
                Map.of(
                        "decision", "APPROVE",
                        "minutesNo", "临水县政府纪要〔2026〕5号",
                        "meetingName", "县政府常务会议",
                        "meetingDate", "2026-04-14"));
        app.complete("numberDecision", list, "gov-office", Map.of("docNo", "临水政发〔2026〕9号", "yearSummary", "林下经济稳步发展。"));
        assertThat(bean(Decisions.class).list(list).docNo()).isEqualTo("临水政发〔2026〕9号");
    }

    private void pay(CaseNo caseNo) {
        String item = PaymentItem.noOf(caseNo.text());
        // Twenty days from 14 April end in the holiday of 1 to 5 May and so with the 6th.
        assertThat(bean(Payouts.class).item(item).confirmUntil()).isEqualTo(WholeApplication.at("2026-05-07T00:00"));
        app.complete(
                "confirmPayee",
                item,
                UNIT_USER,
                Map.of(
                        "accountName",
                        UNIT.name(),
                        "bankName",
                        "临水县农村商业银行",
                        "cnapsCode",
                        "402990000188",
                        "accountNo",
                        "6299888800017788"));
        var batches = bean(PaymentBatches.class);
        String batch = batches.submit(List.of(item), "payment-maker");
        app.settle();
        app.complete("checkBatch", batch, "payment-checker", Map.of("approve", true));
        app.complete("confirmRelease", batch, "finance-maker", Map.of("approve", true));
        app.complete("approveRelease", batch, "finance-checker", Map.of("approve", true));
        String ref = batches.lines(batch).get(0).ref();
        assertThat(bring(ref + ",24371.00,退票,R01,户名不符,,").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("payout.result.code"));
        var report = bring(ref + ",24371.00,成功,,,LS7,2026-04-14 09:30:00");
        assertThat(report.kind()).as("%s", report.problems()).isEqualTo(ImportReport.Kind.APPLIED);
        app.settle();
        assertThat(batches.reconcile(batch).balanced()).isTrue();
    }

    /** The county's bank knows T1 and T2; R01 is a code of the product's own measure. */
    private ImportReport bring(String line) {
        String file = "付款参考号,金额,结果,退票码,退票原因,银行流水号,交易时间\n" + line + "\n合计,24371.00,1,,,,\n";
        return bean(BankResults.class)
                .importFile("result.csv", file.getBytes(StandardCharsets.UTF_8), "payment-checker");
    }

    private CaseStatus status(CaseNo caseNo) {
        return bean(Nominations.class).status(caseNo);
    }

    private List<String> waiting(CaseNo caseNo) {
        var dossiers = bean(Dossiers.class);
        return dossiers.dossier(dossiers.summary(caseNo).id(), "tech-clerk").waits().stream()
                .map(one -> one.who() + " until "
                        + one.until().atZone(BusinessClock.ZONE).toLocalDateTime())
                .toList();
    }

    private static void refused(String key, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private <T> T bean(Class<T> type) {
        return app.bean(type);
    }
}
