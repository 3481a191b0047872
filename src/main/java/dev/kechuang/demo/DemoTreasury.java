package dev.kechuang.demo;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.CategoryTotal;
import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.Decisions;
import dev.kechuang.payout.BankResults;
import dev.kechuang.payout.ImportReport;
import dev.kechuang.payout.Outcome;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.shared.Money;
import dev.kechuang.workflow.Processes;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happens to money: budget, government decision, payment batches, and what the bank answers. */
@Component
@DemoPart
class DemoTreasury {

    private static final int YEAR = 2025;
    private static final DateTimeFormatter BANK_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Decisions decisions;
    private final BudgetChecks budget;
    private final DecisionFlow decisionFlow;
    private final BudgetLines lines;
    private final PaymentBatches batches;
    private final BankResults bank;
    private final Processes processes;
    private final BusinessClock clock;
    private final DemoTime time;
    private final DemoCases cases;

    DemoTreasury(
            Decisions decisions,
            BudgetChecks budget,
            DecisionFlow decisionFlow,
            BudgetLines lines,
            PaymentBatches batches,
            BankResults bank,
            Processes processes,
            BusinessClock clock,
            DemoTime time,
            DemoCases cases) {
        this.decisions = decisions;
        this.budget = budget;
        this.decisionFlow = decisionFlow;
        this.lines = lines;
        this.batches = batches;
        this.bank = bank;
        this.processes = processes;
        this.clock = clock;
        this.time = time;
        this.cases = cases;
    }

    /** All undisputed entries that stand on no list yet. */
    String assemble() {
        String no = decisions.assemble(YEAR, DemoPeople.CLERK);
        time.settle();
        return no;
    }

    void confirmBudget(String listNo) {
        UUID line = lines.ofYear(YEAR).get(0).id();
        Map<String, UUID> chosen =
                budget.totals(listNo).stream().collect(Collectors.toMap(CategoryTotal::categoryCode, total -> line));
        decisionFlow.confirmBudget(listNo, chosen, "从科技专项资金列支", DemoPeople.FINANCE_MAKER);
        time.settle();
    }

    void checkBudget(String listNo) {
        decisionFlow.checkBudget(listNo, true, DemoPeople.FINANCE_CHECKER);
        time.settle();
    }

    void approve(String listNo, String minutesNo) {
        minutes(listNo, Map.of("decision", "APPROVE"), minutesNo);
    }

    void reject(String listNo, String minutesNo, String reason) {
        minutes(listNo, Map.of("decision", "REJECT", "reason", reason), minutesNo);
    }

    void number(String listNo, String docNo) {
        processes.complete(
                "userTask_numberDecision",
                listNo,
                DemoPeople.GOV_OFFICE,
                Map.of("docNo", docNo, "yearSummary", "2025年，全区科技创新主体持续壮大，创新平台和成果转化取得新进展。"));
        time.settle();
    }

    String submitBatch(String... nicknames) {
        var items = Stream.of(nicknames).map(cases::itemNo).toList();
        String no = batches.submit(items, DemoPeople.PAYMENT_MAKER);
        time.settle();
        return no;
    }

    void checkBatch(String batchNo) {
        approve("userTask_checkBatch", batchNo, DemoPeople.PAYMENT_CHECKER);
    }

    /** Both of finance; after the second the bank file is written. */
    void release(String batchNo) {
        approve("userTask_confirmRelease", batchNo, DemoPeople.FINANCE_MAKER);
        approve("userTask_approveRelease", batchNo, DemoPeople.FINANCE_CHECKER);
    }

    /** The bank pays everything except the returned case, if one is named. */
    void bankAnswers(String batchNo, String returnedNickname) {
        String returnedItem = returnedNickname == null ? "" : cases.itemNo(returnedNickname);
        var answered = batches.lines(batchNo);
        var file = new StringBuilder("付款参考号,金额,结果,退票码,退票原因,银行流水号,交易时间\n");
        answered.forEach(line -> file.append(answer(line, line.itemNo().equals(returnedItem))));
        Money total = answered.stream().map(PaymentLine::amount).reduce(Money.ZERO, Money::plus);
        file.append("合计,")
                .append(total.yuan())
                .append(',')
                .append(answered.size())
                .append(",,,,\n");
        ImportReport report = bank.importFile(
                batchNo + "-回执.csv", file.toString().getBytes(StandardCharsets.UTF_8), DemoPeople.PAYMENT_CHECKER);
        if (report.kind() != ImportReport.Kind.APPLIED)
            throw new IllegalStateException("The bank's answer was refused: " + report.problems());
        time.settle();
    }

    private String answer(PaymentLine line, boolean returned) {
        Outcome outcome = returned ? Outcome.PASSIVE_RETURN : Outcome.SUCCESS;
        return Stream.of(
                        line.ref(),
                        line.amount().yuan(),
                        outcome.word(),
                        returned ? "R01" : "",
                        returned ? "户名账号不符" : "",
                        returned ? "" : "LS" + line.ref(),
                        BANK_TIME.format(clock.now().atZone(BusinessClock.ZONE)))
                .map(Object::toString)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private void approve(String task, String batchNo, String userId) {
        processes.complete(task, batchNo, userId, Map.of("approve", true));
        time.settle();
    }

    private void minutes(String listNo, Map<String, Object> outcome, String minutesNo) {
        var fields = new java.util.LinkedHashMap<>(outcome);
        fields.put("minutesNo", minutesNo);
        fields.put("meetingName", "区政府常务会议");
        fields.put("meetingDate", clock.today().toString());
        processes.complete("userTask_recordGovMinutes", listNo, DemoPeople.GOV_OFFICE, fields);
        time.settle();
    }
}
