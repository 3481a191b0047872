package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fen below, at and above every threshold (以上 includes the number, 超过 does not), clauses, and facts that are refused. */
class AmountBoundariesTest {

    private static final AmountCalculator CALCULATOR = AmountCalculator.beforeReview();

    private static AmountResult calculated(String code, Map<String, Object> facts, Money paidBefore) {
        AmountResult result = CALCULATOR.calculate(DefaultPack.read().category(code), facts, paidBefore);
        assertThat(result.redo()).isEqualTo(result.amount());
        return result;
    }

    private static AmountResult calculated(String code, Map<String, Object> facts) {
        return calculated(code, facts, Money.ZERO);
    }

    @ParameterizedTest(name = "{0} {1}={2} pays {3}")
    @CsvSource({
        "D03,paidTechAmount,199999.99,0",
        "D03,paidTechAmount,200000.00,20000",
        "D03,paidTechAmount,200000.01,20000",
        "D03,paidTechAmount,1999999.99,199999",
        "D03,paidTechAmount,2000000.00,200000",
        "D03,paidTechAmount,2000000.01,200000",
        "D05,patentProductSales,4999999.99,0",
        "D05,patentProductSales,5000000.00,0",
        "D05,patentProductSales,5000000.01,50000",
        "D05,patentProductSales,19999999.99,199999",
        "D05,patentProductSales,20000000.00,200000",
        "D05,patentProductSales,20000000.01,200000",
        "D04,techTradeAmount,29999999.99,149999",
        "D04,techTradeAmount,30000000.00,150000",
        "D04,techTradeAmount,30000000.01,150000",
        "D04,techTradeAmount,30000333.34,150001",
        "D04,techTradeAmount,313333333.33,999999",
        "D04,techTradeAmount,313333333.34,1000000",
        "D04,techTradeAmount,0,0",
        "B04,area,99.99,0",
        "B04,area,100,20000",
        "B04,area,100.01,20000",
        "B04,area,100.05,20001",
        "B04,area,4099.99,99999",
        "B04,area,4100,100000",
        "B04,area,4100.01,100000",
        "A04,score,84.99,30000",
        "A04,score,85,50000",
        "A04,score,74.99,0",
        "A04,score,75,30000",
        "B05,score,69.99,0",
        "B05,score,70,20000",
        "B05,score,89.99,30000",
        "B05,score,90,50000",
        "E04,score,84.99,50000",
        "E04,score,85,100000"
    })
    void thresholdHoldsToTheFen(String code, String fact, String value, long yuan) {
        assertThat(calculated(code, Map.of(fact, value)).amount()).isEqualTo(Money.ofYuan(yuan));
    }

    @ParameterizedTest(name = "rd {1} of {2}: {3}")
    @CsvSource({
        "false,199999.99,1000000,0",
        "false,200000,1000000,16000",
        "false,200000.01,1000000,16000",
        "false,300000,10000000,24000",
        "false,300000,10000000.01,0",
        "false,299999.99,10000000,0",
        "false,6249999.99,10000000,499999",
        "false,6250000,10000000,500000",
        "false,6250000.01,10000000,500000",
        "true,499999.99,1000000,0",
        "true,500000,1000000,50000"
    })
    void rdBaseHoldsToTheFen(boolean aboveScale, String rd, String revenue, long yuan) {
        Map<String, Object> facts = Map.of("aboveScale", aboveScale, "rd", rd, "revenue", revenue, "prevRd", rd);
        assertThat(calculated("B01", facts).amount()).isEqualTo(Money.ofYuan(yuan));
    }

    @ParameterizedTest(name = "rd {0} after {1} and {2}: {3}")
    @CsvSource({
        "6999999.99,6000000,6000000,500000",
        "7000000,6000000,6000000,550000",
        "7000000.01,6000000,6000000,550000",
        "10000000,5000000,5000000,750000",
        "10000000.50,5000000,5000000,750000",
        "10000013,5000000,5000000,750001",
        "15000000,5000000,5000000,1150000",
        "15000010,5000000,5000000,1150001",
        "10000000,4000000,5000000,830000",
        "10000000,4000000,5000000.01,500000",
        "90000000,1000000,0,3500000"
    })
    void rdIncrementIsMarginalAndNeedsASteadyYearBefore(String rd, String before, String earlier, long yuan) {
        Map<String, Object> facts =
                Map.of("aboveScale", "true", "rd", rd, "revenue", "100000000", "prevRd", before, "prevPrevRd", earlier);
        assertThat(calculated("B01", facts).amount()).isEqualTo(Money.ofYuan(yuan));
    }

