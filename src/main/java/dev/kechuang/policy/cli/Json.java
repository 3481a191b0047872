package dev.kechuang.policy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Strict JSON without a single floating-point number: figures stay the text they were written as. */
final class Json {

    private static final int DEEPEST = 32;
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .build())
            .build();

    /** A number as written: "1e5", "0.10". */
    record Figure(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /** An object, and the first key that stands twice somewhere in it. */
    record Document(Map<String, Object> root, Optional<String> twice) {}

    private String twice;

    private Json() {}

    /** Empty when the text is no JSON object, or more than one. */
    static Optional<Document> read(String text) {
        Json json = new Json();
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
            Map<String, Object> root = json.object(parser);
            if (parser.nextToken() != null) return Optional.empty();
            return Optional.of(new Document(root, Optional.ofNullable(json.twice)));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            boolean known = entries.containsKey(key);
            entries.put(key, value(parser));
            if (known && twice == null) twice = key;
        }
        return entries;
    }

    private Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> new Figure(parser.getText());
        };
    }

    private List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) values.add(value(parser));
        return values;
    }

    /** One document a line. */
    static JsonGenerator writer(OutputStream out) throws IOException {
        JsonGenerator writer = FACTORY.createGenerator(out);
        writer.setRootValueSeparator(new SerializedString("\n"));
        return writer;
    }
}
