package dev.kechuang.policy.table;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.Axis.Atom;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is wrong with a table as a whole: rows that overlap, that never match, bands with gaps, codes without a row.
 * Exact, for each column's values fall into finitely many atoms; an absent value is one of them.
 */
public final class TableAnalysis {

    private static final int MOST_BOXES = 20_000;
    private static final int MOST_CELLS = 500_000;

    private final DecisionTable table;
    private final Map<String, Set<String>> choices;
    private final Consumer<PackFinding> sink;
    private final List<Axis> axes = new ArrayList<>();
    /** For each row and column the atoms that meet the cell. */
    private final List<List<BitSet>> boxes = new ArrayList<>();

    private TableAnalysis(DecisionTable table, Map<String, Set<String>> choices, Consumer<PackFinding> sink) {
        this.table = table;
        this.choices = choices;
        this.sink = sink;
        for (int column = 0; column < table.inputs().size(); column++) {
            axes.add(Axis.of(table, column, known(table.inputs().get(column))));
        }
        for (Rule rule : table.rules()) {
            List<BitSet> box = new ArrayList<>();
            for (int column = 0; column < axes.size(); column++) {
                box.add(axes.get(column).met(rule.conditions().get(column)));
            }
            boxes.add(box);
        }
    }

    /** {@code choices}: the codes each text column may hold, by its name, where the table itself does not say. */
    public static void check(DecisionTable table, Map<String, Set<String>> choices, Consumer<PackFinding> sink) {
        new TableAnalysis(table, choices, sink).run();
    }

    private void run() {
        unknownChoices();
        boolean[] empty = emptyRows();
        if (table.hitPolicy() == HitPolicy.COLLECT) return;
        if (table.hitPolicy() == HitPolicy.FIRST) unreachable(empty);
        else overlaps();
        missingChoices();
        gaps();
    }

    private Set<String> known(Input input) {
        if (input.type() != ValueType.STRING) return Set.of();
        return input.choices().isEmpty()
                ? choices.getOrDefault(input.name(), Set.of())
                : new LinkedHashSet<>(input.choices());
    }

    private void unknownChoices() {
        for (int column = 0; column < axes.size(); column++) {
            Set<String> known = known(axes.get(column).input());
            if (known.isEmpty()) continue;
            for (Rule rule : table.rules()) {
                for (Condition.Member member : rule.conditions().get(column).members()) {
                    if (member instanceof Condition.Same same && !known.contains(same.literal())) {
                        found(rule.lines().get(column), "policy.table.unknownValue", same.literal());
                    }
                }
            }
        }
    }

    private boolean[] emptyRows() {
        boolean[] empty = new boolean[boxes.size()];
        for (int row = 0; row < empty.length; row++) {
            Rule rule = table.rules().get(row);
            for (int column = 0; column < axes.size(); column++) {
                if (!boxes.get(row).get(column).isEmpty()) continue;
                empty[row] = true;
                found(
                        rule.lines().get(column),
                        "policy.table.empty",
                        rule.row().number(),
                        axes.get(column).input().name());
            }
        }
        return empty;
    }

