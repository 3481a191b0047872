package dev.kechuang.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the buttons inside a form do, so that tables and file lists work without JavaScript. */
final class RowActions {

    private RowActions() {}

    static Map<String, Object> apply(FormSchema schema, Map<String, ?> answers, String action) {
        Map<String, Object> values = Answers.of(schema, answers).values();
        String[] words = action == null ? new String[0] : action.split(":");
        if (words.length == 2 && words[0].equals("addRow")) {
            addRow(schema, values, words[1]);
        } else if (words.length == 3 && words[0].equals("removeRow") && words[2].matches("\\d{1,4}")) {
            removeRow(schema, values, words[1], Integer.parseInt(words[2]));
        } else if (words.length == 2 && words[0].equals("removeFile")) {
            removeFile(schema, values, words[1]);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            if (values.get(field.key()) != null) {
                Answers.put(result, field, values.get(field.key()));
            }
        }
        return result;
    }

    private static void addRow(FormSchema schema, Map<String, Object> values, String key) {
        schema.field(key)
                .filter(field -> !field.readOnly())
                .flatMap(Field::table)
                .ifPresent(table -> {
                    List<Object> rows = rows(values.get(key));
                    // The page shows one empty row for an empty table: a person who asks for another wants two.
                    while (rows.size() < Math.max(1, table.min())) {
                        rows.add(Map.of());
                    }
                    if (rows.size() < table.max()) {
                        rows.add(Map.of());
                    }
                    values.put(key, rows);
                });
    }

    private static void removeRow(FormSchema schema, Map<String, Object> values, String key, int index) {
        schema.field(key)
                .filter(field -> !field.readOnly())
                .flatMap(Field::table)
                .ifPresent(table -> {
                    List<Object> rows = rows(values.get(key));
                    if (index < rows.size()) {
                        rows.remove(index);
                    }
                    values.put(key, rows);
                });
    }

    private static void removeFile(FormSchema schema, Map<String, Object> values, String id) {
        for (Field field : schema.fields()) {
            if (field.upload() && !field.readOnly() && values.get(field.key()) instanceof String ids) {
                List<String> left = new ArrayList<>(List.of(ids.split("[,\\s]+")));
                left.removeIf(each -> each.equalsIgnoreCase(id));
                values.put(field.key(), String.join(",", left));
            }
        }
    }

    static List<Object> rows(Object value) {
        Collection<?> rows = Objects.requireNonNullElse(ValueReader.items(value), List.of());
        return new ArrayList<>(
                rows.stream().filter(row -> row instanceof Map<?, ?>).toList());
    }
}
