package dev.kechuang.registry.web;

import dev.kechuang.registry.Roles;
import dev.kechuang.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A refusal as texts by field; roles are named as people know them. */
@Component
class ProblemTexts {

    private final Roles roles;
    private final MessageSource messages;

    ProblemTexts(Roles roles, MessageSource messages) {
        this.roles = roles;
        this.messages = messages;
    }

    Map<String, String> of(Refusal refusal, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        refusal.problems().forEach(problem -> {
            Object[] args = problem.args().stream()
                    .map(arg -> roles.find(String.valueOf(arg))
                            .<Object>map(role -> role.name(locale.getLanguage()))
                            .orElse(arg))
                    .toArray();
            texts.putIfAbsent(problem.field(), messages.getMessage(problem.key(), args, problem.key(), locale));
        });
        return texts;
    }
}
