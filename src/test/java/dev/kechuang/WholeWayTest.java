package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.calendar.BusinessClock;
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
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Role;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Uscc;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.TokenQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged configuration, not in demo mode, on each database: from an official list to the bank, with the real engine. */
class WholeWayTest {

    private static final int YEAR = 2025;
    private static final String UNIT_USER = "applicant-a";
    private static final String ACCOUNT_NO = "2299888800011122";
    private static final String MOBILE = "19900005566";
    private static final String LEGAL_REP = "欧阳夏荷";
    private static final String NAME = "X区澄光装备有限公司";
    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");
    private static final String USCC = Uscc.withCheckDigits("91519901MA6DW001").text();

    @TempDir
    Path data;

    private ConfigurableApplicationContext app;

    @AfterEach
    void stop() {
        if (app != null) app.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario01AutoHappyPathPays150000FromListRowToBank(Databases database) {
        start(database);
        bean(BusinessClock.class).beginAt(at("2026-01-14T10:00"));
        UUID line = frame();
        CaseNo caseNo = fromList();
        bean(NominationFlow.class).entitlementConfirmed(caseNo, false, PROMISES, UNIT_USER);
        settle();
        for (String department : bean(JointChecks.class).departmentsOf(caseNo)) {
            bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
        }
        settle();
        assertThat(bean(Nominations.class).status(caseNo)).as(this::whatWaits).isEqualTo(CaseStatus.CALCULATED);
        assertThat(bean(Proposals.class).proposeAll(List.of(caseNo), "tech-bureau-head"))
                .isEmpty();
        settle();
        notice(caseNo);
        decision(line);
        pay(caseNo);

        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.PAID);
        booksAgree(caseNo, line);
        nothingIsLeftInTheEngine(caseNo);
        traces(caseNo);
    }

    private void start(Databases database) {
        boolean postgres = database == Databases.POSTGRESQL;
        app = new SpringApplicationBuilder(KechuangApplication.class)
                .run(
                        "--KECHUANG_DB_URL="
                                + (postgres
                                        ? Databases.emptyPostgresUrl()
                                        : "jdbc:h2:file:" + data.resolve("kechuang") + ";LOCK_TIMEOUT=10000"),
                        "--KECHUANG_DB_USER=" + (postgres ? "postgres" : "sa"),
                        "--KECHUANG_DB_PASSWORD=",
                        "--KECHUANG_ACCOUNT_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "--KECHUANG_DATA_DIR=" + data,
                        "--KECHUANG_PORT=0",
                        "--kechuang.clock.movable=true");
    }

    private UUID frame() {
        var accounts = bean(Accounts.class);
        for (Role role : Role.values()) {
            if (!role.applicant()) {
                accounts.create(
                        new NewAccount(role.id(), role.chinese(), null, "Long enough 7!x", null, Set.of(role.id())),
                        "test");
            }
        }
        var unit = bean(Registry.class)
                .ensureUnits(List.of(new NewUnit(
                        USCC,
                        NAME,
                        "ENTERPRISE",
                        "X区科创大道9号",
                        "519901801",
                        LEGAL_REP,
                        "C3491",
                        true,
                        LocalDate.of(2014, 5, 12),
                        "联系人甲",
                        MOBILE,
                        null)))
                .get(0);
        accounts.create(
                new NewAccount(
                        UNIT_USER,
                        "经办人甲",
                        null,
                        "Long enough 7!x",
                        unit.id(),
                        Set.of("applicant-operator", "applicant-approver")),
                "test");
        return bean(BudgetLines.class)
                .create(YEAR, "科技创新奖补资金", "2060499", "50701", Money.ofYuan(1_000_000), "finance-maker");
    }

    private CaseNo fromList() {
        var csv = "企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号\n" + NAME + "," + USCC
                + ",GR202551000001,首次认定,2025-10-28,2028-10-27,国科火字〔2025〕301号\n";
        var lists = bean(OfficialLists.class);
        var receipt =
                lists.receive(ListKind.HNTE, YEAR, "hnte.csv", csv.getBytes(StandardCharsets.UTF_8), "tech-clerk");
        lists.processing(receipt.listId()).join();
        settle();
        return CaseNo.of(lists.rows(receipt.listId(), Set.of(RowOutcome.CREATED), 0, 10, "tech-clerk")
                .rows()
                .get(0)
                .caseNo());
    }

