package dev.kechuang.registry.web;

import dev.kechuang.registry.ApplicantType;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Towns;
import dev.kechuang.shared.Refusal;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A unit registers itself together with its first account. */
@Controller
class RegisterController {

    private final Registry registry;
    private final Towns towns;
    private final MessageSource messages;

    RegisterController(Registry registry, Towns towns, MessageSource messages) {
        this.registry = registry;
        this.towns = towns;
        this.messages = messages;
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
    ModelAndView register(@ModelAttribute("form") RegisterForm form, Locale locale) {
        try {
            registry.register(form.registration());
            return new ModelAndView("redirect:/sign-in?registered");
        } catch (Refusal refusal) {
            // What was typed stays, except the password.
            var page = new ModelAndView("registry/register", HttpStatus.BAD_REQUEST);
            page.addObject("types", ApplicantType.values());
            page.addObject("towns", towns.all());
            page.addObject("problems", ProblemTexts.of(refusal, messages, locale));
            return page;
        }
    }
}
