package dev.kechuang.payout.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;

/** Rows of text and amounts, written as CSV (UTF-8 with BOM, CRLF) or as a workbook of one sheet. */
public final class Table {

    private static final String BOM = "\ufeff";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final List<List<Object>> rows = new ArrayList<>();

    public Table row(Object... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Cells that a spreadsheet would run as a formula are opened with an apostrophe. */
    public byte[] csv() {
        var out = new StringBuilder(BOM);
        var format = CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();
        try (var printer = new CSVPrinter(out, format)) {
            for (var row : rows) {
                printer.printRecord(row.stream().map(Table::csvCell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Amounts are numbers with two decimals, everything else is text, so nothing can be run and no digit is lost. */
    public byte[] xlsx(String sheetName) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Kechuang", "1.0")) {
            var sheet = book.newWorksheet(sheetName);
            for (int r = 0; r < rows.size(); r++) {
                var row = rows.get(r);
                for (int c = 0; c < row.size(); c++) {
                    if (row.get(c) instanceof BigDecimal amount) {
                        sheet.value(r, c, amount);
                        sheet.style(r, c).format("#,##0.00").set();
                    } else {
                        sheet.value(r, c, neutral(row.get(c).toString()));
                    }
                }
            }
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String csvCell(Object cell) {
        return cell instanceof BigDecimal amount ? amount.toPlainString() : neutral(cell.toString());
    }

    static String neutral(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
