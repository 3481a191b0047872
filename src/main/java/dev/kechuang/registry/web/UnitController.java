package dev.kechuang.registry.web;

import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Towns;
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

/** The unit's own details, which prefill its applications; kept up to date by its operator. */
@Controller
class UnitController {

    private static final String HERE = "/portal/my/unit";

    private final Registry registry;
    private final Towns towns;
    private final ProblemTexts problemTexts;

    UnitController(Registry registry, Towns towns, ProblemTexts problemTexts) {
        this.registry = registry;
        this.towns = towns;
        this.problemTexts = problemTexts;
    }

    @GetMapping(HERE)
    ModelAndView show(Principal user) {
        Unit unit = registry.unitOfUser(user.getName());
        return page(unit, RegisterForm.of(unit), Map.of(), HttpStatus.OK);
    }

    @PostMapping(HERE)
    ModelAndView save(@ModelAttribute RegisterForm form, Principal user, Locale locale) {
        Unit unit = registry.unitOfUser(user.getName());
        try {
            registry.amend(form.unitAs(unit), user.getName());
            return new ModelAndView("redirect:" + HERE + "?done");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            return page(unit, form, problemTexts.of(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView page(Unit unit, RegisterForm form, Map<String, String> problems, HttpStatus status) {
        var page = new ModelAndView("registry/unit", status);
        page.addObject("unit", unit);
        page.addObject("form", form);
        page.addObject("towns", towns.all());
        page.addObject("problems", problems);
        return page;
    }
}
