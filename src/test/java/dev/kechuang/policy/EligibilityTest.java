package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which conditions a case fails, by the tables of the default pack. */
class EligibilityTest {

    private static final PolicyPack PACK = DefaultPack.read();

    static List<String> codes() {
        return PACK.categories().stream().map(Category::code).toList();
    }

    private static Eligibility of(String code, Map<String, ?> facts) {
        return Eligibility.of(PACK, PACK.category(code), facts);
    }

    private static Map<String, Object> facts(String text) {
        Map<String, Object> facts = new HashMap<>();
        if (text == null) return facts;
        for (String fact : text.split(" ")) facts.put(fact.split("=")[0], fact.split("=")[1]);
        return facts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    void withoutAnyFactNothingFailsAndEveryTestedConditionIsUnknown(String code) {
        Eligibility result = of(code, Map.of());

        assertThat(result.eligible()).isTrue();
        assertThat(result.failed()).isEmpty();
        assertThat(result.certain()).isFalse();
        assertThat(result.unknown().stream().map(Eligibility.Reason::code).filter(reason -> reason.startsWith(code)))
                .containsExactlyElementsOf(reasons(PACK.table(Eligibility.tableOf(code))));
    }

    private static List<String> reasons(DecisionTable table) {
        return table.rows().stream()
                .filter(row -> !row.yes("eligible"))
                .map(row -> row.text("reasonCode"))
                .distinct()
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    void reasonsCarryTheWordsOfTheConditionInBothLanguages(String code) {
        DecisionTable table = PACK.table(Eligibility.tableOf(code));
        for (Row row : table.rows().subList(0, table.rows().size() - 1)) {
            String reason = row.text("reasonCode");
            int number = Integer.parseInt(reason.substring(reason.indexOf("-E") + 2));
            Bilingual condition = PACK.category(code).conditions().get(number - 1);
            assertThat(row.text("legalBasis"))
                    .contains(code + "条件第" + number + "项")
                    .contains(condition.zh());
            assertThat(condition.en()).isNotBlank().doesNotMatch(".*\\p{IsHan}.*");
        }
        assertThat(Eligibility.asked(PACK, PACK.category(code))).allSatisfy(fact -> {
            assertThat(fact.zh()).endsWith("？");
            assertThat(fact.en()).endsWith("?");
        });
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "A01, certLevel=CITY, A01-E3",
        "A01, certLevel=PROVINCIAL, ",
        "A01, recognisedInYear=false firstSaleDone=false, A01-E1 A01-E4",
        "A02, upperFundsReceived=0, A02-E2",
        "A02, upperFundsReceived=0.01, ",
        "A03, rewardedThisYear=5, A03-E3",
        "A04, monthsRunning=5, A04-E1",
        "A04, monthsRunning=6 demoSites=1, ",
        "B01, aboveScale=false rd=199999.99 revenue=6000000, B01-E4",
        "B01, aboveScale=false rd=350000 revenue=12000000, B01-E2",
        "B01, aboveScale=false rd=360000 revenue=12000000, ",
        "B01, aboveScale=true firstTime=true rd=260000 revenue=20000000, ",
        "B01, aboveScale=true firstTime=false rd=499999 revenue=20000000, B01-E2 B01-E4",
        "B01, aboveScale=true rdStatReported=false, B01-E3",
        "B01, aboveScale=false rdStatReported=false, ",
        "B02, verifiedInvestment=999999.99, B02-E2",
        "'B02', 'verifiedInvestment=1,000,000.00', ",
        "B03, varietyApproved=true cropKind=MAIN_CROP varietyLevel=REGISTRATION, B03-E3",
        "B03, varietyApproved=true cropKind=LISTED_CROP varietyLevel=REGISTRATION, ",
        "B04, area=99.9 facilityCrop=false, B04-E3",
        "B04, area=99.9 facilityCrop=true, ",
        "B04, area=19.99 facilityCrop=true, B04-E3",
        "B05, benefitGrowth=9.9, B05-E3",
        "C01, registeredInDistrict=true recognitionType=RELOCATED movedWithinValidity=false, C01-E4",
        "C01, registeredInDistrict=false, ALL-E1 C01-E4",
        "C04, supportUnitRank=2, C04-E2",
        "C06, award=OTHER, C06-E1",
        "C07, firstRecognition=false, ",
        "C07, firstRecognition=false promotedToDemo=false, C07-E1",
        "D01, rank=4, D01-E2",
        "D01, rank=3, ",
        "D02, resultLevel=PROV_LEADING, D02-E2",
        "D03, paidTechAmount=199999.99, D03-E3",
        "D03, paidTechAmount=200000 relatedPartyFlag=true, D03-E2",
        "D05, patentType=INVENTION monthsSinceGrant=37 patentProductSales=5000000, D05-E1 D05-E2",
        "D05, patentType=INVENTION monthsSinceGrant=36 patentProductSales=5000000.01, ",
        "D06, agencyRecognised=false items=2 contractAmount=3000000, D06-E1",
        "D06, agencyRecognised=true items=2 contractAmount=0, ",
        "E03, level=CITY, E03-E1",
        "E04, fundsArrived=false peopleArrived=false resultsArrived=true, ",
        "E04, fundsArrived=false peopleArrived=false resultsArrived=false, E04-E2",
        "F02, preNoticeDays=4, F02-E1",
        "F03, vetoItems=1, F03-E2",
        "C02, banned=true achievedInYear=false duplicateFound=true negativeListed=true, ALL-E3 ALL-E4 ALL-E5 ALL-E6",
        "C02, legalPersonality=false, ALL-E2",
        "F02, legalPersonality=false, ",
        "B04, legalPersonality=false applicantType=FAMILY_FARM, ",
        "A01, firstSaleDone=maybe certLevel=, ",
    })
    void caseFailsJustTheseConditions(String code, String facts, String failed) {
        Eligibility result = of(code, facts(facts.endsWith("=") ? facts.substring(0, facts.lastIndexOf(' ')) : facts));

        assertThat(result.failed().stream().map(Eligibility.Reason::code))
                .containsExactlyElementsOf(failed == null ? List.of() : Arrays.asList(failed.split(" ")));
        assertThat(result.eligible()).isEqualTo(failed == null);
        assertThat(result.unknown())
                .noneMatch(reason ->
                        result.failed().stream().anyMatch(one -> one.code().equals(reason.code())));
    }

    @Test
    void allKnownAndNothingFailingIsCertain() {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "registeredInDistrict", true,
                "legalPersonality", true,
                "achievedInYear", true,
                "banned", false,
                "negativeListed", false,
                "duplicateFound", false,
                "contractRegistered", true,
                "relatedPartyFlag", false,
                "paidTechAmount", new BigDecimal("200000"),
                "localConversion", true));

        assertThat(of("D03", facts).certain()).isTrue();
        facts.remove("localConversion");
        assertThat(of("D03", facts).unknown()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("D03-E4");
            assertThat(reason.facts()).containsExactly("localConversion");
            assertThat(reason.zh()).isEqualTo("成果在区内转化");
            assertThat(reason.en()).isEqualTo("The result is put to use in the district");
            assertThat(reason.legalBasis()).startsWith("本办法D03条件第4项");
        });
    }
}
