package dev.kechuang.intake.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** The rows of a list as CSV for a spreadsheet; what came from outside can start no formula there. */
final class RowReport {

    private static final List<String> HEADERS = List.of(
            "rowNo", "outcome", "reason", "value", "uscc", "unitName", "matterKey", "caseNo", "resolvedBy", "note");

    private final StringBuilder csv = new StringBuilder("\uFEFF");

    RowReport(MessageSource messages, Locale locale) {
        line(HEADERS.stream().map(name -> messages.getMessage("intake.column." + name, null, locale)));
    }

    void add(RowView view) {
        var row = view.row();
        line(Stream.of(
                String.valueOf(row.rowNo()),
                view.outcome(),
                view.reason(),
                view.value(),
                text(row.uscc()),
                text(row.unitName()),
                text(row.matterKey()),
                text(row.caseNo()),
                text(row.resolvedBy()),
                text(row.resolutionNote())));
    }

    byte[] bytes() {
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(Stream<String> cells) {
        csv.append(cells.map(RowReport::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    /** A spreadsheet takes a cell that begins with one of these, also in full width, for a formula. */
    static String cell(String text) {
        String seen = text.stripLeading();
        boolean formula = !seen.isEmpty() && "=+-@＝＋－＠".indexOf(seen.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
