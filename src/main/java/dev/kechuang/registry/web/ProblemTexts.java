package dev.kechuang.registry.web;

import dev.kechuang.registry.Role;
import dev.kechuang.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** A refusal as texts by field; roles are named as people know them. */
final class ProblemTexts {

    private ProblemTexts() {}

    static Map<String, String> of(Refusal refusal, MessageSource messages, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        refusal.problems().forEach(problem -> {
            Object[] args = problem.args().stream()
                    .map(arg -> Role.find(String.valueOf(arg))
                            .<Object>map(role -> role.name(locale.getLanguage()))
                            .orElse(arg))
                    .toArray();
            texts.putIfAbsent(problem.field(), messages.getMessage(problem.key(), args, problem.key(), locale));
        });
        return texts;
    }
}
