package dev.kechuang.form;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which components are hidden. Conditions see the answers of visible fields only, so hiding one field may change another: it is
 * repeated until nothing changes. form-js also lets them see what a hidden field still holds, which never reaches the server.
 */
final class Visibility {

    private Visibility() {}

    /** Ids of the hidden components; {@code others} are names the answers may be joined with, such as prefilled facts. */
    static Set<String> hidden(FormSchema schema, Map<String, Object> typed, Map<String, Object> others) {
        Set<String> hidden = Set.of();
        if (!schema.conditional()) {
            return hidden;
        }
        for (int round = 0; round <= schema.fields().size() + 1; round++) {
            Map<String, Object> data = data(schema, typed, others, hidden);
            Set<String> next = new HashSet<>();
            for (Field field : FormSchema.allOf(schema.layout())) {
                if (schema.conditionsOf(field).stream().anyMatch(condition -> condition.hides(data))) {
                    next.add(field.id());
                }
            }
            if (next.equals(hidden)) {
                return hidden;
            }
            hidden = next;
        }
        return hidden;
    }

    private static Map<String, Object> data(
            FormSchema schema, Map<String, Object> typed, Map<String, Object> others, Set<String> hidden) {
        Map<String, Object> data = new LinkedHashMap<>(others);
        schema.names().forEach(data::remove);
        for (Field field : schema.fields()) {
            if (!hidden.contains(field.id())) {
                Object value = typed.get(field.key());
                Answers.put(data, field, value == null ? ValueReader.empty(field) : value);
            }
        }
        return data;
    }
}
