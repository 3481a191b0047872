package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Typed reading of the facts of one case; a missing or unreadable fact is a Refusal that names it. */
record Facts(Map<String, Object> values) {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** People may type "150,000.00". */
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");

    boolean has(String name) {
        Object value = values.get(name);
        return value != null && !value.toString().isBlank();
    }

    String text(String name) {
        if (!has(name)) throw Refusal.invalid(name, "policy.missingFact", name);
        return values.get(name).toString().strip();
    }

    /** A key that the rule's table must know. */
    String oneOf(String name, Map<String, ?> table) {
        return known(name, text(name), table);
    }

    /** Whether {@link #number} would give one. */
    boolean readable(String name) {
        if (values.get(name) instanceof Money money) return money.fen() >= 0;
        try {
            number(name);
            return true;
        } catch (Refusal unreadable) {
            return false;
        }
    }

    /** Never negative, at most 10^12: beyond that somebody mistyped. */
    BigDecimal number(String name) {
        BigDecimal number = decimal(name);
        if (number.signum() < 0 || number.compareTo(MOST) > 0) throw bad(name);
        return number;
    }

    /** Yuan with at most two decimals. */
    BigDecimal yuan(String name) {
        if (values.get(name) instanceof Money money) return money.yuan();
        BigDecimal yuan = number(name);
        if (yuan.stripTrailingZeros().scale() > 2) throw bad(name);
        return yuan;
    }

    int whole(String name) {
        BigDecimal number = number(name);
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            throw bad(name);
        }
        return number.intValueExact();
    }

    boolean yes(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name);
        };
    }

    List<String> keys(String name, Map<String, ?> table) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw values.get(name) == null ? Refusal.invalid(name, "policy.missingFact", name) : bad(name);
        }
        List<String> keys = new ArrayList<>();
        for (Object entry : list) keys.add(known(name, String.valueOf(entry), table));
        return keys;
    }

    private BigDecimal decimal(String name) {
        String text = text(name);
        if (text.length() > 30) throw bad(name);
        if (GROUPED.matcher(text).matches()) text = text.replace(",", "");
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw bad(name);
        }
    }

    private static String known(String name, String key, Map<String, ?> table) {
        if (!table.containsKey(key)) throw Refusal.invalid(name, "policy.unknownKey", key);
        return key;
    }

    private static Refusal bad(String name) {
        return Refusal.invalid(name, "policy.badFact", name);
    }
}
