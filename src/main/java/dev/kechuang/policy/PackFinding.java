package dev.kechuang.policy;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** One thing wrong with a policy pack: the place (line from 1) and a message key of {@code messages/policy-*}. */
public record PackFinding(String file, int line, String key, List<Object> args) {

    private static final String TABLE = "policy.table.";

    public PackFinding {
        args = List.copyOf(args);
    }

    public static PackFinding of(String file, int line, String key, Object... args) {
        return new PackFinding(file, line, key, List.of(args));
    }

    /** {@code file:line: message}; Chinese for every language but English, whatever the machine speaks. */
    public String text(Locale locale) {
        return file + ":" + line + ": " + message(locale);
    }

    /** The message alone, without the place. */
    public String message(Locale locale) {
        Locale told = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        Control noOtherLanguage = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        String pattern =
                ResourceBundle.getBundle(bundle(), told, noOtherLanguage).getString(key);
        Object[] plain = args.stream().map(String::valueOf).toArray();
        return new MessageFormat(pattern, told).format(plain);
    }

    private String bundle() {
        return key.startsWith(TABLE) ? "messages/policy-table" : "messages/policy-pack";
    }

    /** The place and the Chinese message. */
    @Override
    public String toString() {
        return text(Locale.SIMPLIFIED_CHINESE);
    }
}
