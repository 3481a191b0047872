package dev.kechuang.nomination.web;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Dossier.DepartmentLine;
import dev.kechuang.nomination.Dossier.Waiting;
import dev.kechuang.policy.Category;
import dev.kechuang.registry.Roles;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts of the pages of this module in the reader's language. */
@Component
class Texts {

    private final MessageSource messages;
    private final Roles roles;

    Texts(MessageSource messages, Roles roles) {
        this.messages = messages;
        this.roles = roles;
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, key, locale);
    }

    /** As the form module wants its texts. */
    BiFunction<String, Object[], String> source(Locale locale) {
        return (key, args) -> messages.getMessage(key, args, key, locale);
    }

    String problem(Problem problem, Locale locale) {
        return messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale);
    }

    /** Field to sentence; the empty field is the page as a whole. */
    Map<String, String> problems(Refusal refusal, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        refusal.problems()
                .forEach(problem -> texts.merge(
                        problem.field(),
                        problem(problem, locale),
                        (first, next) -> first.equals(next) ? first : first + " " + next));
        return texts;
    }

    String status(CaseStatus status, Locale locale) {
        return text("nomination.page.status." + status, locale);
    }

    String category(Category category, Locale locale) {
        return english(locale) ? category.nameEn() : category.nameZh();
    }

    /** Who has the case; to the applicant the own unit is "you". */
    String who(Waiting waiting, boolean applicant, Locale locale) {
        if (waiting.who().startsWith("applicant-")) {
            return text(applicant ? "nomination.page.who.you" : "nomination.page.who.applicant", locale);
        }
        if (waiting.whoName() != null) return english(locale) ? waiting.whoNameEn() : waiting.whoName();
        return roles.nameOf(waiting.who(), locale.getLanguage());
    }

    String department(DepartmentLine line, Locale locale) {
        return english(locale) ? line.nameEn() : line.name();
    }

    /** Who may apply, as the measure says it. */
    String applicants(Category category, Locale locale) {
        return category.applicants().in(locale);
    }

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
