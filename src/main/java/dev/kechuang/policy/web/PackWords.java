package dev.kechuang.policy.web;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;

/** How a pack's names and values are said to a person; what has no word yet is shown as the pack spells it. */
final class PackWords {

    private static final Set<String> SHARES =
            Set.of("rate", "ratio", "min", "usual", "firstMin", "minRatio", "prevDropMax");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final MessageSource messages;
    private final Locale locale;

    PackWords(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    boolean english() {
        return locale.getLanguage().equals("en");
    }

    String term(String name) {
        return messages.getMessage("policy.term." + name, null, name, locale);
    }

    String code(String code) {
        return messages.getMessage("policy.value." + code, null, code, locale);
    }

    /** A single value; {@code name} is the component it stands in. */
    String value(String name, Object value) {
        if (value instanceof Money money) return money(money);
        if (value instanceof BigDecimal number) return number(name, number);
        if (value instanceof Boolean yes) return code(yes ? "YES" : "NO");
        if (value instanceof Enum<?> one) return code(one.name());
        if (value instanceof String text) return text.isEmpty() ? "—" : code(text);
        return String.valueOf(value);
    }

    String join(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) return left + right;
        return left + " · " + right;
    }

    /** "label: value" inside a line. */
    String with(String label, String value) {
        return label + (english() ? ": " : "：") + value;
    }

    String semicolon() {
        return english() ? "; " : "；";
    }

    String comma() {
        return english() ? ", " : "、";
    }

    private String money(Money money) {
        String figure = money.format().replaceFirst("\\.00$", "");
        return english() ? "¥" + figure : figure + " 元";
    }

    private static String number(String name, BigDecimal number) {
        if (!SHARES.contains(name)) return plain(number);
        return plain(number.multiply(HUNDRED)) + "%";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
