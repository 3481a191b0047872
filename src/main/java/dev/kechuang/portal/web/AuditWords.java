package dev.kechuang.portal.web;

import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Roles;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in people's words what the trail keeps in codes; what has no words yet is shown as it is kept. */
@Component
class AuditWords {

    private static final String PREFIX = "portal.audit.";

    private final MessageSource messages;
    private final Registry registry;
    private final Roles roles;

    AuditWords(MessageSource messages, Registry registry, Roles roles) {
        this.messages = messages;
        this.registry = registry;
        this.roles = roles;
    }

    String action(String code, Locale locale) {
        return word("action.", code, locale);
    }

    String type(String code, Locale locale) {
        return word("type.", code, locale);
    }

    /** Numbers speak for themselves; what stands where a name would be is said in words. */
    String subject(String key, Locale locale) {
        return word("value.", key, locale);
    }

    /** Who these actors are, by user id: people's names from one query, words for what acts by itself. */
    Map<String, String> actors(Collection<String> userIds, Locale locale) {
        Map<String, String> known = registry.displayNames(userIds);
        return userIds.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), userId -> known.getOrDefault(userId, word("value.", userId, locale))));
    }

    /** Lines of {@code key=value}. */
    String details(String kept, Locale locale) {
        if (kept == null) return "";
        return kept.lines().map(line -> detail(line, locale)).collect(Collectors.joining("\n"));
    }

    private String detail(String line, Locale locale) {
        int equals = line.indexOf('=');
        if (equals < 1) return line;
        String colon = locale.getLanguage().equals("en") ? ": " : "：";
        String values = Arrays.stream(line.substring(equals + 1).split(",(?=[a-z])"))
                .map(value -> value(value, locale))
                .collect(Collectors.joining(locale.getLanguage().equals("en") ? ", " : "、"));
        return word("detail.", line.substring(0, equals), locale) + colon + (values.isEmpty() ? "—" : values);
    }

    private String value(String value, Locale locale) {
        return roles.find(value)
                .map(role -> role.name(locale.getLanguage()))
                .orElseGet(() -> messages.getMessage(value, null, word("value.", value, locale), locale));
    }

    private String word(String kind, String code, Locale locale) {
        return messages.getMessage(PREFIX + kind + code, null, code, locale);
    }
}
