package dev.kechuang.policy;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Something wrong in a policy pack: which file and line (from 1), and why, as a message of {@code messages/policy}. */
public record PackFinding(String file, int line, String key, List<Object> args) {

    public PackFinding {
        args = List.copyOf(args);
    }

    public static PackFinding of(String file, int line, String key, Object... args) {
        return new PackFinding(file, line, key, List.of(args));
    }

    /** The reason in English for English readers, in Chinese for everybody else; needs no Spring. */
    public String text(Locale locale) {
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        ResourceBundle texts = ResourceBundle.getBundle(
                "messages.policy", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        // numbers are line and row numbers: no grouping
        return new MessageFormat(texts.getString(key), locale)
                .format(args.stream().map(String::valueOf).toArray());
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + text(Locale.CHINESE);
    }
}
