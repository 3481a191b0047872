package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases of domain 2.6, computed elsewhere: the default pack and the calculator must agree with every one. */
class GoldenAmountsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        try (InputStream file = GoldenAmountsTest.class.getResourceAsStream("/golden/golden_amounts.json")) {
            for (JsonNode one : JSON.readTree(file)) {
                cases.add(Arguments.of(one.get("id").asText(), one.get("code").asText(), one));
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void amountIsAsComputedByHandAndStepsYieldItAgain(String id, String code, JsonNode one) {
        @SuppressWarnings("unchecked")
        Map<String, Object> facts = JSON.convertValue(one.get("input"), Map.class);
        Object paid = facts.remove("paidBefore");
        Money paidBefore = paid == null ? Money.ZERO : Money.ofYuan(new BigDecimal(paid.toString()));

        AmountResult result =
                AmountCalculator.beforeReview().calculate(DefaultPack.read().category(code), facts, paidBefore);

        assertThat(result.amount()).isEqualTo(Money.ofYuan(one.get("expected").asLong()));
        assertThat(result.redo()).isEqualTo(result.amount());
        assertThat(result.clause()).startsWith(code + "-");
    }
}
