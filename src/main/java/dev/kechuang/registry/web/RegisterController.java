package dev.kechuang.registry.web;

import dev.kechuang.registry.ApplicantType;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Towns;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.TryLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A unit registers itself together with its first account; one source cannot fill the registry by script. */
@Controller
class RegisterController {

    private final Registry registry;
    private final Towns towns;
    private final ProblemTexts problemTexts;
    private final TryLimit registrations;

    RegisterController(Registry registry, Towns towns, ProblemTexts problemTexts, TryLimit registrations) {
        this.registry = registry;
        this.towns = towns;
        this.problemTexts = problemTexts;
        this.registrations = registrations;
    }

    @GetMapping("/register")
    String form(Model model) {
        model.addAttribute("form", RegisterForm.EMPTY);
        model.addAttribute("types", ApplicantType.values());
        model.addAttribute("towns", towns.all());
        model.addAttribute("problems", Map.of());
        return "registry/register";
    }

    @PostMapping("/register")
    ModelAndView register(@ModelAttribute("form") RegisterForm form, HttpServletRequest request, Locale locale) {
        if (registrations.take(TryLimit.sourceOf(request.getRemoteAddr())) == TryLimit.Answer.REFUSED) {
            return again(HttpStatus.TOO_MANY_REQUESTS, Map.of()).addObject("wait", true);
        }
        try {
            registry.register(form.registration());
            return new ModelAndView("redirect:/sign-in?registered");
        } catch (Refusal refusal) {
            return again(HttpStatus.BAD_REQUEST, problemTexts.of(refusal, locale));
        }
    }

    /** What was typed stays, except the password. */
    private ModelAndView again(HttpStatus status, Map<String, String> problems) {
        return new ModelAndView("registry/register", status)
                .addObject("types", ApplicantType.values())
                .addObject("towns", towns.all())
                .addObject("problems", problems);
    }
}
