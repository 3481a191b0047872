package dev.kechuang.form;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** The cases beside the forms in {@code forms-corpus}; a browser can replay them, as answers are keyed by field. */
final class Corpus {

    static final List<String> NAMES = List.of(
            "corpus-texts", "corpus-numbers", "corpus-choices", "corpus-conditions", "corpus-rules", "corpus-tables");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Corpus() {}

    /** One case: what is sent, in which context, and what must come of it. */
    record Case(String form, String name, FormSchema schema, FormContext context, JsonNode node, JsonNode valid) {

        Map<String, Object> sent() {
            Map<String, Object> sent = map(valid);
            node.path("omit").forEach(key -> sent.remove(key.asText()));
            if (node.has("change")) {
                sent.putAll(map(node.get("change")));
            }
            return sent;
        }

        FormAnswers check(Map<String, ?> sent) {
            return draft() ? Forms.checkDraft(schema, sent, context) : Forms.check(schema, sent, context);
        }

        boolean draft() {
            return "draft".equals(node.path("mode").asText());
        }

        Map<String, Set<String>> problems() {
            Map<String, Set<String>> expected = new TreeMap<>();
            node.path("problems").properties().forEach(entry -> {
                Set<String> keys = new TreeSet<>();
                entry.getValue().forEach(key -> keys.add(key.asText()));
                expected.put(entry.getKey(), keys);
            });
            return expected;
        }

        @Override
        public String toString() {
            return form + ": " + name;
        }
    }

    static FormSchema schema(String name) {
        return FormSchema.of(open(name + ".form"));
    }

    static Stream<Case> cases() {
        return NAMES.stream().flatMap(Corpus::cases);
    }

    private static Stream<Case> cases(String name) {
        try (InputStream file = open(name + ".cases.json")) {
            JsonNode root = MAPPER.readTree(file);
            FormSchema schema = schema(name);
            Set<String> known = new TreeSet<>();
            root.path("evidence").forEach(id -> known.add(id.asText()));
            FormContext context = new FormContext(
                    LocalDate.parse(root.get("today").asText()),
                    root.get("programmeYear").asInt(),
                    (UUID id) -> known.contains(id.toString()),
                    Map.of());
            Stream.Builder<Case> cases = Stream.builder();
            for (JsonNode node : root.get("cases")) {
                FormContext fixed = node.has("fixed") ? context.withFixed(map(node.get("fixed"))) : context;
                cases.add(new Case(name, node.get("name").asText(), schema, fixed, node, root.get("valid")));
            }
            return cases.build();
        } catch (IOException broken) {
            throw new IllegalStateException(name, broken);
        }
    }

    static Map<String, Object> map(JsonNode node) {
        return new LinkedHashMap<>(MAPPER.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    /** Numbers compare by value: 12 and 12.0 are one answer. */
    static JsonNode normal(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static InputStream open(String file) {
        InputStream stream = Corpus.class.getResourceAsStream("/forms-corpus/" + file);
        if (stream == null) {
            throw new IllegalStateException("missing: " + file);
        }
        return stream;
    }
}
