package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.CategoryTotal;
import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.Decisions;
import dev.kechuang.demo.EngineTables;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.Notices;
import dev.kechuang.payout.BankResults;
import dev.kechuang.payout.ImportReport;
import dev.kechuang.payout.Ledger;
import dev.kechuang.payout.LedgerKind;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.policy.CasePath;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.TokenQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged configuration, not in demo mode, on each database: from an official list to the bank, with the real engine. */
class WholeWayTest {

    private static final int YEAR = 2025;
    private static final int UNIT_NO = 1;
    private static final NewUnit UNIT = WholeApplication.newUnit(UNIT_NO);
    private static final String UNIT_USER = "applicant-a";
    private static final String ACCOUNT_NO = "2299888800011122";
    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @TempDir
    Path data;

    private WholeApplication app;

    @AfterEach
    void stop() {
        if (app != null) app.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario01AutoHappyPathPays150000FromListRowToBank(Databases database) {
        app = WholeApplication.workingByItself(database, data, "2026-01-14T10:00");
        UUID line = frame();
        CaseNo caseNo = fromList();
        bean(NominationFlow.class).entitlementConfirmed(caseNo, false, PROMISES, UNIT_USER);
        app.settle();
        for (String department : bean(JointChecks.class).departmentsOf(caseNo)) {
            bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
        }
        app.settle();
        assertThat(bean(Nominations.class).status(caseNo)).as(this::whatWaits).isEqualTo(CaseStatus.CALCULATED);
        assertThat(bean(Proposals.class).proposeAll(List.of(caseNo), "tech-bureau-head"))
                .isEmpty();
        app.settle();
        notice(caseNo);
        decision(line);
        pay(caseNo);

        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.PAID);
        booksAgree(caseNo, line);
        nothingIsLeftInTheEngine(caseNo);
        traces(caseNo);
    }

    private UUID frame() {
        app.applicant(UNIT_USER, app.unit(UNIT_NO));
        return bean(BudgetLines.class)
                .create(YEAR, "科技创新奖补资金", "2060499", "50701", Money.ofYuan(1_000_000), "finance-maker");
    }

    private CaseNo fromList() {
        var csv = "企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号\n" + UNIT.name() + "," + UNIT.uscc()
                + ",GR202551000001,首次认定,2025-10-28,2028-10-27,国科火字〔2025〕301号\n";
        var lists = bean(OfficialLists.class);
        var receipt =
                lists.receive(ListKind.HNTE, YEAR, "hnte.csv", csv.getBytes(StandardCharsets.UTF_8), "tech-clerk");
        lists.processing(receipt.listId()).join();
        app.settle();
        return CaseNo.of(lists.rows(receipt.listId(), Set.of(RowOutcome.CREATED), 0, 10, "tech-clerk")
                .rows()
                .get(0)
                .caseNo());
    }