    @Test
    void firstYearOfRdPaysTheBonusFromItsOwnThreshold() {
        Map<String, Object> facts = new HashMap<>(
                Map.of("aboveScale", true, "rd", "199999.99", "revenue", "20000000", "prevRd", "0", "firstTime", true));
        assertThat(calculated("B01", facts).amount()).isEqualTo(Money.ZERO);
        facts.put("rd", "200000");
        assertThat(calculated("B01", facts).amount()).isEqualTo(Money.ofYuan(30_000));
        assertThat(calculated("B01", facts).clause()).isEqualTo("B01-1");
    }

    @ParameterizedTest
    @CsvSource({"2,3000000,0", "3,2999999.99,0", "3,3000000,50000", "4,3000000.01,50000"})
    void facilitationNeedsItemsAndTurnover(int items, String turnover, long yuan) {
        Map<String, Object> facts = Map.of("items", items, "contractAmount", turnover);
        assertThat(calculated("D06", facts).amount()).isEqualTo(Money.ofYuan(yuan));
    }

    @Test
    void clauseIsTheRowThatFired() {
        assertThat(calculated("C04", Map.of("level", "PROVINCIAL")).clause()).isEqualTo("C04-3");
        assertThat(calculated("D01", Map.of("level", "CITY", "upperPrize", 1, "rank", 1))
                        .clause())
                .isEqualTo("D01-7");
        assertThat(calculated("D01", Map.of("level", "CITY", "upperPrize", 1, "rank", 4))
                        .clause())
                .isEqualTo("D01-10");
        assertThat(calculated("A03", Map.of("units", List.of("PROVINCIAL", "NATIONAL")))
                        .clause())
                .isEqualTo("A03-1,A03-2");
        assertThat(calculated("A04", Map.of("score", 60)).clause()).isEqualTo("A04-0");
        assertThat(calculated("B01", Map.of("aboveScale", false, "rd", 0, "revenue", 0))
                        .clause())
                .isEqualTo("B01-1");
        assertThat(calculated("D04", Map.of("techTradeAmount", "30000000.01")).clause())
                .isEqualTo("D04-1,D04-2");
        assertThat(calculated("D06", Map.of("items", 3, "contractAmount", 3_000_000))
                        .clause())
                .isEqualTo("D06-3");
    }

    @Test
    void secondUnitGetsHalfOfTheCappedStandard() {
        Map<String, Object> facts = Map.of("level", "PROVINCIAL", "upperPrize", 1_000_000, "rank", 2);
        assertThat(calculated("D01", facts).amount()).isEqualTo(Money.ofYuan(250_000));
    }

    @Test
    void paidBeforeCountsOnlyWherePromotionPaysTheDifference() {
        Money paid = Money.ofYuan(100_000);
        assertThat(calculated("C07", Map.of("level", "NATIONAL_DEMONSTRATION"), paid)
                        .amount())
                .isEqualTo(Money.ofYuan(100_000));
        assertThat(calculated("B03", Map.of("varietyLevel", "PVP_RIGHT"), paid).amount())
                .isEqualTo(Money.ofYuan(50_000));
        assertThat(DefaultPack.read().category("C03").upgradable()).isTrue();
        assertThat(DefaultPack.read().category("B03").upgradable()).isFalse();
    }

    @ParameterizedTest(name = "{0} with {1} points pays {2}")
    @CsvSource({
        "B02,59.99,0",
        "B02,60,100000",
        "B02,60.01,100000",
        "B02,100,100000",
        "B02,0,0",
        "D05,69.99,0",
        "D05,70,60000",
        "D05,70.01,60000"
    })
    void failedReviewPaysNothing(String code, String score, long yuan) {
        Map<String, Object> facts = Map.of(
                "scale", "SMALL", "verifiedInvestment", 1_000_000, "patentProductSales", 6_000_000, "score", score);
        AmountResult result =
                new AmountCalculator().calculate(DefaultPack.read().category(code), facts, Money.ZERO);
        assertThat(result.amount()).isEqualTo(Money.ofYuan(yuan));
        assertThat(result.redo()).isEqualTo(result.amount());
        assertThat(result.steps())
                .anyMatch(step -> step.zh().equals("评审是否合格") && step.en().equals("Review passed"));
    }

