package dev.kechuang.policy.table;

import dev.kechuang.policy.table.Condition.Member;
import dev.kechuang.policy.table.Condition.Range;
import dev.kechuang.policy.table.Condition.Same;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of FEEL a table may use: names, literals, lists, comparisons, intervals and {@code not(...)}. Anything else is {@link NotFeel}. */
final class FeelCell {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "not",
            "and",
            "or",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "function",
            "external",
            "date",
            "time",
            "duration");

    private static final String NUMBER = "-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,12})?";
    private static final Pattern INTERVAL =
            Pattern.compile("([\\[\\](])\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*([\\[\\])])");
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(" + NUMBER + ")");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\\p{Cntrl}]*)\"|(" + NUMBER + ")|(true|false)");
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);

    /** A cell that the stated part of FEEL does not cover. */
    static final class NotFeel extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotFeel(String text) {
            super(text, null, false, false);
        }
    }

    private final String text;
    private int at;

    private FeelCell(String text) {
        this.text = text;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** A cell left empty demands nothing, as the Modeler writes it. */
    static Condition condition(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.equals("-")) return Condition.ANYTHING;
        Matcher not = NOT.matcher(text);
        boolean negated = not.matches();
        List<Member> members = new FeelCell(negated ? not.group(1).strip() : text).list();
        // the engine reads not(true) and true,false otherwise than they look
        boolean booleans =
                members.stream().anyMatch(member -> member instanceof Same same && same.literal() instanceof Boolean);
        if (booleans && (negated || members.size() > 1)) throw new NotFeel(text);
        return new Condition(members, negated);
    }

    /** An output; empty when the row says nothing there. */
    static Optional<Object> output(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) return Optional.empty();
        Matcher literal = LITERAL.matcher(text);
        if (!literal.matches()) throw new NotFeel(text);
        return Optional.of(literal(literal));
    }

    private List<Member> list() {
        List<Member> members = new ArrayList<>();
        members.add(member());
        while (at < text.length()) {
            if (text.charAt(at) != ',') throw new NotFeel(text);
            at++;
            members.add(member());
        }
        return members;
    }

    private Member member() {
        blank();
        Matcher found = INTERVAL.matcher(text).region(at, text.length());
        if (found.lookingAt()) {
            past(found);
            return new Range(
                    Optional.of(new BigDecimal(found.group(2))),
                    found.group(1).equals("["),
                    Optional.of(new BigDecimal(found.group(3))),
                    found.group(4).equals("]"));
        }
        found.usePattern(COMPARISON);
        if (found.lookingAt()) {
            past(found);
            BigDecimal number = new BigDecimal(found.group(2));
            boolean included = found.group(1).endsWith("=");
            return found.group(1).startsWith("<")
                    ? new Range(Optional.empty(), false, Optional.of(number), included)
                    : new Range(Optional.of(number), included, Optional.empty(), false);
        }
        found.usePattern(LITERAL);
        if (!found.lookingAt()) throw new NotFeel(text);
        past(found);
        return new Same(literal(found));
    }

    private void past(Matcher found) {
        at = found.end();
        blank();
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private static Object literal(Matcher literal) {
        if (literal.group(1) != null) return literal.group(1);
        return literal.group(2) != null ? new BigDecimal(literal.group(2)) : Boolean.valueOf(literal.group(3));
    }
}
