package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.Decisions;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.EntryStatus;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.notice.Objections;
import dev.kechuang.payout.BankResults;
import dev.kechuang.payout.ImportReport;
import dev.kechuang.payout.Ledger;
import dev.kechuang.payout.PaymentAttempt;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.policy.CasePath;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole application on each database: forty entries of one notice, one of them objected to, with the real engine. */
class DisputedEntryTest {

    private static final int YEAR = 2025;
    private static final int ENTRIES = 40;
    private static final int DISPUTED = 7;
    private static final LocalDate OBJECTED_ON = LocalDate.of(2026, 1, 15);
    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @TempDir
    Path data;

    private WholeApplication app;
    private List<Unit> units;
    private UUID line;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario15ThirtyNineEntriesArePaidWhileTheSeventhIsSuspendedAndItJoinsTheNextMeeting(Databases database) {
        try (var started = new WholeApplication(database, data, "2026-01-14T10:00")) {
            app = started;
            line = app.bean(BudgetLines.class)
                    .create(YEAR, "科技创新奖补资金", "2060499", "50701", Money.ofYuan(10_000_000), "finance-maker");
            List<CaseNo> cases = proposed();
            String notice = published();
            app.until("2026-01-15T09:00");
            CaseNo disputed = cases.get(DISPUTED - 1);
            String objection = objected(notice, disputed);
            assertThat(status(disputed)).isEqualTo(CaseStatus.OBJECTION_SUSPENDED);
            app.until("2026-01-22T09:00");

            List<CaseNo> others =
                    cases.stream().filter(each -> !each.equals(disputed)).toList();
            decided("X政发〔2026〕1号", others);
            paid(others);
            assertThat(others).hasSize(39).allMatch(each -> status(each) == CaseStatus.PAID);
            assertThat(status(disputed)).isEqualTo(CaseStatus.OBJECTION_SUSPENDED);
            assertThat(app.bean(Ledger.class).totals())
                    .singleElement()
                    .satisfies(total -> assertThat(total.paid()).isEqualTo(Money.ofYuan(39 * 150_000L)));

            LocalDate ruledOn = app.bean(Calendars.class).current().addWorkdays(OBJECTED_ON, 25);
            assertThat(ruledOn).isBefore(OBJECTED_ON.plusDays(60)).hasYear(2026);
            app.until(ruledOn + "T16:00");
            dismissed(objection);
            assertThat(app.bean(Notices.class).entries(notice).get(DISPUTED - 1).status())
                    .isEqualTo(EntryStatus.PASSED);
            decided("X政发〔2026〕2号", List.of(disputed));
            paid(List.of(disputed));

            assertThat(status(disputed)).isEqualTo(CaseStatus.PAID);
            assertThat(app.bean(Ledger.class).differences()).isEmpty();
            assertThat(app.bean(DueWork.class).failing()).isZero();
            assertThat(app.count("ACT_RU_INCIDENT")).isZero();
            assertThat(app.count("ACT_RU_EXECUTION")).isZero();
        }
    }

    private List<CaseNo> proposed() {
        units = app.units(1, ENTRIES);
        List<ListHit> hits = IntStream.rangeClosed(1, ENTRIES)
                .mapToObj(no -> new ListHit(
                        WholeApplication.newUnit(no),
                        Map.of("recognitionType", "FIRST", "certificateNo", "GR2025510000" + (10 + no))))
                .toList();
        List<CaseNo> cases = app.bean(Entitlements.class)
                .createFromList(YEAR, "C01", hits, "tech-clerk")
                .created();
        app.settle();
        for (int i = 0; i < ENTRIES; i++) {
            app.applicant(owner(cases.get(i)), units.get(i));
            app.bean(NominationFlow.class).entitlementConfirmed(cases.get(i), false, PROMISES, owner(cases.get(i)));
        }
        app.settle();
        for (CaseNo caseNo : cases) {
            for (String department : app.bean(JointChecks.class).departmentsOf(caseNo)) {
                app.bean(Processes.class)
                        .complete(
                                "userTask_giveOpinion",
                                caseNo.text(),
                                department,
                                department,
                                Map.of("opinion", "PASS"));
            }
        }
        app.settle();
        assertThat(app.bean(Proposals.class).proposeAll(cases, "tech-bureau-head"))
                .isEmpty();
        app.settle();
        return cases;
    }

    private static String owner(CaseNo caseNo) {
        return "owner-" + caseNo.text().toLowerCase(Locale.ROOT);
    }

