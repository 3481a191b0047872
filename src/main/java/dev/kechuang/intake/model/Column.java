package dev.kechuang.intake.model;

import dev.kechuang.shared.PartyName;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One column that is read: its field (domain 4.1, 4.2), the headers it is known by (the first is ours), how a cell is read. */
record Column(String field, Presence presence, List<String> headers, Function<String, CellValue> reading) {

    /** REQUIRED: column and every cell. CELL_OPTIONAL: the column. OPTIONAL: neither. */
    enum Presence {
        REQUIRED,
        CELL_OPTIONAL,
        OPTIONAL
    }

    String label() {
        return headers.get(0);
    }

    boolean mustBeThere() {
        return presence != Presence.OPTIONAL;
    }

    boolean names(String header) {
        return headers.stream().anyMatch(known -> comparable(known).equals(comparable(header)));
    }

    CellValue read(String cell) {
        if (!cell.isBlank()) return reading.apply(cell);
        return presence == Presence.REQUIRED ? CellValue.bad("intake.row.missing") : CellValue.of("");
    }

    /** Width, brackets, spaces and marks such as "*" do not make another header. */
    static String comparable(String header) {
        return PartyName.normalise(header).replaceAll("[*:#]", "").toLowerCase(Locale.ROOT);
    }
}
