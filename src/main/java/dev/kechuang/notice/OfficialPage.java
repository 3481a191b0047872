package dev.kechuang.notice;

import java.util.ArrayList;
import java.util.List;

/** A public document as a page of its own (DOC-07, DOC-10): title, paragraphs, one table; no script, readable on a phone. */
public final class OfficialPage {

    /** Style sheet of stored documents; its address never changes, as stored bytes name it. */
    public static final String STYLE = "/css/public-document.css";

    private final String title;
    private final List<String> paragraphs;
    private final String caption;
    private final List<String> heads;
    private final StringBuilder rows = new StringBuilder();

    public OfficialPage(String title, List<String> paragraphs, String caption, List<String> heads) {
        this.title = title;
        this.paragraphs = List.copyOf(paragraphs);
        this.caption = caption;
        this.heads = new ArrayList<>(heads);
    }

    /** One cell of a row: text, or a link when {@code href} is given. */
    public record Cell(String text, String href) {

        public static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    /** The label of its column stands before each cell on narrow screens. */
    public OfficialPage row(List<Cell> cells) {
        rows.append("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            rows.append("<td data-label=\"").append(escaped(heads.get(column))).append("\">");
            if (cell.href() == null) rows.append(escaped(cell.text()));
            else
                rows.append("<a href=\"")
                        .append(escaped(cell.href()))
                        .append("\">")
                        .append(escaped(cell.text()))
                        .append("</a>");
            rows.append("</td>");
        }
        rows.append("</tr>\n");
        return this;
    }

    public StoredDocument render() {
        var out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        out.append(escaped(title)).append("</title>\n<link rel=\"stylesheet\" href=\"");
        out.append(STYLE).append("\">\n</head>\n<body>\n<main>\n<h1>");
        out.append(escaped(title)).append("</h1>\n");
        for (String paragraph : paragraphs)
            out.append("<p>").append(escaped(paragraph)).append("</p>\n");
        out.append("<table>\n<caption>").append(escaped(caption)).append("</caption>\n<thead><tr>");
        for (String head : heads)
            out.append("<th scope=\"col\">").append(escaped(head)).append("</th>");
        out.append("</tr></thead>\n<tbody>\n").append(rows).append("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
        return StoredDocument.of(out.toString());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
