package dev.kechuang.form;

import dev.kechuang.form.FormView.Cell;
import dev.kechuang.form.FormView.Choice;
import dev.kechuang.form.FormView.Control;
import dev.kechuang.form.FormView.Head;
import dev.kechuang.form.FormView.Row;
import dev.kechuang.form.FormView.Table;
import dev.kechuang.form.TableSpec.CellType;
import dev.kechuang.form.TableSpec.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** The view model of a table. Its buttons are ordinary submit buttons, so it grows and shrinks without JavaScript. */
final class TableView {

    private final ViewBuilder form;
    private final Locale locale;
    private final BiFunction<String, Object[], String> messages;

    TableView(ViewBuilder form, Locale locale, BiFunction<String, Object[], String> messages) {
        this.form = form;
        this.locale = locale;
        this.messages = messages;
    }

    Table of(Field field, TableSpec table, Object value, boolean readOnly) {
        List<Object> rows = RowActions.rows(value);
        while (!readOnly && rows.size() < Math.max(1, table.min())) {
            rows.add(Map.of());
        }
        List<Head> heads = table.columns().stream()
                .map(column -> new Head(column.label(locale), column.required()))
                .toList();
        List<Row> shown = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            boolean fixed = readOnly || rows.size() <= 1;
            String number = Integer.toString(index + 1);
            shown.add(new Row(
                    cells(field, table, (Map<?, ?>) rows.get(index), index, readOnly),
                    fixed ? null : "removeRow:" + field.key() + ":" + index,
                    messages.apply("form.ui.removeRow", new Object[] {number, field.label(locale)})));
        }
        boolean canAdd = !readOnly && rows.size() < table.max();
        return new Table(
                heads,
                shown,
                canAdd,
                "addRow:" + field.key(),
                messages.apply("form.ui.addRow", new Object[] {field.label(locale)}),
                messages.apply("form.ui.sum", new Object[] {sumLabel(table)}),
                table.sum() == null ? null : sum(table, rows));
    }

    private List<Cell> cells(Field field, TableSpec table, Map<?, ?> row, int index, boolean readOnly) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            String key = field.key() + "[" + index + "]." + column.key();
            String value = ViewBuilder.text(row.get(column.key()));
            String id = ViewBuilder.id(key);
            String error = readOnly ? null : form.cellError(key, id);
            boolean number = column.type() == CellType.NUMBER || column.type() == CellType.MONEY;
            Control control = new Control(
                    id,
                    key,
                    value,
                    column.type() == CellType.DATE ? ViewBuilder.dateInput(value) : "text",
                    number ? "decimal" : null,
                    null,
                    error == null ? null : id + "-error",
                    error != null,
                    error,
                    false);
            List<Choice> choices = column.options().stream()
                    .map(option -> new Choice(
                            id + "-" + option.value(),
                            option.value(),
                            option.label(locale),
                            option.value().equals(value)))
                    .toList();
            String kind = readOnly ? "static" : column.type() == CellType.SELECT ? "select" : "input";
            String label =
                    messages.apply("form.ui.cell", new Object[] {column.label(locale), Integer.toString(index + 1)});
            cells.add(new Cell(kind, label, control, choices, shown(column, value)));
        }
        return cells;
    }

    private String shown(Column column, String value) {
        return column.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label(locale))
                .findFirst()
                .orElse(value);
    }

    private String sumLabel(TableSpec table) {
        return table.sum() == null
                ? ""
                : table.column(table.sum()).map(column -> column.label(locale)).orElse("");
    }

    /** Cells that are no numbers yet count as nothing: they carry their own error. */
    private static String sum(TableSpec table, List<Object> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object row : rows) {
            Object cell = ((Map<?, ?>) row).get(table.sum());
            sum = sum.add(ValueReader.parse(cell).orElse(BigDecimal.ZERO));
        }
        boolean money = table.column(table.sum())
                .map(column -> column.type() == CellType.MONEY)
                .orElse(false);
        return money ? String.format(Locale.ROOT, "%,.2f", sum) : sum.toPlainString();
    }
}
