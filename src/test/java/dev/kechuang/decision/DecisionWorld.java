package dev.kechuang.decision;

import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.model.AwardRows;
import dev.kechuang.notice.NoticeWorld;
import dev.kechuang.notice.Transactions;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** The notice's world with this module on top: real tables of notice, decision and budget. */
public final class DecisionWorld {

    public static final String CLERK = NoticeWorld.DRAFTER;

    public final NoticeWorld notice;
    public final BudgetLines budgetLines;
    public final BudgetChecks budget;
    public final Decisions decisions;
    public final UUID line;

    public DecisionWorld(Databases kind, long budgetYuan) {
        notice = new NoticeWorld(kind);
        var rows = new AwardRows(notice.jdbc);
        budgetLines = Transactions.around(
                new BudgetLines(notice.jdbc, notice.clock, notice.audit), BudgetLines.class, notice.database);
        budget = Transactions.around(
                new BudgetChecks(rows, budgetLines, notice.audit, notice.notifications, notice.clock),
                BudgetChecks.class,
                notice.database);
        decisions = Transactions.around(
                new Decisions(
                        rows,
                        notice.notices,
                        notice.nominations,
                        budget,
                        notice.policies,
                        notice.registry,
                        notice.notifications,
                        notice.audit,
                        notice.tokens,
                        notice.clock),
                Decisions.class,
                notice.database);
        line = budgetLines.create(2026, "科技创新奖补", "2060499", "507", Money.ofYuan(budgetYuan), "finance");
    }

    /** Publishes so many entries and lets the notice end. */
    public String noticed(int entries) {
        notice.propose(entries);
        String no = notice.published();
        notice.at("2026-02-26T00:00");
        notice.notices.close(no);
        return no;
    }

    /** Through budget and meeting, up to the number. */
    public void approve(String list) {
        cover(list);
        meet(list, MeetingOutcome.APPROVE);
    }

    public boolean cover(String list) {
        budget.confirm(list, Map.of("C01", line), "", "maker");
        return budget.check(list, true, "checker");
    }

    public boolean meet(String list, MeetingOutcome outcome) {
        return decisions.recordMinutes(
                list,
                outcome,
                "X政常纪〔2026〕3号",
                "区政府第12次常务会议",
                LocalDate.of(2026, 2, 26),
                outcome == MeetingOutcome.APPROVE ? null : "补充材料",
                "gov");
    }
}
