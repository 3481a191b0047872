package dev.kechuang.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kechuang.form.Field.Option;
import dev.kechuang.form.TableSpec.CellType;
import dev.kechuang.form.TableSpec.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the custom properties that turn a textarea into a table. */
final class TableReader {

    private final String where;
    private final List<SchemaProblem> problems;

    TableReader(String where, List<SchemaProblem> problems) {
        this.where = where;
        this.problems = problems;
    }

    TableSpec read(Map<String, String> properties) {
        List<Column> columns = new ArrayList<>();
        Json.tree(properties.getOrDefault("columns", ""))
                .filter(JsonNode::isArray)
                .ifPresent(list -> list.forEach(node -> columns.add(column(node))));
        if (columns.isEmpty()) {
            problem("a table needs columns, a JSON array");
        }
        if (columns.stream().map(Column::key).distinct().count() < columns.size()) {
            problem("two columns have the same key");
        }
        String sum = properties.get("sum");
        if (sum != null && columns.stream().noneMatch(column -> column.key().equals(sum) && adds(column))) {
            problem("sum names no column of numbers or money");
        }
        return new TableSpec(columns, rows(properties, "min", 0), rows(properties, "max", TableSpec.MOST_ROWS), sum);
    }

    private Column column(JsonNode node) {
        String key = node.path("key").asText("");
        if (!key.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            problem("column key \"" + key + "\" must be an identifier");
        }
        String name = node.path("type").asText("text");
        Optional<CellType> type = Arrays.stream(CellType.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (type.isEmpty()) {
            problem("column type " + name + " is unknown");
        }
        List<Option> options = new ArrayList<>();
        for (JsonNode option : node.path("values")) {
            String value = option.path("value").asText();
            options.add(new Option(
                    value,
                    option.path("label").asText(value),
                    option.path("labelEn").asText("")));
        }
        if (name.equals("select") && options.isEmpty()) {
            problem("column " + key + " has no values");
        }
        BigDecimal max = node.path("max").isNumber() ? node.path("max").decimalValue() : null;
        return new Column(
                key,
                node.path("label").asText(key),
                node.path("labelEn").asText(""),
                type.orElse(CellType.TEXT),
                options,
                node.path("required").asBoolean(),
                max);
    }

    private int rows(Map<String, String> properties, String name, int otherwise) {
        String text = properties.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > TableSpec.MOST_ROWS) {
            problem(name + " must be a number of rows up to " + TableSpec.MOST_ROWS);
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    private static boolean adds(Column column) {
        return column.type() == CellType.NUMBER || column.type() == CellType.MONEY;
    }

    private void problem(String what) {
        problems.add(new SchemaProblem(where, what));
    }
}
