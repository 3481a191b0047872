package dev.kechuang.decision;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.BudgetLine;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.model.AwardRows;
import dev.kechuang.notification.Notifications;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finance's two steps on a list: one confirms the budget lines, another checks and reserves; never beyond a line's total. */
@Service
public class BudgetChecks {

    private final AwardRows rows;
    private final BudgetLines lines;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final BusinessClock clock;

    public BudgetChecks(
            AwardRows rows, BudgetLines lines, AuditTrail audit, Notifications notifications, BusinessClock clock) {
        this.rows = rows;
        this.lines = lines;
        this.audit = audit;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Totals by category with the line that pays each, null before finance has confirmed. */
    public List<CategoryTotal> totals(String listNo) {
        Map<String, UUID> chosen = rows.budget(listNo);
        Map<String, List<AwardEntry>> byCategory = rows.entries(listNo).stream()
                .collect(Collectors.groupingBy(AwardEntry::categoryCode, LinkedHashMap::new, Collectors.toList()));
        return byCategory.entrySet().stream()
                .map(group -> new CategoryTotal(
                        group.getKey(),
                        group.getValue().get(0).categoryName(),
                        group.getValue().size(),
                        sum(group.getValue()),
                        chosen.get(group.getKey())))
                .toList();
    }

    public List<BudgetLine> linesOf(String listNo) {
        return lines.ofYear(rows.get(listNo).programmeYear());
    }

    /** The maker names the line that pays each category. */
    @Transactional
    public void confirm(String listNo, Map<String, UUID> lineOfCategory, String note, String userId) {
        AwardList list = rows.lock(listNo);
        if (note != null && note.length() > 500) throw Refusal.invalid("note", "decision.tooLong", 500);
        var known =
                lines.ofYear(list.programmeYear()).stream().map(BudgetLine::id).collect(Collectors.toSet());
        Map<String, UUID> wanted = new LinkedHashMap<>();
        for (CategoryTotal total : totals(listNo)) {
            UUID line = lineOfCategory.get(total.categoryCode());
            if (line == null || !known.contains(line))
                throw Refusal.invalid("line." + total.categoryCode(), "decision.lineMissing", total.categoryName());
            wanted.put(total.categoryCode(), line);
        }
        var now = clock.now();
        var columns = new HashMap<String, Object>();
        columns.put("budget_note", note);
        columns.put("budget_confirmed_by", userId);
        columns.put("budget_confirmed_at", now);
        rows.move(listNo, ListStatus.ASSEMBLED, ListStatus.BUDGET_CONFIRMED, now, columns);
        rows.setBudget(listNo, wanted);
        audit.record("decision.budgetConfirmed", "award-list", listNo, userId, Map.of());
        tell("finance-checker", "decision.notice.budgetCheckWanted", listNo);
    }

    /** The checker, another person, agrees and the money is reserved, entry by entry under its case number; false = short. */
    @Transactional
    public boolean check(String listNo, boolean agreed, String userId) {
        AwardList list = rows.lock(listNo);
        if (userId.equals(list.budgetConfirmedBy())) throw Refusal.notAllowed("decision.makerChecks");
        boolean covered = agreed && reserve(listNo);
        var now = clock.now();
        rows.move(
                listNo,
                ListStatus.BUDGET_CONFIRMED,
                covered ? ListStatus.BUDGET_COVERED : ListStatus.BUDGET_SHORT,
                now,
                Map.of("budget_checked_by", userId, "budget_checked_at", now));
        if (!covered) rows.freeEntries(listNo);
        audit.record(
                "decision.budgetChecked", "award-list", listNo, userId, Map.of("covered", String.valueOf(covered)));
        if (covered) tell("gov-office", "decision.notice.minutesWanted", listNo);
        else tell("tech-section-head", "decision.notice.budgetShort", listNo);
        return covered;
    }

    private void tell(String role, String template, String listNo) {
        notifications.toRole(role, template, null, Map.of("listNo", listNo));
    }

    void release(List<AwardEntry> entries) {
        entries.forEach(entry -> lines.release(entry.caseNo().text()));
    }

    private boolean reserve(String listNo) {
        Map<String, UUID> chosen = rows.budget(listNo);
        List<AwardEntry> entries = rows.entries(listNo);
        Map<UUID, Money> needed = entries.stream()
                .collect(Collectors.toMap(entry -> chosen.get(entry.categoryCode()), AwardEntry::amount, Money::plus));
        boolean enough = needed.entrySet().stream()
                .allMatch(need -> need.getValue().compareTo(lines.available(need.getKey())) <= 0);
        if (!enough) return false;
        var reserved = new ArrayList<AwardEntry>();
        for (AwardEntry entry : entries) {
            if (!lines.reserve(chosen.get(entry.categoryCode()), entry.caseNo().text(), entry.amount())) {
                // Somebody else took the rest meanwhile.
                release(reserved);
                return false;
            }
            reserved.add(entry);
        }
        return true;
    }

    private static Money sum(List<AwardEntry> entries) {
        return entries.stream().map(AwardEntry::amount).reduce(Money.ZERO, Money::plus);
    }
}
