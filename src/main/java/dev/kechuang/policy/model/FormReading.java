package dev.kechuang.policy.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an applicant's form as far as the pack must agree with them, each with its line. */
final class FormReading {

    private static final String LINE = "\0line";

    /** A field or a table's column; {@code options} are the values to choose from, empty if there are none. */
    record FormField(String key, int line, boolean upload, List<String> options, List<FormField> columns) {}

    /** What cannot be read as JSON, and where. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        Unreadable(int line, String reason) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private FormReading() {}

    static List<FormField> fields(byte[] form) {
        List<FormField> fields = new ArrayList<>();
        collect(parse(form), fields);
        return fields;
    }

    private static void collect(Object component, List<FormField> fields) {
        if (!(component instanceof Map<?, ?> map)) return;
        if (map.get("key") instanceof String key && map.get("type") instanceof String) fields.add(field(key, map));
        if (map.get("components") instanceof List<?> children) children.forEach(child -> collect(child, fields));
    }

    private static FormField field(String key, Map<?, ?> map) {
        Map<?, ?> properties = map.get("properties") instanceof Map<?, ?> given ? given : Map.of();
        List<FormField> columns = new ArrayList<>();
        if (properties.get("columns") instanceof String text) {
            int line = line(properties, "columns");
            for (Object column : listed(text, line)) {
                if (column instanceof Map<?, ?> one && one.get("key") instanceof String name) {
                    columns.add(new FormField(name, line, false, options(one), List.of()));
                }
            }
        }
        return new FormField(key, line(map, "key"), "upload".equals(properties.get("kind")), options(map), columns);
    }

    private static List<?> listed(String columns, int line) {
        try {
            return parse(columns.getBytes(StandardCharsets.UTF_8)) instanceof List<?> list ? list : List.of();
        } catch (Unreadable inside) {
            throw new Unreadable(line, inside.getMessage());
        }
    }

    private static List<String> options(Map<?, ?> map) {
        List<String> options = new ArrayList<>();
        if (map.get("values") instanceof List<?> values) {
            for (Object value : values) {
                if (value instanceof Map<?, ?> one) options.add(String.valueOf(one.get("value")));
            }
        }
        return options;
    }

    private static int line(Map<?, ?> map, String key) {
        return map.get(key + LINE) instanceof Integer line ? line : 1;
    }

    private static Object parse(byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return value(parser);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new Unreadable(Math.max(1, line), broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                map.put(name + LINE, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                map.put(name, value(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
            return list;
        }
        return token == null ? "" : parser.getValueAsString("");
    }
}
