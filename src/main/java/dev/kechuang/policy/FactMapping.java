package dev.kechuang.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From form fields to facts: "titleName", "products[].level" for a column of a table, "a | b" for the first that is filled. */
record FactMapping(Set<String> facts, Map<String, String> fields) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static FactMapping of(Category category) {
        Set<String> facts = new LinkedHashSet<>(FactNames.of(category));
        facts.addAll(FactNames.optional(category));
        return new FactMapping(facts, category.factFields());
    }

    /** Where a fact is looked for, in this order. */
    List<String> pathsOf(String fact) {
        return List.of(fields.getOrDefault(fact, fact).split("\\s*\\|\\s*"));
    }

    /** Only what is needed: other answers are personal or commercial data and stay where they are. */
    Map<String, Object> facts(Map<String, Object> answers) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (String fact : facts) {
            for (String path : pathsOf(fact)) {
                Object value = valueAt(path, answers);
                if (value != null && !value.toString().isBlank()) found.putIfAbsent(fact, value);
            }
        }
        return found;
    }

    private static Object valueAt(String path, Map<String, Object> answers) {
        int table = path.indexOf("[].");
        if (table < 0) return answers.get(path);
        String field = path.substring(0, table);
        Object rows = answers.get(field);
        if (rows == null) return null;
        String column = path.substring(table + 3);
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> row : rowsOf(field, rows)) {
            Object value = row.get(column);
            if (value == null) throw Refusal.invalid(field, "policy.badTable", field);
            values.add(value);
        }
        return values;
    }

    private static List<Map<String, Object>> rowsOf(String field, Object rows) {
        try {
            if (rows instanceof String text) {
                return text.isBlank() ? List.of() : JSON.readValue(text, new TypeReference<>() {});
            }
            return JSON.convertValue(rows, new TypeReference<>() {});
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw Refusal.invalid(field, "policy.badTable", field);
        }
    }
}
