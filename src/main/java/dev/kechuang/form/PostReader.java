package dev.kechuang.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A posted page as answers. Judges nothing: what a person typed is kept so that it can be shown again. */
final class PostReader {

    private static final Pattern CELL = Pattern.compile("(.+)\\[(\\d{1,4})]\\.(\\w+)");

    private final FormSchema schema;
    private final Map<String, List<String>> posted;
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final Map<String, SortedMap<Integer, Map<String, Object>>> tables = new LinkedHashMap<>();

    PostReader(FormSchema schema, Map<String, List<String>> posted) {
        this.schema = schema;
        this.posted = posted;
    }

    Map<String, Object> read() {
        for (Field field : schema.fields()) {
            if (field.type() == FieldType.CHECKBOX) {
                Answers.put(answers, field, false);
            }
        }
        posted.forEach((name, values) -> {
            // Names with an underscore are the page's own (_csrf, _action), those with file: are uploads.
            if (!name.startsWith("_") && !name.startsWith("file:") && !values.isEmpty()) {
                take(name, values);
            }
        });
        tables.forEach((key, rows) ->
                schema.field(key).ifPresent(field -> Answers.put(answers, field, new ArrayList<>(rows.values()))));
        return answers;
    }

    private void take(String name, List<String> values) {
        Optional<Field> field = schema.field(name);
        if (field.isPresent()) {
            Answers.put(answers, field.get(), value(field.get(), values));
            return;
        }
        Matcher cell = CELL.matcher(name);
        if (cell.matches() && schema.field(cell.group(1)).flatMap(Field::table).isPresent()) {
            tables.computeIfAbsent(cell.group(1), key -> new TreeMap<>())
                    .computeIfAbsent(Integer.valueOf(cell.group(2)), index -> new LinkedHashMap<>())
                    .put(cell.group(3), values.get(0).strip());
        } else {
            answers.put(name, values.get(0));
        }
    }

    private static Object value(Field field, List<String> values) {
        if (field.type().several()) {
            return values.stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
        String first = values.get(0).strip();
        return field.type() == FieldType.CHECKBOX ? (Object) ("true".equals(first) ? Boolean.TRUE : first) : first;
    }
}
