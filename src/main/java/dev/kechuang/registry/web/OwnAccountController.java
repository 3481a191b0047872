package dev.kechuang.registry.web;

import dev.kechuang.registry.Accounts;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everyone changes the own password. */
@Controller
class OwnAccountController {

    private static final String HERE = "/portal/account";

    private final Accounts accounts;
    private final ProblemTexts problemTexts;

    OwnAccountController(Accounts accounts, ProblemTexts problemTexts) {
        this.accounts = accounts;
        this.problemTexts = problemTexts;
    }

    @GetMapping(HERE)
    ModelAndView show() {
        return page(Map.of(), HttpStatus.OK);
    }

    @PostMapping(HERE)
    ModelAndView change(
            Principal user,
            @RequestParam("present") String present,
            @RequestParam("password") String password,
            Locale locale) {
        try {
            accounts.changeOwnPassword(user.getName(), present, password);
            return new ModelAndView("redirect:" + HERE + "?done");
        } catch (Refusal refusal) {
            return page(problemTexts.of(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    private static ModelAndView page(Map<String, String> problems, HttpStatus status) {
        var page = new ModelAndView("registry/account", status);
        page.addObject("problems", problems);
        return page;
    }
}
