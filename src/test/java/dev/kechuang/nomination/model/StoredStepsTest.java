package dev.kechuang.nomination.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.model.CaseRecord.Deadlines;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What is stored of a calculation is the calculation: read back, every step is the same and gives the amount again. */
class StoredStepsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void storedStepsAreInBothLanguagesAndGiveTheStoredAmountAgain(Databases database) throws IOException {
        DataSource source = database.fresh();
        var calculations = calculations(source);
        List<AmountResult> results = golden();
        results.addAll(random(new Random(7), 300));
        results.forEach(result -> calculations.add(CASE, result, Money.ofYuan(12), "default-2025"));

        var stored = calculations.all(CASE);

        assertThat(stored).hasSize(results.size());
        for (int run = 0; run < results.size(); run++) {
            var found = stored.get(results.size() - 1 - run);
            assertThat(found.runNo()).isEqualTo(run + 1);
            assertThat(found.result()).isEqualTo(results.get(run));
            assertThat(found.redone()).isTrue();
            assertThat(found.result().steps()).isNotEmpty().allSatisfy(step -> {
                assertThat(step.zh()).containsPattern("\\p{IsHan}");
                assertThat(step.en()).containsPattern("[A-Za-z]").doesNotContainPattern("\\p{IsHan}");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aChangedAmountOrStepIsSeen(Databases database) {
        DataSource source = database.fresh();
        var calculations = calculations(source);
        AmountResult result = random(new Random(3), 1).get(0);
        calculations.add(CASE, result, Money.ZERO, "default-2025");
        var jdbc = new JdbcTemplate(source);

        jdbc.update("update calculation set amount_fen = amount_fen + 100");
        assertThat(calculations.all(CASE).get(0).redone()).isFalse();
        jdbc.update("update calculation set amount_fen = amount_fen - 100");
        assertThat(calculations.all(CASE).get(0).redone()).isTrue();
        jdbc.update("update calculation set explanation = replace(explanation, 'MULTIPLY', 'ADD')");
        assertThat(calculations.all(CASE).get(0).redone()).isFalse();
        jdbc.update("update calculation set explanation = '[]'");
        assertThat(calculations.all(CASE).get(0).redone()).isFalse();
    }

    private static Calculations calculations(DataSource source) {
        var jdbc = new NamedParameterJdbcTemplate(source);
        var clock = BusinessClock.fixedAt(NOW);
        var one = new CaseRecord(
                CASE,
                "KC-2026-B01-000001",
                2026,
                "B01",
                "default-2025",
                EntryMode.APPLY,
                CasePath.C,
                "SG-RD",
                UUID.randomUUID(),
                "某单位",
                "91519901MA6A000158",
                "事项",
                CaseStatus.CALCULATED,
                NOW,
                null,
                null,
                false,
                "{}",
                "{}",
                NOW,
                "test",
                NOW,
                Deadlines.NONE,
                null,
                null,
                0);
        new CaseStore(jdbc, clock).insertAll(List.of(one), "test");
        return new Calculations(jdbc, clock);
    }

    private static List<AmountResult> golden() throws IOException {
        List<AmountResult> results = new ArrayList<>();
        try (var in = StoredStepsTest.class.getResourceAsStream("/golden/golden_amounts.json")) {
            for (JsonNode one : JSON.readTree(in)) {
                @SuppressWarnings("unchecked")
                Map<String, Object> facts = JSON.convertValue(one.get("input"), Map.class);
                Object paid = facts.remove("paidBefore");
                Money before = paid == null ? Money.ZERO : Money.ofYuan(new BigDecimal(paid.toString()));
                results.add(AmountCalculator.beforeReview()
                        .calculate(DefaultPack.read().category(one.get("code").asText()), facts, before));
            }
        }
        return results;
    }

    /** R&D subsidies with odd fen: the rule with the longest explanation. */
    private static List<AmountResult> random(Random random, int count) {
        List<AmountResult> results = new ArrayList<>();
        for (int no = 0; no < count; no++) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("aboveScale", "true");
            facts.put("rd", BigDecimal.valueOf(1_000_000_000 + random.nextInt(1_000_000_000), 2));
            facts.put("revenue", BigDecimal.valueOf(random.nextInt(Integer.MAX_VALUE), 2));
            facts.put("prevRd", BigDecimal.valueOf(random.nextInt(1_500_000_000), 2));
            facts.put("prevPrevRd", BigDecimal.valueOf(random.nextInt(1_500_000_000), 2));
            facts.put("firstTime", String.valueOf(random.nextBoolean()));
            results.add(new AmountCalculator()
                    .calculate(DefaultPack.read().category("B01"), facts, Money.ofFen(random.nextInt(1000))));
        }
        return results;
    }
}
