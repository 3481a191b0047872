package dev.kechuang.portal.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.portal.web.CalculatorQuestions.Group;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The policy calculator (政策计算器) for everybody: choose what you did, answer, and see what you could get and why.
 * Read-only and stateless: the address holds the answers, so that it can be kept, sent on and read in the other language.
 */
@Controller
class CalculatorPages {

    static final String HERE = "/public/calculator";

    /** More would not fit the length of an address. */
    private static final int MOST_CATEGORIES = 8;

    private final Policies policies;
    private final CalculatorQuestions questions;
    private final CalculatorResults results;
    private final MessageSource messages;

    CalculatorPages(
            Policies policies, CalculatorQuestions questions, CalculatorResults results, MessageSource messages) {
        this.policies = policies;
        this.questions = questions;
        this.results = results;
        this.messages = messages;
    }

    /** Categories of one project (工程). */
    record Project(String name, List<Offer> offers) {}

    /** A category as offered: what it is for, in its own words. */
    record Offer(String code, String name, String applicants, String condition, boolean open, boolean chosen) {}

    @GetMapping(HERE)
    ModelAndView calculator(@RequestParam MultiValueMap<String, String> typed, Locale locale) {
        PolicyPack pack = policies.current();
        String applicant = first(typed, "applicant");
        List<Category> chosen = chosen(pack, typed.getOrDefault("code", List.of()));
        if (chosen.isEmpty() || typed.containsKey("choose")) return choice(pack, applicant, chosen, null, locale);
        if (chosen.size() > MOST_CATEGORIES) {
            String problem = text("portal.calculator.tooMany", locale, MOST_CATEGORIES, chosen.size());
            return choice(pack, applicant, chosen, problem, locale);
        }
        return answers(pack, chosen, typed, locale);
    }

    private ModelAndView choice(
            PolicyPack pack, String applicant, List<Category> chosen, String problem, Locale locale) {
        Set<String> codes = chosen.stream().map(Category::code).collect(Collectors.toSet());
        List<Project> projects = pack.projects().stream()
                .map(project -> new Project(text(project, locale), offers(pack, project, applicant, codes, locale)))
                .filter(project -> !project.offers().isEmpty())
                .toList();
        Set<String> applicants = new TreeSet<>();
        pack.categories().forEach(category -> applicants.addAll(category.applicantTypes()));
        return new ModelAndView("portal/calculator-choice", problem == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .addObject("pack", pack)
                .addObject("projects", projects)
                .addObject("applicants", applicants)
                .addObject("applicant", applicant)
                .addObject("problem", problem);
    }

    private static List<Offer> offers(
            PolicyPack pack, Label project, String applicant, Set<String> chosen, Locale locale) {
        return pack.categories().stream()
                .filter(category -> category.project().equals(project.code()))
                .filter(category ->
                        applicant.isEmpty() || category.applicantTypes().contains(applicant))
                .map(category -> new Offer(
                        category.code(),
                        locale.getLanguage().equals("en") ? category.nameEn() : category.nameZh(),
                        category.applicants().in(locale),
                        category.conditions().get(0).in(locale),
                        category.mayOpen(),
                        chosen.contains(category.code())))
                .toList();
    }

    private ModelAndView answers(
            PolicyPack pack, List<Category> chosen, MultiValueMap<String, String> typed, Locale locale) {
        List<Group> groups = questions.of(pack, chosen, text("portal.calculator.common", locale), locale);
        String applicant = first(typed, "applicant");
        if (!applicant.isEmpty()) typed.putIfAbsent("all.applicantType", List.of(applicant));
        CalculatorAnswers answers = CalculatorAnswers.read(groups, typed);
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        answers.problems().forEach((question, key) -> {
            problems.put(question.id(), text(key, locale));
            labels.put(question.id(), question.label());
        });
        boolean asked = typed.containsKey("go");
        ModelAndView page = new ModelAndView(
                        "portal/calculator", problems.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .addObject("pack", pack)
                .addObject("chosen", chosen.stream().map(Category::code).toList())
                .addObject("applicant", applicant)
                .addObject("groups", groups)
                .addObject("typed", typed)
                .addObject("problems", problems)
                .addObject("labels", labels);
        if (asked && problems.isEmpty()) page.addObject("outcome", results.of(pack, chosen, groups, answers, locale));
        return page;
    }

    /** In the order of the pack; an unknown code, as from an old address, is left out. */
    private static List<Category> chosen(PolicyPack pack, List<String> codes) {
        Set<String> wanted = new LinkedHashSet<>(codes);
        return pack.categories().stream()
                .filter(category -> wanted.contains(category.code()))
                .toList();
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static String text(Label label, Locale locale) {
        return locale.getLanguage().equals("en") ? label.en() : label.zh();
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
