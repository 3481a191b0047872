package dev.kechuang.policy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of an official document with {placeholders}; {@code mark} is the kind in the document number (受, 补). */
public record Wording(String key, String code, String mark, String title, String body) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    public Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        for (String text : new String[] {title, body}) {
            Matcher found = PLACEHOLDER.matcher(text);
            while (found.find()) names.add(found.group(1));
        }
        return names;
    }

    public String titleWith(Map<String, String> values) {
        return fill(title, values);
    }

    /** One paragraph a line; a placeholder without a value is a programming error, never an empty space. */
    public String bodyWith(Map<String, String> values) {
        return fill(body, values);
    }

    private String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) throw new IllegalArgumentException(key + ": no value for {" + found.group(1) + "}");
            return Matcher.quoteReplacement(value);
        });
    }
}
