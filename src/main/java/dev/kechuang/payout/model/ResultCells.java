package dev.kechuang.payout.model;

import dev.kechuang.payout.LineProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The cells of a CSV (UTF-8, else GB18030) or XLSX file as stripped text; empty lines are left out. */
final class ResultCells {

    /** Far above a district's batch; a file beyond it is not what it says it is. */
    private static final int MAX_LINES = 50_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** One line, counted from 1 as a person sees it. */
    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    private ResultCells() {}

    static List<Line> read(byte[] bytes, List<LineProblem> problems) {
        var zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
        try {
            var lines = zip ? workbook(bytes, problems) : csv(bytes);
            if (lines.size() <= MAX_LINES) return lines;
            problems.add(LineProblem.of(MAX_LINES, "", "payout.result.tooManyLines", MAX_LINES));
        } catch (IOException | UncheckedIOException | ExcelReaderException | IllegalArgumentException e) {
            problems.add(LineProblem.of(1, "", "payout.result.unreadable"));
        }
        return List.of();
    }

    private static List<Line> csv(byte[] bytes) throws IOException {
        var text = decoded(bytes);
        if (text.startsWith("\ufeff")) text = text.substring(1);
        var lines = new ArrayList<Line>();
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            for (var iterator = parser.iterator(); iterator.hasNext() && lines.size() <= MAX_LINES; ) {
                var row = iterator.next();
                // A field may run over several lines; the number is where the record ends.
                add(lines, (int) parser.getCurrentLineNumber(), row.toList());
            }
        }
        return lines;
    }

    /** Chinese banks still write GBK; whoever writes valid UTF-8 means it. */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Charset.forName("GB18030")
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static List<Line> workbook(byte[] bytes, List<LineProblem> problems) throws IOException {
        var lines = new ArrayList<Line>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = book.getFirstSheet().openStream()) {
            rows.limit(MAX_LINES + 1L).forEach(row -> add(lines, row.getRowNum(), cells(row, problems)));
        } catch (NullPointerException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NoSuchElementException damaged) {
            // The reader takes the parts of a workbook for granted.
            throw new IOException("damaged workbook", damaged);
        }
        return lines;
    }

    private static List<String> cells(Row row, List<LineProblem> problems) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < row.getCellCount(); column++) {
            var cell = row.getCell(column);
            if (cell != null && (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR)) {
                problems.add(LineProblem.of(row.getRowNum(), cell.getAddress().toString(), "payout.result.formula"));
                cells.add("");
            } else {
                cells.add(cell == null ? "" : text(cell));
            }
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) return cell.getText();
        var format = cell.getDataFormatString();
        var date = format != null && format.toLowerCase(java.util.Locale.ROOT).contains("yy");
        return date ? TIME.format(cell.asDate()) : cell.asNumber().toPlainString();
    }

    private static void add(List<Line> lines, int number, List<String> raw) {
        var cells = new ArrayList<>(raw.stream().map(String::strip).toList());
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) cells.remove(cells.size() - 1);
        if (!cells.isEmpty()) lines.add(new Line(number, List.copyOf(cells)));
    }
}
