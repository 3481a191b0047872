package dev.kechuang.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Between the nested shape in which answers travel (a group with a path is a map) and one value per field key. */
final class Answers {

    private final FormSchema schema;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private Answers(FormSchema schema) {
        this.schema = schema;
    }

    static Answers of(FormSchema schema, Map<String, ?> nested) {
        Answers answers = new Answers(schema);
        answers.collect("", nested);
        return answers;
    }

    /** Sent values by field key; a key sent as null is present. */
    Map<String, Object> values() {
        return values;
    }

    Set<String> unknown() {
        return unknown;
    }

    static Map<String, Object> initial(FormSchema schema, Map<String, Object> known) {
        Map<String, Object> given = of(schema, known).values();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            Object value = given.containsKey(field.key()) ? given.get(field.key()) : field.defaultValue();
            if (value != null) {
                put(answers, field, value);
            }
        }
        return answers;
    }

    static void put(Map<String, Object> nested, Field field, Object value) {
        List<String> path = field.path();
        Map<String, Object> target = nested;
        for (String step : path.subList(0, path.size() - 1)) {
            target = asMap(target.computeIfAbsent(step, name -> new LinkedHashMap<String, Object>()));
        }
        target.put(path.get(path.size() - 1), value);
    }

    private void collect(String prefix, Map<?, ?> nested) {
        nested.forEach((name, value) -> {
            String key = prefix + name;
            if (schema.field(key).isPresent()) {
                values.put(key, value);
                return;
            }
            Map<?, ?> inner = inner(value);
            boolean group =
                    schema.fields().stream().anyMatch(field -> field.key().startsWith(key + "."));
            if (group && inner != null) {
                collect(key + ".", inner);
            } else if (!group) {
                unknown.add(key);
            }
        });
    }

    /** Tasklist sends a group with a path as JSON. */
    private static Map<?, ?> inner(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        return value instanceof String json
                ? (Map<?, ?>) Json.tree(json)
                        .filter(JsonNode::isObject)
                        .map(Json::value)
                        .orElse(null)
                : null;
    }

    @SuppressWarnings("unchecked") // every map inside was made by put
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