    private String published() {
        String no = app.bean(Notices.class).draft(YEAR, CasePath.AUTO, "tech-clerk");
        app.settle();
        app.bean(NoticeFlow.class).publish(no, "notice-officer");
        app.settle();
        return no;
    }

    /** Received and admitted the same day, answered by the unit. */
    private String objected(String notice, CaseNo disputed) {
        var form = new ObjectionForm(
                "PERSON", "张三丰", "0990-5550000", "X区东湖街道", "", ObjectionScope.TRUTH, "该单位申报材料中的发票与事实不符，请核实。", "", true);
        String no = app.bean(Objections.class)
                .receive(notice, DISPUTED, form, "198.51.100.7")
                .objectionNo();
        app.settle();
        app.complete("decideAdmission", no, "objection-officer", Map.of("decision", "ADMIT"));
        app.bean(NoticeFlow.class).answer(no, "发票真实，附查验结果。", owner(disputed));
        app.settle();
        return no;
    }

    private void dismissed(String objection) {
        app.complete(
                "investigateObjection",
                objection,
                "objection-officer",
                Map.of("investigation", "调阅发票和账簿", "findings", "发票真实", "suggestion", "DISMISSED"));
        app.complete("ruleObjection", objection, "tech-bureau-head", Map.of("ruling", "DISMISSED", "grounds", "第二十条"));
    }

    private void decided(String docNo, List<CaseNo> expected) {
        var decisions = app.bean(Decisions.class);
        String list = decisions.assemble(YEAR, "tech-clerk");
        app.settle();
        assertThat(decisions.entries(list)).extracting(entry -> entry.caseNo()).containsExactlyElementsOf(expected);
        app.bean(DecisionFlow.class).confirmBudget(list, Map.of("C01", line), "列支", "finance-maker");
        app.settle();
        app.bean(DecisionFlow.class).checkBudget(list, true, "finance-checker");
        app.settle();
        String today = app.bean(BusinessClock.class).today().toString();
        app.complete(
                "recordGovMinutes",
                list,
                "gov-office",
                Map.of(
                        "decision",
                        "APPROVE",
                        "minutesNo",
                        "纪要" + docNo.substring(3),
                        "meetingName",
                        "区政府常务会议",
                        "meetingDate",
                        today));
        app.complete("numberDecision", list, "gov-office", Map.of("docNo", docNo, "yearSummary", "各项工作取得新进展。"));
        assertThat(decisions.list(list).docNo()).isEqualTo(docNo);
    }

    private void paid(List<CaseNo> cases) {
        for (CaseNo caseNo : cases) {
            app.bean(Processes.class)
                    .complete(
                            "userTask_confirmPayee",
                            PaymentItem.noOf(caseNo.text()),
                            owner(caseNo),
                            Map.of(
                                    "accountName",
                                            WholeApplication.newUnit(Integer.parseInt(
                                                            caseNo.text().substring(12)))
                                                    .name(),
                                    "bankName", "X区农村商业银行",
                                    "cnapsCode", "402990000188",
                                    "accountNo", "2299888800011122"));
        }
        app.settle();
        var batches = app.bean(PaymentBatches.class);
        String batch = batches.submit(
                cases.stream().map(caseNo -> PaymentItem.noOf(caseNo.text())).toList(), "payment-maker");
        app.settle();
        app.complete("checkBatch", batch, "payment-checker", Map.of("approve", true));
        app.complete("confirmRelease", batch, "finance-maker", Map.of("approve", true));
        app.complete("approveRelease", batch, "finance-checker", Map.of("approve", true));
        String time = app.bean(BusinessClock.class).today() + " 17:30:00";
        String rows = batches.attempts(batch).stream()
                .map(PaymentAttempt::ref)
                .map(ref -> ref + ",150000.00,成功,,,LS" + ref + "," + time)
                .collect(Collectors.joining("\n"));
        String result = "付款参考号,金额,结果,退票码,退票原因,银行流水号,交易时间\n" + rows + "\n合计,"
                + Money.ofYuan(cases.size() * 150_000L).yuan().toPlainString() + "," + cases.size() + ",,,,\n";
        var report = app.bean(BankResults.class)
                .importFile("result-" + batch + ".csv", result.getBytes(StandardCharsets.UTF_8), "payment-checker");
        assertThat(report.kind()).as("%s", report.problems()).isEqualTo(ImportReport.Kind.APPLIED);
        app.settle();
    }

    private CaseStatus status(CaseNo caseNo) {
        return app.bean(Nominations.class).status(caseNo);
    }
}
