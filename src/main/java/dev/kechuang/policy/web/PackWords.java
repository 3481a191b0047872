package dev.kechuang.policy.web;

import dev.kechuang.policy.Department;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;

/** How a pack's names and values are said to a person; what has no word yet is shown as the pack spells it. */
final class PackWords {

    private static final Set<String> SHARES =
            Set.of("rate", "ratio", "min", "usual", "firstMin", "minRatio", "prevDropMax");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final Set<String> FACT_NAMES = Set.of("key", "base", "matterKey");

    private final MessageSource messages;
    private final Locale locale;
    private final Map<String, Fact> facts;
    private final Map<String, Label> choices = new HashMap<>();

    PackWords(MessageSource messages, Locale locale, PolicyPack pack) {
        this.messages = messages;
        this.locale = locale;
        this.facts = pack.facts();
        names(pack.projects());
        names(pack.families());
        names(pack.opinions());
        for (Department one : pack.departments()) {
            names(List.of(new Label(one.id(), one.nameZh(), one.nameEn())));
        }
        for (Fact fact : facts.values()) names(fact.choices());
    }

    private void names(List<Label> labels) {
        for (Label label : labels) choices.putIfAbsent(label.code(), label);
    }

    Locale locale() {
        return locale;
    }

    boolean english() {
        return locale.getLanguage().equals("en");
    }

    String term(String name) {
        String known = messages.getMessage("policy.diff." + name, null, "", locale);
        return known.isEmpty() ? messages.getMessage("policy.term." + name, null, name, locale) : known;
    }

    String code(String code) {
        String known = messages.getMessage("policy.value." + code, null, "", locale);
        if (!known.isEmpty()) return known;
        Label choice = choices.get(code);
        return choice == null ? code : english() ? choice.en() : choice.zh();
    }

    /** A fact by its question, with the key the pack knows it by. */
    String fact(String key) {
        Fact fact = facts.get(key);
        return fact == null
                ? key
                : (english() ? fact.en() : fact.zh()) + (english() ? " (" + key + ")" : "（" + key + "）");
    }

    /** A fact by its question alone. */
    String question(String key) {
        Fact fact = facts.get(key);
        return fact == null ? term(key) : english() ? fact.en() : fact.zh();
    }

    /** A single value; {@code name} is the component it stands in. */
    String value(String name, Object value) {
        if (value instanceof Money money) return money(money);
        if (value instanceof BigDecimal number) return number(name, number);
        if (value instanceof Boolean yes) return code(yes ? "YES" : "NO");
        if (value instanceof Enum<?> one) return code(one.name());
        if (value instanceof String text && FACT_NAMES.contains(name)) return fact(text);
        if (value instanceof LocalDate day) return day.equals(LocalDate.MAX) ? "—" : day.toString();
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
