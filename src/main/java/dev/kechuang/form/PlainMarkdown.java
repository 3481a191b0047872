package dev.kechuang.form;

import dev.kechuang.form.FormView.Span;
import dev.kechuang.form.FormView.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The markdown we show in a text component: headings, lists, bold, emphasis, links to safe addresses. No HTML, ever. */
final class PlainMarkdown {

    private static final Pattern SPAN = Pattern.compile(
            "\\*\\*(?<strong>[^*]+)\\*\\*|\\*(?<em>[^*]+)\\*|\\[(?<text>[^\\]]+)]\\((?<href>[^)\\s]+)\\)");
    private static final Pattern SAFE = Pattern.compile("https://.*|mailto:.*|/(?![/\\\\]).*|#.*");
    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.]*)\\s*}}");

    private final Map<String, ?> answers;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<List<Span>> items = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();

    private PlainMarkdown(Map<String, ?> answers) {
        this.answers = answers;
    }

    /** {@code answers} fill {@code {{names}}}; they are put in after parsing, so they cannot add markup. */
    static List<TextBlock> blocks(String text, Map<String, ?> answers) {
        PlainMarkdown reader = new PlainMarkdown(answers);
        text.lines().map(String::strip).forEach(reader::line);
        reader.flush();
        return List.copyOf(reader.blocks);
    }

    private void line(String line) {
        if (line.matches("[-*] .+")) {
            endParagraph();
            items.add(spans(line.substring(2)));
        } else if (line.matches("#{1,6} .+")) {
            flush();
            blocks.add(new TextBlock("h", List.of(spans(line.replaceFirst("#+ ", "")))));
        } else if (line.isEmpty()) {
            flush();
        } else {
            endList();
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
        }
    }

    private void flush() {
        endParagraph();
        endList();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new TextBlock("p", List.of(spans(paragraph.toString()))));
            paragraph.setLength(0);
        }
    }

    private void endList() {
        if (!items.isEmpty()) {
            blocks.add(new TextBlock("ul", List.copyOf(items)));
            items.clear();
        }
    }

    private List<Span> spans(String line) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = SPAN.matcher(line);
        int end = 0;
        while (matcher.find()) {
            plain(spans, line.substring(end, matcher.start()));
            end = matcher.end();
            if (matcher.group("strong") != null) {
                spans.add(new Span("strong", filled(matcher.group("strong")), null));
            } else if (matcher.group("em") != null) {
                spans.add(new Span("em", filled(matcher.group("em")), null));
            } else {
                String href = filled(matcher.group("href"));
                boolean safe = SAFE.matcher(href).matches();
                spans.add(new Span(safe ? "link" : "text", filled(matcher.group("text")), safe ? href : null));
            }
        }
        plain(spans, line.substring(end));
        return spans;
    }

    private void plain(List<Span> spans, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span("text", filled(text), null));
        }
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> {
            Object value = answers.get(name.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value.toString());
        });
    }
}