    /** Drafted and published on 14 January: five working days end with the 21st, and only the timer closes it. */
    private void notice(CaseNo caseNo) {
        String no = bean(Notices.class).draft(YEAR, CasePath.AUTO, "tech-clerk");
        settle();
        bean(NoticeFlow.class).publish(no, "notice-officer");
        settle();
        assertThat(bean(Notices.class).deadlineOf(no)).isEqualTo(at("2026-01-22T00:00"));
        until("2026-01-21T23:50");
        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.IN_NOTICE);
        until("2026-01-22T09:00");
        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.NOTICE_PASSED);
    }

    private void decision(UUID line) {
        String list = bean(Decisions.class).assemble(YEAR, "tech-clerk");
        settle();
        Map<String, UUID> lines = bean(BudgetChecks.class).totals(list).stream()
                .collect(Collectors.toMap(CategoryTotal::categoryCode, total -> line));
        bean(DecisionFlow.class).confirmBudget(list, lines, "列支", "finance-maker");
        settle();
        bean(DecisionFlow.class).checkBudget(list, true, "finance-checker");
        settle();
        complete(
                "recordGovMinutes",
                list,
                "gov-office",
                Map.of(
                        "decision", "APPROVE",
                        "minutesNo", "纪要〔2026〕1号",
                        "meetingName", "区政府常务会议",
                        "meetingDate", "2026-01-22"));
        complete("numberDecision", list, "gov-office", Map.of("docNo", "X政发〔2026〕1号", "yearSummary", "各项工作取得新进展。"));
        assertThat(bean(Decisions.class).list(list).docNo()).isEqualTo("X政发〔2026〕1号");
    }

    private void pay(CaseNo caseNo) {
        String item = PaymentItem.noOf(caseNo.text());
        complete(
                "confirmPayee",
                item,
                UNIT_USER,
                Map.of(
                        "accountName",
                        NAME,
                        "bankName",
                        "X区农村商业银行",
                        "cnapsCode",
                        "402990000188",
                        "accountNo",
                        ACCOUNT_NO));
        var batches = bean(PaymentBatches.class);
        String batch = batches.submit(List.of(item), "payment-maker");
        settle();
        complete("checkBatch", batch, "payment-checker", Map.of("approve", true));
        complete("confirmRelease", batch, "finance-maker", Map.of("approve", true));
        complete("approveRelease", batch, "finance-checker", Map.of("approve", true));
        assertThat(bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.PAYING);
        String ref = batches.lines(batch).get(0).ref();
        String result = "付款参考号,金额,结果,退票码,退票原因,银行流水号,交易时间\n" + ref
                + ",150000.00,成功,,,LS1,2026-01-22 09:30:00\n合计,150000.00,1,,,,\n";
        var report = bean(BankResults.class)
                .importFile("result.csv", result.getBytes(StandardCharsets.UTF_8), "payment-checker");
        assertThat(report.kind()).as("%s", report.problems()).isEqualTo(ImportReport.Kind.APPLIED);
        settle();
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
        assertThat(count("ACT_RU_EXECUTION")).isZero();
        assertThat(count("ACT_RU_INCIDENT")).isZero();
        assertThat(bean(DueWork.class).failing()).isZero();
        assertThat(bean(TokenQueue.class).pending()).isEmpty();
        assertThat(count("ACT_HI_PROCINST where PROC_DEF_KEY_ = 'nomination' and END_ACT_ID_ = 'endEvent_paid'"))
                .isEqualTo(1);
        var jdbc = bean(JdbcTemplate.class);
        assertThat(EngineTables.search(jdbc, List.of(caseNo.text()))).isNotEmpty();
        assertThat(EngineTables.search(jdbc, List.of(LEGAL_REP, MOBILE, ACCOUNT_NO, "联系人甲", "经办人甲")))
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

    private long count(String from) {
        return bean(JdbcTemplate.class).queryForObject("select count(*) from " + from, Long.class);
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

    private void complete(String task, String key, String userId, Map<String, Object> fields) {
        bean(Processes.class).complete("userTask_" + task, key, userId, fields);
        settle();
    }

    /** Day by day, so that each timer goes off on its own day. */
    private void until(String local) {
        Instant target = at(local);
        var clock = bean(BusinessClock.class);
        while (clock.now().isBefore(target)) {
            Instant morning = clock.today()
                    .plusDays(1)
                    .atTime(0, 0, 1)
                    .atZone(BusinessClock.ZONE)
                    .toInstant();
            clock.moveTo(morning.isBefore(target) ? morning : target);
            settle();
        }
    }

    private void settle() {
        bean(DueWork.class).run();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private <T> T bean(Class<T> type) {
        return app.getBean(type);
    }
}
