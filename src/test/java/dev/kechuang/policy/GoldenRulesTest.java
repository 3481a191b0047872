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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case of golden_rules.json, computed elsewhere: stacking, budget, scores, sheets, votes, team shares. */
class GoldenRulesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static JsonNode rule(String id) throws IOException {
        try (InputStream file = GoldenRulesTest.class.getResourceAsStream("/golden/golden_rules.json")) {
            return JSON.readTree(file).get(id);
        }
    }

    /** One contract under D03 and E01 keeps its 270,000; the year of the enterprise ends at 2,000,000. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = "stack1")
    void scenarios07And09TheHighestOfAMatterIsKeptAndTheYearIsCapped(String id) throws IOException {
        JsonNode golden = rule(id);
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

    @ParameterizedTest(name = "{0}")
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

    @ParameterizedTest(name = "{0}")
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

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"score1", "score2", "score3", "score4", "score5"})
    void sheetsOfAPanelMakeOneScore(String id) throws IOException {
        List<BigDecimal> totals = new ArrayList<>();
        rule(id).get("in").forEach(total -> totals.add(total.decimalValue()));

        PanelScore.Outcome outcome =
                PanelScore.of(totals, new PanelScore.Rule(3, PanelScore.Trim.ONE_EACH, 5, new BigDecimal("15")));

        assertThat(outcome.score().map(BigDecimal::toPlainString).orElse("INSUFFICIENT"))
                .isEqualTo(rule(id).get("out").asText());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = "sheet1")
    void criteriaOfASheetMakeItsTotal(String id) throws IOException {
        List<PanelScore.Criterion> sheet = new ArrayList<>();
        for (JsonNode row : rule(id).get("in")) {
            sheet.add(new PanelScore.Criterion(
                    row.get(0).asText(), row.get(1).decimalValue(), row.get(2).decimalValue()));
        }

        assertThat(sheet).allMatch(PanelScore.Criterion::valid);
        assertThat(PanelScore.total(sheet))
                .isEqualByComparingTo(rule(id).get("total").decimalValue());
    }

    static List<Arguments> votes() throws IOException {
        List<Arguments> votes = new ArrayList<>();
        for (JsonNode vote : rule("vote")) votes.add(Arguments.of(vote.get("id").asText(), vote));
        return votes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("votes")
    void committeeDecidesByWholeVotes(String id, JsonNode vote) {
        JsonNode in = vote.get("in");
        CommitteeVote.Share pass = in.get("rule").asText().equals("TWO_THIRDS")
                ? CommitteeVote.Share.TWO_THIRDS
                : CommitteeVote.Share.MAJORITY;

        CommitteeVote.Result result = CommitteeVote.of(
                new CommitteeVote.Ballot(
                        in.get("total").asInt(),
                        in.get("present").asInt(),
                        in.get("recused").asInt(),
                        in.get("yes").asInt()),
                new CommitteeVote.Rule(CommitteeVote.Share.TWO_THIRDS, CommitteeVote.Share.HALF, pass));

        assertThat(result.name()).isEqualTo(vote.get("out").asText());
    }

    /** What the file holds is what is tested: a case added to it must not be forgotten here. */
    @Test
    void noCaseOfTheFileIsLeftOut() throws IOException {
        try (InputStream file = GoldenRulesTest.class.getResourceAsStream("/golden/golden_rules.json")) {
            List<String> names = new ArrayList<>();
            JSON.readTree(file).fieldNames().forEachRemaining(names::add);
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "stack1", "budget1", "budget2", "score1", "score2", "score3", "score4", "score5", "sheet1",
                            "vote", "share1", "share2", "share3");
        }
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
