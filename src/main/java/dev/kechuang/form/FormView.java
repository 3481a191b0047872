package dev.kechuang.form;

import java.util.List;
import java.util.Map;

/** What {@code templates/form/fields.html} needs to write one form in one language: every text is final, nothing is escaped yet. */
public record FormView(String formId, List<Item> items, List<ErrorLink> errors, Map<String, String> texts) {

    /** One line of the error summary; {@code target} is the id of the control, or null when no control shows it. */
    public record ErrorLink(String target, String text) {}

    /** One choice; {@code id} is that of its control. */
    public record Choice(String id, String value, String label, boolean selected) {}

    /** Attributes of a control; null where it has none. */
    public record Control(
            String id,
            String name,
            String value,
            String inputType,
            String inputMode,
            String autocomplete,
            String describedBy,
            boolean invalid,
            String error,
            boolean watched) {

        public String errorId() {
            return id + "-error";
        }

        public String hintId() {
            return id + "-hint";
        }
    }

    /** A component as it is shown. {@code kind} selects the piece of the template. */
    public record Item(
            String kind,
            String label,
            String hint,
            boolean required,
            Control control,
            List<Choice> choices,
            boolean readOnly,
            String shown,
            List<TextBlock> text,
            Table table,
            List<Item> children) {}

    /** A paragraph ({@code p}), heading ({@code h}) or list ({@code ul}, several lines) of a text component. */
    public record TextBlock(String kind, List<List<Span>> lines) {}

    /** A piece of text; {@code kind} is text, strong, em or link. */
    public record Span(String kind, String text, String href) {}

    /** A repeating table; {@code sum} is the rendered total, null without one. */
    public record Table(
            List<Head> heads,
            List<Row> rows,
            boolean canAdd,
            String addAction,
            String addLabel,
            String sumLabel,
            String sum) {}

    /** The head of a column. */
    public record Head(String label, boolean required) {}

    /** A row; {@code removeAction} is null for the row that must stay. */
    public record Row(List<Cell> cells, String removeAction, String removeLabel) {}

    /** A cell with its own control and accessible name. */
    public record Cell(String kind, String label, Control control, List<Choice> choices, String shown) {}
}
