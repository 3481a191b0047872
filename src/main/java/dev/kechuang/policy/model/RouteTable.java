package dev.kechuang.policy.model;

import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.ExecMode;
import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Row;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Table {@code route}: which way the cases of a category take, and how many working days their notice lasts. */
final class RouteTable {

    static final String NAME = "route";
    private static final String FILE = "dmn/route.dmn";

    private final Optional<DecisionTable> table;
    private final Consumer<PackFinding> sink;

    RouteTable(Map<String, DecisionTable> tables, Consumer<PackFinding> sink) {
        this.table = Optional.ofNullable(tables.get(NAME)).filter(one -> fits(one, sink));
        this.sink = sink;
        if (!tables.containsKey(NAME)) sink.accept(PackFinding.of(FILE, 1, "policy.table.missing", NAME));
    }

    private static boolean fits(DecisionTable table, Consumer<PackFinding> sink) {
        List<String> asks =
                table.inputs().stream().map(DecisionTable.Input::name).toList();
        List<String> says =
                table.outputs().stream().map(DecisionTable.Output::name).toList();
        List<String> expected = List.of("path", "needExpert", "needCommittee", "noticeDays", "noticeUnit");
        boolean fits = asks.equals(List.of("execMode", "entryMode")) && says.equals(expected);
        if (!fits) {
            sink.accept(PackFinding.of(
                    FILE, 1, "policy.table.paramColumns", "execMode, entryMode", String.join(", ", expected)));
        }
        return fits;
    }

    /** None where no row names the two modes; a table that cannot be read is told of elsewhere. */
    Optional<CasePath> path(ExecMode execMode, EntryMode entryMode) {
        if (table.isEmpty()) return Optional.of(CasePath.B);
        List<Row> rows = table.get().matching(Map.of("execMode", execMode, "entryMode", entryMode));
        return rows.stream().findFirst().flatMap(RouteTable::path);
    }

    /** One period for each path, however many rows lead to it. */
    Map<CasePath, Integer> noticeDays() {
        Map<CasePath, Integer> days = new EnumMap<>(CasePath.class);
        for (Row row : table.map(DecisionTable::rows).orElse(List.of())) {
            Optional<CasePath> path = path(row);
            BigDecimal lasts = row.outputs().get("noticeDays") instanceof BigDecimal number ? number : BigDecimal.ZERO;
            boolean review = path.filter(CasePath::needsReview).isPresent();
            boolean sound = path.isPresent()
                    && lasts.signum() > 0
                    && lasts.compareTo(BigDecimal.valueOf(366)) <= 0
                    && lasts.stripTrailingZeros().scale() <= 0
                    && "WD".equals(row.outputs().get("noticeUnit"))
                    && Stream.of("needExpert", "needCommittee")
                            .allMatch(need ->
                                    Boolean.valueOf(review).equals(row.outputs().get(need)));
            int whole = sound ? lasts.intValueExact() : 1;
            Integer known = path.map(one -> days.putIfAbsent(one, whole)).orElse(null);
            if (!sound || known != null && known != whole) {
                int line = table.get().lineOf(row);
                sink.accept(PackFinding.of(FILE, line, "policy.table.route", row.number()));
            }
        }
        for (CasePath path : CasePath.values()) {
            if (days.putIfAbsent(path, 1) == null && table.isPresent()) {
                sink.accept(PackFinding.of(FILE, 1, "policy.table.noPath", path));
            }
        }
        return days;
    }

    private static Optional<CasePath> path(Row row) {
        return Stream.of(CasePath.values())
                .filter(path -> path.name().equals(row.outputs().get("path")))
                .findFirst();
    }
}
