package dev.kechuang.policy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.cli.BadInput.Error;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Typed reading of what a command is given: a missing or unreadable field is a {@link BadInput} that names it. */
final class Fields {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final int LONGEST = 30;

    private Fields() {}

    static Category category(Object code, String field, Map<String, Category> known) {
        String text = text(code, field);
        Category category = known.get(text);
        if (category == null) throw new BadInput(Error.UNKNOWN_CATEGORY, field);
        return category;
    }

    static String text(Object value, String field) {
        if (value == null) throw new BadInput(Error.MISSING_FACT, field);
        if (value instanceof String text && !text.isBlank()) return text;
        throw new BadInput(Error.BAD_VALUE, field);
    }

    /** Text, or a number as written. */
    static String name(Object value, String field) {
        return value instanceof Json.Figure figure ? figure.text() : text(value, field);
    }

    /** Yuan, at most two decimals, from 0 to 10^12. */
    static Money money(Object value, String field) {
        BigDecimal yuan = decimal(value, field);
        if (yuan.stripTrailingZeros().scale() > 2) throw new BadInput(Error.BAD_VALUE, field);
        return Money.ofYuan(yuan);
    }

    static int whole(Object value, String field) {
        BigDecimal number = decimal(value, field);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new BadInput(Error.BAD_VALUE, field);
        }
        return number.intValueExact();
    }

    /** Never negative; an exponent cannot make it large ("1e999999999") or endless ("0e999999999"). */
    private static BigDecimal decimal(Object value, String field) {
        if (value == null) throw new BadInput(Error.MISSING_FACT, field);
        String text = value.toString().strip();
        boolean figure = value instanceof Json.Figure || value instanceof String;
        if (!figure || text.length() > LONGEST) throw new BadInput(Error.BAD_VALUE, field);
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() == 0) return BigDecimal.ZERO;
            if (number.signum() > 0 && number.compareTo(MOST) <= 0) return number;
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new BadInput(Error.BAD_VALUE, field);
    }

    /** A whole number of yuan where it is one. */
    static void writeYuan(Money amount, JsonGenerator writer) throws IOException {
        BigDecimal yuan = amount.yuan();
        boolean whole = amount.equals(amount.floorToYuan());
        writer.writeNumber(whole ? yuan.setScale(0).toPlainString() : yuan.toPlainString());
    }
}
