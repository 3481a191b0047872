package dev.kechuang.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One cell of the condition side: nothing demanded ({@code -}), or any of its members, or none of them. */
record Condition(List<Member> members, boolean negated) {

    static final Condition ANYTHING = new Condition(List.of(), false);

    Condition {
        members = List.copyOf(members);
    }

    sealed interface Member permits Same, Range {
        boolean has(Object value);
    }

    /** One literal. */
    record Same(Object literal) implements Member {
        @Override
        public boolean has(Object value) {
            if (literal instanceof BigDecimal mine) {
                return value instanceof BigDecimal other && mine.compareTo(other) == 0;
            }
            return literal.equals(value);
        }
    }

    /** Between two numbers; an absent end is open to infinity. */
    record Range(Optional<BigDecimal> from, boolean fromIncluded, Optional<BigDecimal> to, boolean toIncluded)
            implements Member {
        @Override
        public boolean has(Object value) {
            return value instanceof BigDecimal number && above(number) && below(number);
        }

        private boolean above(BigDecimal number) {
            return from.isEmpty() || number.compareTo(from.get()) >= (fromIncluded ? 0 : 1);
        }

        private boolean below(BigDecimal number) {
            return to.isEmpty() || number.compareTo(to.get()) <= (toIncluded ? 0 : -1);
        }
    }

    boolean anything() {
        return members.isEmpty();
    }

    /** As FEEL has it: an absent value meets {@code -} and {@code not("A")}, but no comparison, negated or not. */
    boolean holds(Object value) {
        if (anything()) return true;
        if (value == null) return negated && members.stream().allMatch(Same.class::isInstance);
        if (value instanceof String || value instanceof BigDecimal || value instanceof Boolean) {
            for (Member member : members) if (member.has(value)) return !negated;
            return negated;
        }
        return false;
    }

    /** The literals, if the cell is a plain list of them. */
    Optional<List<Object>> literals() {
        if (anything() || negated) return Optional.empty();
        List<Object> literals = new ArrayList<>();
        for (Member member : members) {
            if (!(member instanceof Same same)) return Optional.empty();
            literals.add(same.literal());
        }
        return Optional.of(literals);
    }

    /** As FEEL writes it. */
    String told() {
        if (anything()) return "-";
        String told = members.stream().map(Condition::told).collect(Collectors.joining(", "));
        return negated ? "not(" + told + ")" : told;
    }

    private static String told(Member member) {
        if (member instanceof Same same) return literal(same.literal());
        Range range = (Range) member;
        String from = range.from().map(Condition::literal).orElse("");
        String to = range.to().map(Condition::literal).orElse("");
        if (from.isEmpty()) return (range.toIncluded() ? "<= " : "< ") + to;
        if (to.isEmpty()) return (range.fromIncluded() ? ">= " : "> ") + from;
        return (range.fromIncluded() ? "[" : "]") + from + ".." + to + (range.toIncluded() ? "]" : "[");
    }

    private static String literal(Object value) {
        if (value instanceof BigDecimal number)
            return number.stripTrailingZeros().toPlainString();
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    /** Every number the cell mentions. */
    List<BigDecimal> numbers() {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Member member : members) {
            if (member instanceof Range range) {
                range.from().ifPresent(numbers::add);
                range.to().ifPresent(numbers::add);
            } else if (member instanceof Same same && same.literal() instanceof BigDecimal number) numbers.add(number);
        }
        return numbers;
    }
}