    @Test
    void realCaseNeedsItsScoreAndASampleDoesNot() {
        Map<String, Object> facts = Map.of("scale", "SMALL", "verifiedInvestment", 1_000_000);
        assertThat(calculated("B02", facts).amount()).isEqualTo(Money.ofYuan(100_000));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        new AmountCalculator().calculate(DefaultPack.read().category("B02"), facts, Money.ZERO))
                .satisfies(refusal -> {
                    assertThat(refusal.key()).isEqualTo("policy.missingFact");
                    assertThat(refusal.problems().get(0).field()).isEqualTo("score");
                });
    }

    @ParameterizedTest
    @CsvSource({"0,20000", "0.01,19999", "19999.99,0", "20000,0", "20000.01,0"})
    void shareThatTheDistrictBearsForUpperFundsIsDeducted(String share, long yuan) {
        Map<String, Object> facts = Map.of("paidTechAmount", 200_000, "districtShareBorne", share);
        assertThat(calculated("D03", facts).amount()).isEqualTo(Money.ofYuan(yuan));
    }

    @Test
    void applicantsAnswersMayCarryTheScoreAndTheShare() {
        PolicyPack pack = DefaultPack.read();
        Map<String, Object> answers = Map.of("score", "75", "districtShareBorne", "1", "scale", "SMALL");
        assertThat(pack.facts(pack.category("B02"), answers)).isEqualTo(answers);
        assertThat(pack.facts(pack.category("A02"), answers)).isEqualTo(Map.of("districtShareBorne", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "C04,level,,policy.missingFact",
        "A04,score,,policy.missingFact",
        "A04,score,100.01,policy.badFact",
        "B02,score,101,policy.badFact",
        "D03,paidTechAmount,1000000000000.01,policy.badFact",
        "B04,area,1e-999999999,policy.badFact",
        "B04,area,0.0000001,policy.badFact",
        "D03,districtShareBorne,-1,policy.badFact",
        "D03,paidTechAmount,1234567890123456789012345678901,policy.badFact",
        "D03,paidTechAmount,'1,00',policy.badFact",
        "D01,rank,1.5,policy.badFact",
        "D01,rank,1000001,policy.badFact",
        "D01,rank,0,policy.badFact",
        "B01,aboveScale,yes,policy.badFact",
        "C06,patentType,TRADEMARK,policy.unknownKey",
        "C04,level,MOON,policy.unknownKey",
        "D03,paidTechAmount,,policy.missingFact",
        "D03,paidTechAmount,-1,policy.badFact",
        "D03,paidTechAmount,0.001,policy.badFact",
        "D03,paidTechAmount,1e99,policy.badFact",
        "D03,paidTechAmount,1e999999999,policy.badFact",
        "D03,paidTechAmount,many,policy.badFact",
        "D03,paidTechAmount,NaN,policy.badFact",
        "A03,units,NATIONAL,policy.badFact",
        "B04,area,-0.1,policy.badFact"
    })
    void missingOrUnreadableFactIsRefusedByName(String code, String fact, String value, String key) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "paidTechAmount", 1, "scale", "SMALL", "verifiedInvestment", 1, "level", "CITY", "award", "CN_GOLD"));
        facts.put(fact, value);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> calculated(code, facts))
                .satisfies(refusal -> {
                    assertThat(refusal.key()).isEqualTo(key);
                    assertThat(refusal.problems().get(0).field()).isEqualTo(fact);
                });
    }

    @Test
    void zeroAndTheLargestFigureAreCalculated() {
        assertThat(calculated("B04", Map.of("area", "0e999999999")).amount()).isEqualTo(Money.ZERO);
        assertThat(calculated("D03", Map.of("paidTechAmount", "0e-999999999")).amount())
                .isEqualTo(Money.ZERO);
        assertThat(calculated("D03", Map.of("paidTechAmount", "1e12")).amount()).isEqualTo(Money.ofYuan(200_000));
        assertThat(calculated("D03", Map.of("paidTechAmount", Money.ofYuan(200_000)))
                        .amount())
                .isEqualTo(Money.ofYuan(20_000));
        assertThat(calculated("D01", Map.of("level", "CITY", "upperPrize", 1, "rank", 1_000_000))
                        .amount())
                .isEqualTo(Money.ZERO);
        assertThat(calculated("B04", Map.of("area", "100.000001")).amount()).isEqualTo(Money.ofYuan(20_000));
    }

    @Test
    void groupedFigureOfAFormIsRead() {
        assertThat(calculated("D03", Map.of("paidTechAmount", "1,500,000.00")).amount())
                .isEqualTo(Money.ofYuan(150_000));
    }
}
