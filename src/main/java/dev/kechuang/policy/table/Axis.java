package dev.kechuang.policy.table;

import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of one column cut into finitely many atoms on which no cell can tell values apart: each number mentioned and
 * each stretch between, each code mentioned or known and any other, true and false; last the absent value.
 */
final class Axis {

    /** A code that no table writes. */
    private static final String OTHER = "\u0000";

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** One atom by a value of it; a stretch between numbers has open ends, {@code null} where it is endless. */
    record Atom(Object sample, boolean point, BigDecimal low, BigDecimal high) {

        boolean absent() {
            return sample == null;
        }

        /** A value somebody stated, or a number. */
        boolean ordinary() {
            return sample != null && sample != OTHER;
        }

        String text() {
            if (sample == null) return "null";
            if (sample == OTHER) return "?";
            if (sample instanceof BigDecimal number) return number.toPlainString();
            return sample instanceof String ? "\"" + sample + "\"" : sample.toString();
        }
    }

    private final Input input;
    private final List<Atom> atoms;

    private Axis(Input input, List<Atom> atoms) {
        this.input = input;
        this.atoms = List.copyOf(atoms);
    }

    /** {@code choices}: the codes a text column may hold, empty if unknown. */
    static Axis of(DecisionTable table, int column, Set<String> choices) {
        Input input = table.inputs().get(column);
        List<Condition> cells = new ArrayList<>();
        for (Rule rule : table.rules()) cells.add(rule.conditions().get(column));
        input.allowed().ifPresent(allowed -> cells.add(allowed.condition()));
        List<Atom> atoms = switch (input.type()) {
            case STRING -> codes(cells, choices);
            case BOOLEAN -> new ArrayList<>(List.of(value(true), value(false)));
            case NUMBER, INTEGER -> numbers(input, cells);
        };
        atoms.add(value(null));
        return new Axis(input, atoms);
    }

    Input input() {
        return input;
    }

    List<Atom> atoms() {
        return atoms;
    }

    /** Whether the column's numbers are known from end to end. */
    boolean bounded() {
        return input.allowed().isPresent();
    }

    BitSet met(Condition cell) {
        BitSet met = new BitSet();
        for (int atom = 0; atom < atoms.size(); atom++)
            met.set(atom, cell.holds(atoms.get(atom).sample()));
        return met;
    }

    /** The stretch from one atom to another, as a table would write it. */
    String stretch(int from, int to) {
        Atom first = atoms.get(from);
        Atom last = atoms.get(to);
        // whole numbers have a next one, so their stretches close
        BigDecimal step = input.type() == ValueType.INTEGER ? BigDecimal.ONE : null;
        String begin = first.point() ? first.text() : plain(first.low(), step);
        String end = last.point() ? last.text() : plain(last.high(), step == null ? null : step.negate());
        boolean single = begin.equals(end) && (step != null || first.point());
        if (single) return begin;
        return (first.point() || step != null && first.low() != null ? "[" : "(") + begin + ".." + end
                + (last.point() || step != null && last.high() != null ? "]" : ")");
    }

    private static String plain(BigDecimal end, BigDecimal step) {
        if (end == null) return "∞";
        return (step == null ? end : end.add(step)).toPlainString();
    }

    private static Atom value(Object sample) {
        return new Atom(sample, true, null, null);
    }

    private static List<Atom> codes(List<Condition> cells, Set<String> choices) {
        Set<Object> codes = new LinkedHashSet<>(choices);
        for (Condition cell : cells) {
            for (Condition.Member member : cell.members()) {
                if (member instanceof Condition.Same same) codes.add(same.literal());
            }
        }
        List<Atom> atoms = new ArrayList<>();
        for (Object code : codes) atoms.add(value(code));
        if (choices.isEmpty()) atoms.add(value(OTHER));
        return atoms;
    }

    private static List<Atom> numbers(Input input, List<Condition> cells) {
        TreeSet<BigDecimal> points = new TreeSet<>();
        for (Condition cell : cells) points.addAll(cell.numbers());
        List<Atom> atoms = new ArrayList<>();
        BigDecimal low = null;
        for (BigDecimal point : points) {
            between(input, low, point, atoms);
            atoms.add(value(point));
            low = point;
        }
        between(input, low, null, atoms);
        atoms.removeIf(
                atom -> input.allowed().isPresent() && !input.allowed().get().has(atom.sample()));
        return atoms;
    }

    /** Between 2 and 3 there is no whole number. */
    private static void between(Input input, BigDecimal low, BigDecimal high, List<Atom> atoms) {
        boolean whole = input.type() == ValueType.INTEGER;
        BigDecimal sample;
        if (low == null) sample = high == null ? BigDecimal.ZERO : high.subtract(BigDecimal.ONE);
        else if (high == null || whole) sample = low.add(BigDecimal.ONE);
        else sample = low.add(high).divide(TWO, low.scale() + high.scale() + 2, RoundingMode.HALF_UP);
        if (high == null || sample.compareTo(high) < 0) atoms.add(new Atom(sample, false, low, high));
    }
}
