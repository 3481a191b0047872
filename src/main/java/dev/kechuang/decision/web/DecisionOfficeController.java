package dev.kechuang.decision.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.decision.AwardList;
import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.Decisions;
import dev.kechuang.decision.ListStatus;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists for the office: assemble, see totals by category and budget line, finance's confirmation and check. */
@Controller
class DecisionOfficeController {

    private static final String LINE = "line.";

    private final Decisions decisions;
    private final BudgetChecks budget;
    private final DecisionFlow flow;
    private final Registry registry;
    private final BusinessClock clock;

    DecisionOfficeController(
            Decisions decisions, BudgetChecks budget, DecisionFlow flow, Registry registry, BusinessClock clock) {
        this.decisions = decisions;
        this.budget = budget;
        this.flow = flow;
        this.registry = registry;
        this.clock = clock;
    }

    @GetMapping("/portal/decision")
    String home() {
        return "redirect:/portal/office/decisions";
    }

    @GetMapping("/portal/office/decisions")
    String list(@RequestParam(required = false) Integer year, Principal user, Model model) {
        requireOffice(user);
        int wanted = year == null ? yearInHand() : year;
        model.addAttribute("year", wanted);
        model.addAttribute("waiting", decisions.waiting(wanted));
        model.addAttribute("lists", decisions.ofYear(wanted));
        return "decision/office-list";
    }

    @PostMapping("/portal/office/decisions")
    String assemble(@RequestParam int year, Principal user) {
        return "redirect:/portal/office/decisions/" + decisions.assemble(year, user.getName());
    }

    @GetMapping("/portal/office/decisions/{no}")
    String detail(@PathVariable String no, Principal user, Model model) {
        requireOffice(user);
        AwardList list = decisions.list(no);
        model.addAttribute("list", list);
        model.addAttribute("entries", decisions.entries(no));
        model.addAttribute("totals", budget.totals(no));
        model.addAttribute("lines", budget.linesOf(no));
        model.addAttribute(
                "mayConfirm",
                list.status() == ListStatus.ASSEMBLED && registry.hasRole(user.getName(), "finance-maker"));
        model.addAttribute(
                "mayCheck",
                list.status() == ListStatus.BUDGET_CONFIRMED
                        && registry.hasRole(user.getName(), "finance-checker")
                        && !user.getName().equals(list.budgetConfirmedBy()));
        return "decision/office-detail";
    }

    /** Fields {@code line.<category>} name the budget line of each category. */
    @PostMapping("/portal/office/decisions/{no}/budget")
    String confirm(@PathVariable String no, @RequestParam Map<String, String> posted, Principal user) {
        var lines = new TreeMap<String, UUID>();
        posted.forEach((field, content) -> {
            if (field.startsWith(LINE) && !content.isBlank()) lines.put(field.substring(LINE.length()), id(content));
        });
        if (lines.isEmpty()) throw Refusal.invalid("", "decision.lineMissing", "");
        flow.confirmBudget(no, lines, posted.getOrDefault("note", ""), user.getName());
        return "redirect:/portal/office/decisions/" + no;
    }

    @PostMapping("/portal/office/decisions/{no}/budget-check")
    String check(@PathVariable String no, @RequestParam boolean agreed, Principal user) {
        flow.checkBudget(no, agreed, user.getName());
        return "redirect:/portal/office/decisions/" + no;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException broken) {
            throw Refusal.invalid("", "decision.lineMissing", "");
        }
    }

    /** A programme is mostly decided in the year after it; an empty page would hide that. */
    private int yearInHand() {
        int year = clock.today().getYear();
        boolean nothing = decisions.waiting(year) == 0 && decisions.ofYear(year).isEmpty();
        return nothing ? year - 1 : year;
    }

    private void requireOffice(Principal user) {
        for (String role : new String[] {
            "tech-clerk",
            "tech-section-head",
            "tech-bureau-head",
            "gov-office",
            "finance-maker",
            "finance-checker",
            "payment-maker",
            "payment-checker",
            "auditor"
        }) if (registry.hasRole(user.getName(), role)) return;
        throw Refusal.notAllowed("decision.notOffice");
    }
}