    private void overlaps() {
        for (int later = 1; later < boxes.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                List<BitSet> common = common(boxes.get(earlier), boxes.get(later));
                if (common.stream().anyMatch(BitSet::isEmpty)) continue;
                Rule one = table.rules().get(earlier);
                Rule two = table.rules().get(later);
                boolean unique = table.hitPolicy() == HitPolicy.UNIQUE;
                if (!unique && one.row().saysTheSame(two.row())) continue;
                String key = unique ? "policy.table.overlap" : "policy.table.disagree";
                found(two.line(), key, one.row().number(), two.row().number(), example(common));
            }
        }
    }

    private String example(List<BitSet> box) {
        List<String> parts = new ArrayList<>();
        for (int column = 0; column < box.size(); column++) {
            Axis axis = axes.get(column);
            Atom atom = axis.atoms().get(box.get(column).nextSetBit(0));
            parts.add(axis.input().name() + "=" + atom.text());
        }
        return String.join(", ", parts);
    }

    private void unreachable(boolean[] empty) {
        for (int row = 1; row < boxes.size(); row++) {
            if (empty[row]) continue;
            List<List<BitSet>> left = List.of(boxes.get(row));
            for (int earlier = 0; earlier < row && !left.isEmpty(); earlier++) {
                List<List<BitSet>> rest = new ArrayList<>();
                for (List<BitSet> box : left) without(box, boxes.get(earlier), rest);
                left = rest;
                if (left.size() > MOST_BOXES) {
                    found(table.rules().get(row).line(), "policy.table.tooLarge");
                    return;
                }
            }
            if (left.isEmpty()) found(table.rules().get(row).line(), "policy.table.unreachable", row + 1);
        }
    }

    /** Adds to {@code rest} what remains of a box when another is taken away, as boxes that do not overlap. */
    private static void without(List<BitSet> box, List<BitSet> taken, List<List<BitSet>> rest) {
        if (common(box, taken).stream().anyMatch(BitSet::isEmpty)) {
            rest.add(box);
            return;
        }
        List<BitSet> core = new ArrayList<>(box);
        for (int column = 0; column < core.size(); column++) {
            BitSet outside = (BitSet) core.get(column).clone();
            outside.andNot(taken.get(column));
            if (!outside.isEmpty()) {
                List<BitSet> part = new ArrayList<>(core);
                part.set(column, outside);
                rest.add(part);
            }
            BitSet inside = (BitSet) core.get(column).clone();
            inside.and(taken.get(column));
            core.set(column, inside);
        }
    }

    private static List<BitSet> common(List<BitSet> one, List<BitSet> two) {
        List<BitSet> common = new ArrayList<>();
        for (int column = 0; column < one.size(); column++) {
            BitSet both = (BitSet) one.get(column).clone();
            both.and(two.get(column));
            common.add(both);
        }
        return common;
    }

    private void missingChoices() {
        for (int column = 0; column < axes.size(); column++) {
            Axis axis = axes.get(column);
            Set<String> known = known(axis.input());
            for (int atom = 0; atom < axis.atoms().size(); atom++) {
                Object sample = axis.atoms().get(atom).sample();
                if (sample == null || !known.contains(sample)) continue;
                int at = column;
                int code = atom;
                if (boxes.stream().noneMatch(box -> box.get(at).get(code))) {
                    found(
                            axis.input().line(),
                            "policy.table.missingChoice",
                            axis.input().name(),
                            sample);
                }
            }
        }
    }

    private void gaps() {
        boolean rest = table.rules().stream()
                .anyMatch(rule -> rule.conditions().stream().allMatch(Condition::anything));
        if (rest) return;
        for (int column = 0; column < axes.size(); column++) {
            if (axes.get(column).input().type().numeric() && !new Bands(column).examined()) {
                found(axes.get(column).input().line(), "policy.table.tooLarge");
                return;
            }
        }
    }

    /** The numbers of one column against every combination the other columns can tell apart. */
    private final class Bands {
        private final int column;
        private final Axis axis;
        private final Set<String> told = new HashSet<>();
        private int cells;

        Bands(int column) {
            this.column = column;
            this.axis = axes.get(column);
        }

        /** False if there are too many combinations. */
        boolean examined() {
            BitSet all = new BitSet();
            all.set(0, boxes.size());
            return examined(0, all, new LinkedHashMap<>());
        }

        private boolean examined(int next, BitSet rows, Map<Integer, Integer> chosen) {
            if (rows.isEmpty()) return true;
            if (next == axes.size()) {
                cells += axis.atoms().size();
                if (cells <= MOST_CELLS) holes(rows, chosen);
                return cells <= MOST_CELLS;
            }
            if (next == column) return examined(next + 1, rows, chosen);
            Set<BitSet> seen = new HashSet<>();
            for (int atom = 0; atom < axes.get(next).atoms().size(); atom++) {
                if (!axes.get(next).atoms().get(atom).ordinary()) continue;
                BitSet left = met(next, atom, rows);
                if (!seen.add(left)) continue;
                chosen.put(next, atom);
                boolean fine = examined(next + 1, left, chosen);
                chosen.remove(next);
                if (!fine) return false;
            }
            return true;
        }

        private void holes(BitSet rows, Map<Integer, Integer> chosen) {
            int numbers = axis.atoms().size() - 1;
            BitSet covered = new BitSet();
            for (int atom = 0; atom < numbers; atom++)
                covered.set(atom, !met(column, atom, rows).isEmpty());
            if (covered.isEmpty()) return;
            int begin = axis.bounded() ? 0 : covered.nextSetBit(0);
            int end = axis.bounded() ? numbers : covered.length();
            for (int from = covered.nextClearBit(begin); from < end; from = covered.nextClearBit(from)) {
                int next = covered.nextSetBit(from);
                int to = next < 0 ? end : next;
                String stretch = axis.stretch(from, to - 1);
                if (told.add(stretch)) {
                    int beside = from > 0 && covered.get(from - 1) ? from - 1 : covered.nextSetBit(from);
                    int row = met(column, beside, rows).nextSetBit(0);
                    String where = where(rows, chosen);
                    found(
                            table.rules().get(row).line(),
                            "policy.table.gap",
                            axis.input().name(),
                            stretch,
                            where);
                }
                from = to;
            }
        }

        /** Only the columns that matter to these rows. */
        private String where(BitSet rows, Map<Integer, Integer> chosen) {
            List<String> parts = new ArrayList<>();
            chosen.forEach((other, atom) -> {
                boolean matters = rows.stream()
                        .anyMatch(row ->
                                !table.rules().get(row).conditions().get(other).anything());
                Axis of = axes.get(other);
                if (matters)
                    parts.add(of.input().name() + "=" + of.atoms().get(atom).text());
            });
            return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
        }

        private BitSet met(int of, int atom, BitSet rows) {
            BitSet met = new BitSet();
            rows.stream().filter(row -> boxes.get(row).get(of).get(atom)).forEach(met::set);
            return met;
        }
    }

    private void found(int line, String key, Object... args) {
        sink.accept(PackFinding.of(table.file(), line, key, args));
    }
}
