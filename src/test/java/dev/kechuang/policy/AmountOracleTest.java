package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.model.EditedPack;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every category at every edge of its rule, to the hundredth, against a second calculation that shares nothing with the first. */
class AmountOracleTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final AmountCalculator CALCULATOR = AmountCalculator.beforeReview();
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    static List<String> codes() {
        return DefaultPack.read().categories().stream().map(Category::code).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    void everyEdgeIsPaidAsTheMeasureSays(String code) {
        Category category = DefaultPack.read().category(code);
        List<Map<String, Object>> samples = AmountSamples.of(category);
        assertThat(samples).isNotEmpty();
        for (Map<String, Object> facts : samples) {
            long expected = AmountOracle.yuan(code, facts);
            check(category, facts, Money.ZERO, Money.ofYuan(expected));
            for (long paid : new long[] {1, expected * 100 - 1, expected * 100, expected * 100 + 1}) {
                if (paid < 0) continue;
                long left = category.upgradable() ? Math.max(0, (expected * 100 - paid) / 100) : expected;
                if (!whole(code)) continue;
                check(category, facts, Money.ofFen(paid), Money.ofYuan(left));
            }
        }
    }

    /** Where the amount before rounding may hold fen, the rounded figure alone does not tell what is left of it. */
    private static boolean whole(String code) {
        return !code.equals("D01");
    }

    private static void check(Category category, Map<String, Object> facts, Money paidBefore, Money expected) {
        AmountResult result = CALCULATOR.calculate(category, facts, paidBefore);
        assertThat(result.amount())
                .as(category.code() + " " + facts + " paid before " + paidBefore)
                .isEqualTo(expected);
        assertThat(result.redo()).isEqualTo(expected);
        assertThat(result.clause()).startsWith(category.code() + "-");
        assertThat(result.steps())
                .allMatch(step -> !step.zh().isBlank()
                        && !step.en().isBlank()
                        && step.line().contains(" = "));
    }

    /** The edges are those of the catalogue: each threshold it names is met below, at and above. */
    @Test
    void noThresholdOfTheCatalogueIsPassedOver() throws IOException {
        try (InputStream file = AmountOracleTest.class.getResourceAsStream("/golden/catalogue.json")) {
            for (JsonNode one : JSON.readTree(file)) {
                String code = one.get("code").asText();
                Set<BigDecimal> met = figures(code);
                for (BigDecimal threshold : thresholds(one.get("params"))) {
                    assertThat(met)
                            .as(code)
                            .contains(
                                    plain(threshold),
                                    plain(threshold.subtract(HUNDREDTH)),
                                    plain(threshold.add(HUNDREDTH)));
                }
            }
        }
    }

    private static List<BigDecimal> thresholds(JsonNode params) {
        List<BigDecimal> found = new ArrayList<>();
        for (String name : List.of("min", "minExclusive", "unitFrom", "passScore")) {
            if (params.has(name)) found.add(params.get(name).decimalValue());
        }
        if (params.has("grades"))
            params.get("grades").forEach(grade -> found.add(grade.get(0).decimalValue()));
        if (params.has("tiers")) {
            params.get("tiers").forEach(tier -> {
                if (!tier.get(0).isNull()) found.add(tier.get(0).decimalValue());
            });
        }
        for (String part : List.of("small", "large", "facilitation")) {
            if (!params.has(part)) continue;
            found.addAll(thresholds(params.get(part)));
            for (String name : List.of("incrMin", "minAmount")) {
                if (params.get(part).has(name))
                    found.add(params.get(part).get(name).decimalValue());
            }
        }
        return found;
    }

    /** Every figure of the samples, and of R&D its growth over the year before. */
    private static Set<BigDecimal> figures(String code) {
        Set<BigDecimal> figures = new HashSet<>();
        for (Map<String, Object> facts : AmountSamples.of(DefaultPack.read().category(code))) {
            for (Object value : facts.values()) if (value instanceof BigDecimal number) figures.add(plain(number));
            if (facts.get("rd") instanceof BigDecimal rd) {
                figures.add(plain(rd.subtract((BigDecimal) facts.get("prevRd"))));
            }
        }
        return figures;
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.setScale(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    void anyFiguresArePaidAsTheMeasureSaysAndTheStepsYieldItAgain(String code) {
        Random random = new Random(code.hashCode());
        Category category = DefaultPack.read().category(code);
        List<Map<String, Object>> samples = AmountSamples.of(category);
        for (int round = 0; round < Rounds.of(500); round++) {
            Map<String, Object> facts = shaken(samples.get(random.nextInt(samples.size())), random);
            check(category, facts, Money.ZERO, Money.ofYuan(AmountOracle.yuan(code, facts)));
            facts.put("districtShareBorne", BigDecimal.valueOf(random.nextLong(10_000_000), 2));
            AmountResult result = CALCULATOR.calculate(category, facts, Money.ofFen(random.nextLong(30_000_000)));
            assertThat(result.redo()).isEqualTo(result.amount());
        }
    }

    /** Other figures of the same case, most of them near; ranks, counts and scores stay possible. */
    private static Map<String, Object> shaken(Map<String, Object> facts, Random random) {
        Map<String, Object> shaken = new LinkedHashMap<>(facts);
        shaken.replaceAll((name, value) -> {
            if (!(value instanceof BigDecimal number) || name.equals("rank") || name.equals("items")) return value;
            if (name.equals("score")) return BigDecimal.valueOf(random.nextInt(10_001), 2);
            long fen = number.movePointRight(2).longValueExact();
            long spread = Math.max(100, random.nextBoolean() ? fen / 100 : fen);
            return BigDecimal.valueOf(Math.max(0, fen + random.nextLong(2 * spread) - spread), 2);
        });
        return shaken;
    }

    @Test
    void fiscalScaleFactorMultipliesEveryAmountBeforeItIsRounded() {
        PolicyPack poor = EditedPack.shipped()
                .with("pack.yaml", "fiscalScaleFactor: \"1.0\"", "fiscalScaleFactor: \"0.3\"")
                .read();
        for (Category category : poor.categories()) {
            for (Map<String, Object> facts : AmountSamples.of(category)) {
                AmountResult full =
                        CALCULATOR.calculate(DefaultPack.read().category(category.code()), facts, Money.ZERO);
                AmountResult part = CALCULATOR.calculate(category, facts, Money.ZERO);
                AmountStep last = full.steps().get(full.steps().size() - 1);
                BigDecimal exact = last.operands().get(0).value().multiply(new BigDecimal("0.3"));
                assertThat(part.amount().yuan().compareTo(exact)).isLessThanOrEqualTo(0);
                assertThat(part.amount().plus(Money.ofYuan(1)).yuan()).isGreaterThan(exact);
                assertThat(part.redo()).isEqualTo(part.amount());
            }
        }
    }

    @Test
    void changedRecordIsFoundByDoingItAgain() {
        AmountResult result = CALCULATOR.calculate(
                DefaultPack.read().category("D03"), Map.of("paidTechAmount", "900000"), Money.ZERO);
        List<AmountStep> steps = new ArrayList<>(result.steps());
        AmountStep first = steps.get(0);
        List<AmountStep.Operand> more = first.operands().stream()
                .map(operand -> new AmountStep.Operand(
                        operand.source(), operand.name(), operand.value().add(BigDecimal.ONE)))
                .toList();
        steps.set(0, new AmountStep(1, first.zh(), first.en(), first.operation(), more, first.result()));
        assertThat(new AmountResult(result.amount(), result.clause(), steps).redo())
                .isNotEqualTo(result.amount());
    }

    @Test
    void stepIsToldWithItsInputs() {
        AmountResult result = CALCULATOR.calculate(
                DefaultPack.read().category("D03"), Map.of("paidTechAmount", "2600000"), Money.ZERO);
        assertThat(result.steps().stream().map(AmountStep::line))
                .containsExactly(
                        "按比例计算 Percentage: paidTechAmount 2600000 × rate 0.1 = 260000",
                        "不超过上限 Not above the cap: [1] 260000 ∧ cap 200000 = 200000",
                        "是否达到起点 Threshold reached: paidTechAmount 2600000 ≥ min 200000 = 1",
                        "符合条件方予计算 Only if the condition holds: [2] 200000 × [3] 1 = 200000",
                        "向下取整到元 Round down to whole yuan: [4] 200000 = 200000");
        assertThat(result.steps().get(0).formula()).isEqualTo("2600000 × 0.1 = 260000");
        Collection<Integer> numbers =
                result.steps().stream().map(AmountStep::no).toList();
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
    }
}
