package dev.kechuang.intake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Comma-separated rows (RFC 4180), strict about quotes: a guess about a broken quote would shift every later column. */
final class CsvRows {

    private final String text;
    private final Consumer<RawRow> rows;
    private int at;
    private int line = 1;
    private int lineStart;

    private CsvRows(String text, Consumer<RawRow> rows) {
        this.text = text;
        this.rows = rows;
    }

    static void read(String text, Consumer<RawRow> rows) {
        new CsvRows(text, rows).readAll();
    }

    private void readAll() {
        while (at < text.length()) {
            int begun = line;
            List<String> cells = new ArrayList<>();
            cells.add(cell());
            while (at < text.length() && text.charAt(at) == ',') {
                at++;
                cells.add(cell());
            }
            endLine();
            rows.accept(new RawRow(begun, cells));
        }
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') return quoted();
        int start = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            if (text.charAt(at) == '"') throw FileFault.at("intake.file.strayQuote", line, column());
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted() {
        int openLine = line;
        int openColumn = column();
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
                at += doubled ? 2 : 1;
                if (!doubled) return closed(cell);
                cell.append('"');
            } else if (c == '\n' || c == '\r') {
                cell.append('\n');
                endLine();
            } else {
                cell.append(c);
                at++;
            }
        }
        throw FileFault.at("intake.file.openQuote", openLine, openColumn);
    }

    private String closed(StringBuilder cell) {
        if (at < text.length() && !ends(text.charAt(at))) throw FileFault.at("intake.file.strayQuote", line, column());
        return cell.toString().strip();
    }

    private void endLine() {
        if (at >= text.length()) return;
        if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') at++;
        at++;
        line++;
        lineStart = at;
    }

    private int column() {
        return at - lineStart + 1;
    }

    private static boolean ends(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }
}
