package dev.kechuang.nomination.web;

import dev.kechuang.form.FormSchema;
import dev.kechuang.form.FormView;
import dev.kechuang.form.FormView.Choice;
import dev.kechuang.form.FormView.Control;
import dev.kechuang.form.FormView.Item;
import dev.kechuang.form.Forms;
import dev.kechuang.form.Rule;
import dev.kechuang.shared.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All answers of a form to read: sections of lines, tables as rows. Uploads are listed elsewhere. */
record AnswerSheet(List<Section> sections) {

    record Section(String title, List<Line> lines) {}

    /** {@code rows} is null unless the answer is a table; {@code id} is that of the field in the form. */
    record Line(String label, String text, List<String> heads, List<List<String>> rows) {
        boolean known() {
            return rows == null ? text != null && !text.isBlank() : !rows.isEmpty();
        }
    }

    /** {@code masked} hides how to reach a person (domain 6.5); the unit itself reads its own answers in full. */
    static AnswerSheet of(FormSchema form, Map<String, ?> answers, boolean masked, Texts texts, Locale locale) {
        if (form == null) return bare(answers);
        FormView view = Forms.view(form, answers, List.of(), locale, texts.source(locale));
        List<Section> sections = new ArrayList<>();
        List<Line> loose = new ArrayList<>();
        var reader = new Reader(form, masked, texts, locale);
        for (Item item : view.items()) {
            if (item.kind().equals("group")) {
                List<Line> lines = reader.lines(item.children());
                if (!lines.isEmpty()) sections.add(new Section(item.label(), lines));
            } else {
                loose.addAll(reader.lines(List.of(item)));
            }
        }
        if (!loose.isEmpty()) sections.add(0, new Section("", loose));
        return new AnswerSheet(sections);
    }

    /** Only what is known: on a form filled from a list an open question must not read as answered with no. */
    public AnswerSheet known() {
        return new AnswerSheet(sections.stream()
                .map(section -> new Section(
                        section.title(),
                        section.lines().stream().filter(Line::known).toList()))
                .filter(section -> !section.lines().isEmpty())
                .toList());
    }

    /** A category without a form was matched from a list: its facts by name. */
    private static AnswerSheet bare(Map<String, ?> answers) {
        List<Line> lines = answers.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), String.valueOf(entry.getValue()), null, null))
                .toList();
        return new AnswerSheet(lines.isEmpty() ? List.of() : List.of(new Section("", lines)));
    }

    private record Reader(FormSchema form, boolean masked, Texts texts, Locale locale) {

        List<Line> lines(List<Item> items) {
            List<Line> lines = new ArrayList<>();
            for (Item item : items) {
                switch (item.kind()) {
                    case "group" -> lines.addAll(lines(item.children()));
                    case "text", "separator", "spacer", "upload" -> {
                        // nothing that was answered here
                    }
                    case "table" -> lines.add(table(item));
                    default -> lines.add(new Line(item.label(), shown(item), null, null));
                }
            }
            return lines;
        }

        private String shown(Item item) {
            Control control = item.control();
            String text = switch (item.kind()) {
                case "static" -> item.shown();
                case "select", "choices" -> chosen(item.choices());
                case "checkbox" -> ticked(control.value());
                default -> control.value();
            };
            return masked ? hide(control.name(), text) : text;
        }

        /** Empty for a box nobody has been asked about yet. */
        private String ticked(String value) {
            if (value == null || value.isBlank()) return "";
            return texts.text("true".equals(value) ? "form.ui.yes" : "form.ui.no", locale);
        }

        private String hide(String key, String text) {
            Rule rule = form.field(key).map(field -> field.extras().rule()).orElse(null);
            if (text == null || text.isBlank()) return text;
            if (rule == Rule.MOBILE) return Masking.mobile(text);
            if (rule == Rule.EMAIL) return Masking.email(text);
            return key.endsWith("IdNo") ? Masking.idNo(text) : text;
        }

        private static String chosen(List<Choice> choices) {
            return choices.stream().filter(Choice::selected).map(Choice::label).collect(Collectors.joining("、"));
        }

        private static Line table(Item item) {
            List<String> heads =
                    item.table().heads().stream().map(FormView.Head::label).toList();
            List<List<String>> rows = item.table().rows().stream()
                    .map(row -> row.cells().stream().map(Reader::cell).toList())
                    .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                    .toList();
            return new Line(item.label(), "", heads, rows);
        }

        private static String cell(FormView.Cell cell) {
            String text = switch (cell.kind()) {
                case "static" -> cell.shown();
                case "select" -> chosen(cell.choices());
                default -> cell.control().value();
            };
            return text == null ? "" : text;
        }
    }
}
