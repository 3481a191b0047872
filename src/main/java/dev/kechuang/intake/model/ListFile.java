package dev.kechuang.intake.model;

import dev.kechuang.intake.RowOutcome;
import dev.kechuang.intake.model.ReadRow.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list read from its bytes: refused as a whole when its structure is wrong, else every row understood or remarked. */
public final class ListFile {

    static final int MAX_ROWS = 50_000;

    /** Official lists carry a title or two above the header. */
    private static final int HEADER_WITHIN = 10;

    private final ListFormat format;
    private final List<RawRow> above = new ArrayList<>();
    private final Map<Column, Integer> places = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<ReadRow> rows = new ArrayList<>();
    private final Map<String, Integer> firstRowOf = new HashMap<>();
    private int width;

    private ListFile(ListFormat format) {
        this.format = format;
    }

    static ListFile read(byte[] bytes, ListFormat format) {
        if (bytes.length == 0) throw FileFault.of("intake.file.empty");
        var file = new ListFile(format);
        if (starts(bytes, 'P', 'K')) XlsxRows.read(bytes, file::add);
        else if (starts(bytes, 0xD0, 0xCF)) throw FileFault.of("intake.file.oldExcel");
        else if (starts(bytes, '%', 'P')) throw FileFault.of("intake.file.notAList");
        else CsvRows.read(ListText.of(bytes), file::add);
        file.end();
        return file;
    }

    List<ReadRow> rows() {
        return rows;
    }

    List<String> ignoredColumns() {
        return ignored;
    }

    private void add(RawRow row) {
        if (row.blank()) return;
        if (places.isEmpty()) {
            findHeader(row);
            return;
        }
        if (rows.size() == MAX_ROWS) {
            throw FileFault.at("intake.file.tooManyRows", row.line(), "1", String.valueOf(MAX_ROWS));
        }
        rows.add(judged(row));
    }

    private void end() {
        if (places.isEmpty()) throw noHeader();
        if (rows.isEmpty()) throw FileFault.of("intake.file.noRows");
    }

    private void findHeader(RawRow row) {
        long known = row.cells().stream()
                .filter(cell -> format.columns().stream().anyMatch(column -> column.names(cell)))
                .count();
        if (known < 2) {
            above.add(row);
            if (above.size() == HEADER_WITHIN) throw noHeader();
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String header = row.cell(i);
            if (header.isBlank()) continue;
            if (!seen.add(Column.comparable(header))) throw twice(row, i);
            place(row, header, i);
        }
        width = row.cells().size();
        List<String> missing = format.columns().stream()
                .filter(column -> column.mustBeThere() && !places.containsKey(column))
                .map(Column::label)
                .toList();
        if (!missing.isEmpty()) {
            throw FileFault.at("intake.file.missingColumn", row.line(), "1", String.join("、", missing));
        }
    }

    private void place(RawRow row, String header, int index) {
        for (Column column : format.columns()) {
            if (!column.names(header)) continue;
            if (places.put(column, index) != null) throw twice(row, index);
            return;
        }
        if (!header.equals("序号")) ignored.add(header.length() <= 50 ? header : header.substring(0, 50));
    }

    private static RuntimeException twice(RawRow row, int index) {
        return FileFault.at("intake.file.duplicateHeader", row.line(), String.valueOf(index + 1), row.cell(index));
    }

    private RuntimeException noHeader() {
        if (above.isEmpty()) return FileFault.of("intake.file.empty");
        RawRow first = above.get(0);
        boolean otherDelimiter = first.cells().size() == 1 && first.cell(0).matches("(?s).*[;\\t|，；].*");
        String key = otherDelimiter ? "intake.file.delimiter" : "intake.file.noHeader";
        String wanted = String.join(
                "、",
                format.columns().stream()
                        .filter(Column::mustBeThere)
                        .map(Column::label)
                        .toList());
        return FileFault.at(key, first.line(), "1", wanted);
    }

    private ReadRow judged(RawRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Column column : format.columns()) cells.put(column.field(), "");
        Remark fault = null;
        for (int i = width; i < row.cells().size(); i++) {
            if (fault == null && !row.cell(i).isBlank()) {
                fault = new Remark("intake.row.tooManyCells", String.valueOf(i + 1), shown(row.cell(i)));
            }
        }
        for (Column column : format.columns()) {
            Integer place = places.get(column);
            if (place == null) continue;
            CellValue found = column.read(row.cell(place));
            cells.put(column.field(), found.malformed() ? shown(row.cell(place)) : found.text());
            if (fault == null && found.malformed()) {
                fault = new Remark(found.fault(), column.label(), shown(row.cell(place)));
            }
        }
        var read = ReadRow.pending(row.line(), null, cells);
        if (fault != null) return read.judged(RowOutcome.MALFORMED, fault);
        return once(format.judgement().apply(ReadRow.pending(row.line(), cells.get(format.keyField()), cells)));
    }

    /** The first row of a matter counts; a later one names the row it repeats. */
    private ReadRow once(ReadRow row) {
        if (row.outcome() != RowOutcome.PENDING) return row;
        Integer first = firstRowOf.putIfAbsent(row.matterKey(), row.rowNo());
        if (first == null) return row;
        return row.judged(
                RowOutcome.DUPLICATE_IN_FILE, new Remark("intake.row.repeats", null, first + ": " + row.matterKey()));
    }

    private static String shown(String cell) {
        String oneLine = cell.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= 200 ? oneLine : oneLine.substring(0, 199) + "…";
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