    /** Drafted and published on 14 January: five working days end with the 21st, and only the timer closes it. */
    private void notice(CaseNo caseNo) {
        String no = bean(Notices.class).draft(YEAR, CasePath.AUTO, "tech-clerk");
        app.settle();
        bean(NoticeFlow.class).publish(no, "notice-officer");
        app.settle();
        assertThat(bean(Notices.class).deadlineOf(no)).isEqualTo(WholeApplication.at("2026-01-22T00:00"));
        app.until("2026-01-21T23:50");
        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.IN_NOTICE);
        app.until("2026-01-22T09:00");
        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.NOTICE_PASSED);
    }

    private void decision(UUID line) {
        String list = bean(Decisions.class).assemble(YEAR, "tech-clerk");
        app.settle();
        Map<String, UUID> lines = bean(BudgetChecks.class).totals(list).stream()
                .collect(Collectors.toMap(CategoryTotal::categoryCode, total -> line));
        bean(DecisionFlow.class).confirmBudget(list, lines, "列支", "finance-maker");
        app.settle();
        bean(DecisionFlow.class).checkBudget(list, true, "finance-checker");
        app.settle();
        app.complete(
                "recordGovMinutes",
                list,
                "gov-office",
                Map.of(
                        "decision", "APPROVE",
                        "minutesNo", "纪要〔2026〕1号",
                        "meetingName", "区政府常务会议",
                        "meetingDate", "2026-01-22"));
        app.complete("numberDecision", list, "gov-office", Map.of("docNo", "X政发〔2026〕1号", "yearSummary", "各项工作取得新进展。"));
        assertThat(bean(Decisions.class).list(list).docNo()).isEqualTo("X政发〔2026〕1号");
    }

    private void pay(CaseNo caseNo) {
        String item = PaymentItem.noOf(caseNo.text());
        app.complete(
                "confirmPayee",
                item,
                UNIT_USER,
                Map.of(
                        "accountName",
                        UNIT.name(),
                        "bankName",
                        "X区农村商业银行",
                        "cnapsCode",
                        "402990000188",
                        "accountNo",
                        ACCOUNT_NO));
        var batches = bean(PaymentBatches.class);
        String batch = batches.submit(List.of(item), "payment-maker");
        app.settle();
        app.complete("checkBatch", batch, "payment-checker", Map.of("approve", true));
        app.complete("confirmRelease", batch, "finance-maker", Map.of("approve", true));
        app.complete("approveRelease", batch, "finance-checker", Map.of("approve", true));
        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.PAYING);
        String ref = batches.lines(batch).get(0).ref();
        String result = "付款参考号,金额,结果,退票码,退票原因,银行流水号,交易时间\n" + ref
                + ",150000.00,成功,,,LS1,2026-01-22 09:30:00\n合计,150000.00,1,,,,\n";
        var report = bean(BankResults.class)
                .importFile("result.csv", result.getBytes(StandardCharsets.UTF_8), "payment-checker");
        assertThat(report.kind()).as("%s", report.problems()).isEqualTo(ImportReport.Kind.APPLIED);
        app.settle();
        assertThat(batches.reconcile(batch).balanced()).isTrue();
    }

    private void booksAgree(CaseNo caseNo, UUID line) {
        assertThat(bean(Ledger.class).differences()).isEmpty();
        assertThat(bean(Ledger.class).entries(0, 100))
                .filteredOn(entry -> entry.kind() == LedgerKind.PAID)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.caseNo()).isEqualTo(caseNo.text());
                    assertThat(entry.amount()).isEqualTo(Money.ofYuan(150_000));
                });
        assertThat(bean(BudgetLines.class).line(line).paid()).isEqualTo(Money.ofYuan(150_000));
        assertThat(bean(BudgetLines.class).line(line).reserved()).isEqualTo(Money.ZERO);
    }

    private void nothingIsLeftInTheEngine(CaseNo caseNo) {
        assertThat(app.count("ACT_RU_EXECUTION")).isZero();
        assertThat(app.count("ACT_RU_INCIDENT")).isZero();
        assertThat(bean(DueWork.class).failing()).isZero();
        assertThat(bean(TokenQueue.class).pending()).isEmpty();
        assertThat(app.count("ACT_HI_PROCINST where PROC_DEF_KEY_ = 'nomination' and END_ACT_ID_ = 'endEvent_paid'"))
                .isEqualTo(1);
        var jdbc = bean(JdbcTemplate.class);
        assertThat(EngineTables.search(jdbc, List.of(caseNo.text()))).isNotEmpty();
        assertThat(EngineTables.search(
                        jdbc,
                        List.of(
                                UNIT.legalRepName(),
                                UNIT.contactMobile(),
                                ACCOUNT_NO,
                                UNIT.contactName(),
                                "姓名" + UNIT_USER)))
                .isEmpty();
    }

    private void traces(CaseNo caseNo) {
        assertThat(strings(
                        "select action from audit_entry where subject_key like '" + caseNo.text() + "%' order by id"))
                .as("audited")
                .filteredOn(action -> !action.equals("nomination.departmentSpoke"))
                .containsExactly(
                        "nomination.foundOnList",
                        "nomination.entitlementConfirmed",
                        "nomination.jointCheckOpened",
                        "nomination.jointCheckCleared",
                        "nomination.calculated",
                        "nomination.proposed",
                        "nomination.inNotice",
                        "nomination.noticePassed",
                        "nomination.decided",
                        "payout.itemOpened",
                        "nomination.payable",
                        "payout.payeeConfirmed",
                        "nomination.paying",
                        "nomination.paid",
                        "payout.itemPaid");
        assertThat(strings(
                        "select actor from audit_entry where action = 'nomination.departmentSpoke' and subject_key = '"
                                + caseNo.text() + "'"))
                .containsExactlyInAnyOrderElementsOf(bean(JointChecks.class).departmentsOf(caseNo));
        assertThat(strings("select distinct template_key from notification where case_no like '" + caseNo.text()
                        + "%' order by template_key"))
                .as("told")
                .containsExactly(
                        "decision.notice.decided",
                        "nomination.notice.entitlementConfirmed",
                        "nomination.notice.foundOnList",
                        "nomination.notice.opinionAsked",
                        "nomination.notice.proposed",
                        "notice.notice.passed",
                        "notice.notice.published",
                        "payout.notice.confirmPayee",
                        "payout.notice.itemPaid",
                        "payout.notice.itemSent");
    }

    /** For whoever finds this test red: where the engine stands. */
    private String whatWaits() {
        var jdbc = bean(JdbcTemplate.class);
        return jdbc.queryForList("select ACT_ID_, IS_ACTIVE_ from ACT_RU_EXECUTION where ACT_ID_ is not null") + "\n"
                + jdbc.queryForList("select HANDLER_CFG_, DUEDATE_, RETRIES_, LOCK_EXP_TIME_, EXCEPTION_MSG_"
                        + " from ACT_RU_JOB where PROCESS_DEF_KEY_ is not null")
                + "\n"
                + jdbc.queryForList("select * from token_move");
    }

    private List<String> strings(String query) {
        return bean(JdbcTemplate.class).queryForList(query, String.class);
    }

    private <T> T bean(Class<T> type) {
        return app.bean(type);
    }
}
