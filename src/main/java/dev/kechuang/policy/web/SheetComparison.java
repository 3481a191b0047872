package dev.kechuang.policy.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Two versions of the same page side by side: lines in the order of reading, each the same, changed, added or gone. */
final class SheetComparison {

    private SheetComparison() {}

    /** What became of a line. */
    enum Fate {
        SAME,
        CHANGED,
        ADDED,
        GONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One row; an absent side is null. */
    record Row(String label, String before, String after, Fate fate, boolean figure) {}

    /** A heading and its rows. */
    record Part(String key, List<Row> rows) {}

    static List<Part> of(List<SheetSection> before, List<SheetSection> after) {
        Set<String> keys = new LinkedHashSet<>();
        before.forEach(section -> keys.add(section.key()));
        after.forEach(section -> keys.add(section.key()));
        return keys.stream()
                .map(key -> new Part(key, rows(lines(before, key), lines(after, key))))
                .toList();
    }

    static int changes(List<Part> parts) {
        return (int) parts.stream()
                .flatMap(part -> part.rows().stream())
                .filter(row -> row.fate() != Fate.SAME)
                .count();
    }

    /** Only what differs; headings without a difference are left out. */
    static List<Part> changed(List<Part> parts) {
        return parts.stream()
                .map(part -> new Part(
                        part.key(),
                        part.rows().stream()
                                .filter(row -> row.fate() != Fate.SAME)
                                .toList()))
                .filter(part -> !part.rows().isEmpty())
                .toList();
    }

    private static List<SheetLine> lines(List<SheetSection> sections, String key) {
        return sections.stream()
                .filter(section -> section.key().equals(key))
                .findFirst()
                .map(SheetSection::lines)
                .orElse(List.of());
    }

    /** The longest common run of identities keeps its order; what lies between is gone on one side or added on the other. */
    static List<Row> rows(List<SheetLine> before, List<SheetLine> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                common[left][right] =
                        before.get(left).identity().equals(after.get(right).identity())
                                ? common[left + 1][right + 1] + 1
                                : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        List<Row> rows = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            if (left == before.size()) rows.add(added(after.get(right++)));
            else if (right == after.size()) rows.add(gone(before.get(left++)));
            else if (before.get(left).identity().equals(after.get(right).identity())) {
                rows.add(pair(before.get(left++), after.get(right++)));
            } else if (common[left + 1][right] >= common[left][right + 1]) rows.add(gone(before.get(left++)));
            else rows.add(added(after.get(right++)));
        }
        return reworded(rows);
    }

    /** An item without a name that went where another came was reworded: both stand side by side. */
    private static List<Row> reworded(List<Row> rows) {
        List<Row> told = new ArrayList<>();
        for (Row row : rows) {
            int waiting = row.fate() == Fate.ADDED && row.label().isEmpty() ? waiting(told) : -1;
            if (waiting < 0) {
                told.add(row);
            } else {
                Row gone = told.get(waiting);
                told.set(waiting, new Row("", gone.before(), row.after(), Fate.CHANGED, row.figure()));
            }
        }
        return told;
    }

    /** The first of the unnamed lines at the end that have gone. */
    private static int waiting(List<Row> told) {
        int found = -1;
        for (int at = told.size() - 1; at >= 0; at--) {
            Row row = told.get(at);
            if (!row.label().isEmpty() || row.fate() == Fate.SAME || row.fate() == Fate.ADDED) break;
            if (row.fate() == Fate.GONE) found = at;
        }
        return found;
    }

    private static Row pair(SheetLine before, SheetLine after) {
        Fate fate = before.text().equals(after.text()) ? Fate.SAME : Fate.CHANGED;
        return new Row(after.label(), before.text(), after.text(), fate, before.figure() && after.figure());
    }

    private static Row added(SheetLine line) {
        return new Row(line.label(), null, line.text(), Fate.ADDED, line.figure());
    }

    private static Row gone(SheetLine line) {
        return new Row(line.label(), line.text(), null, Fate.GONE, line.figure());
    }
}
