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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacking, budget and team shares of golden_rules.json; its scores, sheets and votes belong to the review committee. */
class GoldenRulesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static JsonNode rule(String id) throws IOException {
        try (InputStream file = GoldenRulesTest.class.getResourceAsStream("/golden/golden_rules.json")) {
            return JSON.readTree(file).get(id);
        }
    }

    /** One contract under D03 and E01 keeps its 270,000; the year of the enterprise ends at 2,000,000. */
    @Test
    void scenarios07And09TheHighestOfAMatterIsKeptAndTheYearIsCapped() throws IOException {
        JsonNode golden = rule("stack1");
        List<Stacking.Item> items = new ArrayList<>();
        for (JsonNode in : golden.get("in")) {
            items.add(new Stacking.Item(
                    in.get("id").asText(),
                    in.get("seq").asInt(),
                    "",
                    in.get("stackGroup").asText(),
                    in.get("matterKey").asText(),
                    Money.ofYuan(in.get("amount").asLong())));
        }

        Stacking.Outcome outcome =
                Stacking.settle(items, Stacking.Caps.annual(DefaultPack.read().annualCap()));

        JsonNode out = golden.get("out");
        assertThat(outcome.kept()).isEqualTo(texts(out.get("kept")));
        assertThat(outcome.dropped()).isEqualTo(texts(out.get("dropped")));
        assertThat(outcome.pay()).isEqualTo(amounts(out.get("pay")));
        assertThat(outcome.total()).isEqualTo(Money.ofYuan(out.get("total").asLong()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"budget1", "budget2"})
    void scenario19ABudgetTooSmallScalesOnlyCategoriesUnderTotalControl(String id) throws IOException {
        JsonNode golden = rule(id);
        List<BudgetFit.Entry> entries = new ArrayList<>();
        for (JsonNode row : golden.get("rows")) {
            entries.add(new BudgetFit.Entry(
                    row.get(0).asText(),
                    Money.ofYuan(row.get(1).asLong()),
                    row.get(2).asBoolean()));
        }

        BudgetFit.Outcome outcome =
                BudgetFit.of(Money.ofYuan(golden.get("avail").asLong()), entries);

        JsonNode out = golden.get("out");
        if (out.has("error")) {
            assertThat(outcome.verdict().name()).isEqualTo(out.get("error").asText());
            assertThat(outcome.pay()).isEmpty();
        } else {
            assertThat(outcome.factor())
                    .isEqualTo(new BigDecimal(out.get("factor").asText()));
            assertThat(outcome.pay()).isEqualTo(amounts(out.get("pay")));
            assertThat(outcome.total()).isEqualTo(Money.ofYuan(out.get("total").asLong()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"share1", "share2", "share3"})
    void teamIsPaidByLargestRemainder(String id) throws IOException {
        JsonNode in = rule(id).get("in");
        JsonNode out = rule(id).get("out");
        Map<String, BigDecimal> percents = new LinkedHashMap<>();
        in.get("percents")
                .properties()
                .forEach(share -> percents.put(share.getKey(), share.getValue().decimalValue()));

        TeamShares shares = TeamShares.of(
                Money.ofYuan(in.get("grantYuan").asLong()),
                new BigDecimal(in.get("teamRatio").asText()),
                percents);

        assertThat(shares.team()).isEqualTo(Money.ofYuan(out.get("team").asLong()));
        assertThat(shares.unit()).isEqualTo(Money.ofYuan(out.get("unit").asLong()));
        assertThat(shares.parts()).isEqualTo(amounts(out.get("parts")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Map<String, Money> amounts(JsonNode map) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        map.properties()
                .forEach(entry -> amounts.put(
                        entry.getKey(), Money.ofYuan(entry.getValue().asLong())));
        return amounts;
    }
}
