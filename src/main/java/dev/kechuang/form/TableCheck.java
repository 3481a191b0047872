package dev.kechuang.form;

import dev.kechuang.form.TableSpec.Column;
import dev.kechuang.form.ValueReader.Named;
import dev.kechuang.shared.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and judges the rows of a table. Rows without any answer are kept in a draft and dropped from a final answer. */
final class TableCheck {

    private final Field field;
    private final TableSpec table;
    private final ValueReader reader;
    private final boolean draft;
    private final Named named;
    private final List<Problem> problems = new ArrayList<>();

    TableCheck(Field field, ValueReader reader, boolean draft) {
        this.field = field;
        this.table = field.table().orElseThrow();
        this.reader = reader;
        this.draft = draft;
        this.named = new Named(field.key(), field.label(null));
    }

    Typed read(Object sent) {
        Collection<?> rows = ValueReader.items(sent instanceof String text ? text.strip() : sent);
        if (rows == null || rows.stream().anyMatch(row -> !(row instanceof Map<?, ?>))) {
            return Typed.broken(named.problem("form.table.malformed"));
        }
        if (rows.size() > TableSpec.MOST_ROWS) {
            return Typed.broken(named.problem("form.table.tooManyRows", Integer.toString(table.max())));
        }
        List<Map<String, Object>> typed = new ArrayList<>();
        int index = 0;
        for (Object row : rows) {
            Map<String, Object> cells = row((Map<?, ?>) row, index++);
            if (draft || !cells.isEmpty()) {
                typed.add(cells);
            }
        }
        if (typed.size() > table.max()) {
            problems.add(named.problem("form.table.tooManyRows", Integer.toString(table.max())));
        }
        return new Typed(typed.isEmpty() ? null : List.copyOf(typed), problems);
    }

    private Map<String, Object> row(Map<?, ?> sent, int index) {
        Map<String, Object> cells = new LinkedHashMap<>();
        List<Problem> found = new ArrayList<>();
        List<Problem> missing = new ArrayList<>();
        for (Column column : table.columns()) {
            Named cell = new Named(
                    field.key() + "[" + index + "]." + column.key(),
                    field.label(null) + " " + (index + 1) + " " + column.label());
            Typed value = cell(column, cell, sent.get(column.key()));
            found.addAll(value.problems());
            if (value.value() != null) {
                cells.put(column.key(), value.value());
                found.addAll(tooMuch(column, cell, value.value()));
            } else if (column.required() && value.problems().isEmpty() && !draft) {
                missing.add(cell.problem("form.required"));
            }
        }
        for (Object name : sent.keySet()) {
            if (table.column(String.valueOf(name)).isEmpty()) {
                found.add(new Named(field.key() + "[" + index + "]", field.label(null)).problem("form.unknownField"));
                break;
            }
        }
        if (!cells.isEmpty() || !found.isEmpty()) {
            found.addAll(missing);
        }
        problems.addAll(found);
        return Collections.unmodifiableMap(cells);
    }

    private Typed cell(Column column, Named cell, Object sent) {
        return switch (column.type()) {
            case TEXT -> reader.text(cell, sent instanceof Number number ? number.toString() : sent, false);
            case NUMBER -> reader.decimal(cell, sent);
            case MONEY -> money(cell, sent);
            case SELECT -> reader.oneOf(cell, column.options(), sent);
            case DATE -> reader.date(cell, sent);
        };
    }

    private Typed money(Named cell, Object sent) {
        Typed typed = reader.decimal(cell, sent);
        if (!typed.problems().isEmpty()) {
            return Typed.broken(cell.problem("form.money"));
        }
        boolean amount = !(typed.value() instanceof BigDecimal yuan) || yuan.signum() >= 0 && yuan.scale() <= 2;
        return amount ? typed : Typed.broken(cell.problem("form.money"));
    }

    private static List<Problem> tooMuch(Column column, Named cell, Object value) {
        if (column.max() == null) {
            return List.of();
        }
        String limit = column.max().toPlainString();
        if (value instanceof BigDecimal number) {
            return number.compareTo(column.max()) > 0 ? List.of(cell.problem("form.max", limit)) : List.of();
        }
        boolean tooLong = column.type() == TableSpec.CellType.TEXT
                && value.toString().length() > column.max().intValue();
        return tooLong ? List.of(cell.problem("form.maxLength", limit)) : List.of();
    }
}
