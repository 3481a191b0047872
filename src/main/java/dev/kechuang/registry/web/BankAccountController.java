package dev.kechuang.registry.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.registry.AccountForm;
import dev.kechuang.registry.BankAccounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Role;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The unit's account for payouts: shown masked, replaced by its operator. */
@Controller
class BankAccountController {

    private static final String HERE = "/portal/my/bank-account";

    private final BankAccounts accounts;
    private final Registry registry;
    private final ProblemTexts problemTexts;
    private final BusinessClock clock;

    BankAccountController(BankAccounts accounts, Registry registry, ProblemTexts problemTexts, BusinessClock clock) {
        this.accounts = accounts;
        this.registry = registry;
        this.problemTexts = problemTexts;
        this.clock = clock;
    }

    @GetMapping(HERE)
    ModelAndView show(Principal user) {
        Unit unit = registry.unitOfUser(user.getName());
        return page(unit, new AccountForm(unit.name(), "", "", ""), Map.of(), HttpStatus.OK);
    }

    @PostMapping(HERE)
    ModelAndView add(@ModelAttribute AccountForm form, Principal user, Locale locale) {
        Unit unit = registry.unitOfUser(user.getName());
        if (!registry.hasRole(user.getName(), Role.APPLICANT_OPERATOR.id())) {
            throw Refusal.notAllowed("registry.notOperator");
        }
        try {
            accounts.add(unit.id(), form, user.getName());
            return new ModelAndView("redirect:" + HERE + "?done");
        } catch (Refusal refusal) {
            return page(unit, form, problemTexts.of(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView page(Unit unit, AccountForm form, Map<String, String> problems, HttpStatus status) {
        var page = new ModelAndView("registry/bank-account", status);
        accounts.current(unit.id()).ifPresent(current -> {
            page.addObject("current", current);
            page.addObject("since", clock.dateOf(current.since()));
        });
        page.addObject("form", form);
        page.addObject("problems", problems);
        return page;
    }
}
