package dev.kechuang.nomination.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.AmountStep;
import java.util.List;

/** The steps of a calculation as stored text: both languages, operation, operands and result; decimals stay exact. */
final class StepJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private StepJson() {}

    static String write(List<AmountStep> steps) {
        try {
            return JSON.writeValueAsString(steps);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Steps cannot be stored", impossible);
        }
    }

    static List<AmountStep> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<AmountStep>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Stored steps are not JSON", broken);
        }
    }
}
