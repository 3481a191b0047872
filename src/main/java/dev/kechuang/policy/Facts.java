package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Typed reading of the facts of one case; a missing or unreadable fact is a Refusal that names it. */
record Facts(Map<String, Object> values) {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final BigDecimal FULL_SCORE = new BigDecimal("100");
    private static final int FINEST = 6;
    private static final Set<String> PATENT_TYPES = Set.of("INVENTION", "UTILITY", "UTILITY_MODEL", "DESIGN");

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

    /** One of the three kinds of patent (专利法 art. 2): an unknown kind must not be paid like an invention. */
    String patentType() {
        String type = text("patentType");
        if (!PATENT_TYPES.contains(type)) throw Refusal.invalid("patentType", "policy.unknownKey", type);
        return type;
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

    /** Never negative, at most 10^12 and six decimals: beyond that somebody mistyped. Its scale is small either way ("0e999999999"). */
    BigDecimal number(String name) {
        BigDecimal number = decimal(name);
        if (number.signum() == 0) return BigDecimal.ZERO;
        if (number.signum() < 0 || number.compareTo(MOST) > 0) throw bad(name);
        if (number.stripTrailingZeros().scale() > FINEST) throw bad(name);
        return number;
    }

    /** Points out of 100. */
    BigDecimal score(String name) {
        BigDecimal score = number(name);
        if (score.compareTo(FULL_SCORE) > 0) throw bad(name);
        return score;
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
