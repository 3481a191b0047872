package dev.kechuang.intake.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Rows of a workbook's first sheet, streamed. Formulas are refused: what they show depends on who opens the file. */
final class XlsxRows {

    /** Inflated size; twenty times the largest upload, far below what would hurt. */
    private static final long MAX_INFLATED = 400L * 1024 * 1024;

    private static final int MAX_PARTS = 1_000;

    private XlsxRows() {}

    static void read(byte[] bytes, Consumer<RawRow> rows) {
        refuseBomb(bytes);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
                Stream<Row> found = workbook.getFirstSheet().openStream()) {
            found.forEach(row -> rows.accept(new RawRow(row.getRowNum(), cells(row))));
        } catch (IOException
                | ExcelReaderException
                | NullPointerException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NoSuchElementException broken) {
            // The reader takes the parts of a workbook for granted.
            throw FileFault.of("intake.file.brokenWorkbook");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell, row.getRowNum(), i));
        }
        return cells;
    }

    private static String text(Cell cell, int line, int index) {
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            throw FileFault.at("intake.file.formula", line, letters(index));
        }
        if (cell.getType() == CellType.ERROR) throw FileFault.at("intake.file.errorCell", line, letters(index));
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell)
                    ? cell.asDate().toLocalDate().toString()
                    : cell.asNumber().stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) return true;
        String format = cell.getDataFormatString();
        if (format == null) return false;
        // Colours, locales and literal text are no part of the pattern.
        String pattern = format.toLowerCase(Locale.ROOT).replaceAll("\\[[^]]*]|\"[^\"]*\"|\\\\.", "");
        return pattern.contains("y") || pattern.contains("年");
    }

    /** 0 is A, 26 is AA: as the spreadsheet shows it. */
    private static String letters(int index) {
        String rest = index >= 26 ? letters(index / 26 - 1) : "";
        return rest + (char) ('A' + index % 26);
    }

    /** Sizes that a zip file states about itself may lie, so the parts are inflated once and counted. */
    private static void refuseBomb(byte[] bytes) {
        long inflated = 0;
        int parts = 0;
        byte[] buffer = new byte[8192];
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts++;
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int n = part.read(buffer); n > 0; n = part.read(buffer)) {
                        inflated += n;
                        if (inflated > MAX_INFLATED || parts > MAX_PARTS) throw FileFault.of("intake.file.tooLarge");
                    }
                }
            }
        } catch (IOException broken) {
            throw FileFault.of("intake.file.brokenWorkbook");
        }
    }
}
