package dev.kechuang.policy.table;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** The type of a column. Numbers are exact decimals whatever the file calls them; money counts in yuan. */
public enum ValueType {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN;

    /** Matches nothing but an empty cell. */
    private static final Object FOREIGN = new Object();

    private static final Map<String, ValueType> NAMES = Map.of(
            "string", STRING,
            "number", NUMBER,
            "double", NUMBER,
            "integer", INTEGER,
            "long", INTEGER,
            "boolean", BOOLEAN);

    static Optional<ValueType> named(String typeRef) {
        return Optional.ofNullable(NAMES.get(typeRef));
    }

    boolean numeric() {
        return this == NUMBER || this == INTEGER;
    }

    boolean holds(Object literal) {
        return switch (this) {
            case STRING -> literal instanceof String;
            case BOOLEAN -> literal instanceof Boolean;
            case NUMBER -> literal instanceof BigDecimal;
            case INTEGER ->
                literal instanceof BigDecimal number
                        && number.stripTrailingZeros().scale() <= 0;
        };
    }

    /** A fact as the cells of this column compare it; null stays null. */
    Object fact(Object value) {
        if (value == null) return null;
        return switch (this) {
            case STRING -> value instanceof Enum<?> code ? code.name() : value instanceof String ? value : FOREIGN;
            case BOOLEAN -> value instanceof Boolean ? value : FOREIGN;
            case NUMBER, INTEGER -> number(value);
        };
    }

    private static Object number(Object value) {
        if (value instanceof BigDecimal) return value;
        if (value instanceof Money money) return money.yuan();
        if (value instanceof BigInteger whole) return new BigDecimal(whole);
        if (value instanceof Integer || value instanceof Long) return BigDecimal.valueOf(((Number) value).longValue());
        return FOREIGN;
    }
}
