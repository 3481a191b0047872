package dev.kechuang.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.Policies;
import dev.kechuang.portal.web.CalculatorQuestions.Group;
import dev.kechuang.portal.web.CalculatorResults.Outcome;
import dev.kechuang.portal.web.CalculatorResults.Result;
import dev.kechuang.portal.web.CalculatorResults.Verdict;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** The public calculator promises what the real calculation pays, and says what fails, what is open and what counts once. */
class CalculatorTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    final Policies policies = mock();
    final CallWindows windows = mock();
    final CalculatorPages pages = new CalculatorPages(
            policies,
            new CalculatorQuestions(),
            new CalculatorResults(windows, BusinessClock.fixedAt(NOW), messages()),
            messages());

    @BeforeEach
    void year() {
        given(policies.current()).willReturn(DefaultPack.read());
        given(windows.yearInHand()).willReturn(2025);
        given(windows.ofYear(2025))
                .willReturn(List.of(new CallWindow(
                        2025, "C04", LocalDate.of(2026, 1, 12), Instant.parse("2026-03-30T16:00:00Z"), true)));
    }

    static Stream<Arguments> golden() throws IOException {
        try (InputStream file = CalculatorTest.class.getResourceAsStream("/golden/golden_amounts.json")) {
            List<Arguments> cases = new ArrayList<>();
            new ObjectMapper()
                    .readTree(file)
                    .forEach(one -> cases.add(Arguments.of(one.get("id").asText(), one)));
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void visitorIsToldWhatTheMeasurePays(String id, JsonNode golden) {
        String code = golden.get("code").asText();
        Result result = only(calculated(code, typed(code, golden.get("input"))));

        if (golden.get("input").has("score")) {
            assertThat(result.most()).isTrue();
            assertThat(result.amount())
                    .isGreaterThanOrEqualTo(Money.ofYuan(golden.get("expected").asLong()));
        } else {
            assertThat(result.amount())
                    .isEqualTo(Money.ofYuan(golden.get("expected").asLong()));
            assertThat(result.steps())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.formula()).isNotBlank().doesNotContain("policy.sum"));
        }
    }

    @Test
    void everyCategoryCanBeAskedForInBothLanguages() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            DefaultPack.read().categories().forEach(category -> {
                ModelAndView page = pages.calculator(form(category.code(), Map.of("go", "1")), locale);

                assertThat(page.getViewName()).isEqualTo("portal/calculator");
                assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
                assertThat(groups(page)).hasSize(2);
                groups(page)
                        .forEach(group -> group.questions()
                                .forEach(
                                        question -> assertThat(question.label()).isNotBlank()));
            });
        }
    }

    @Test
    void unansweredConditionsAreNamedAndFailOnesCarryTheirBasis() {
        Result open = only(calculated("C04", Map.of("C04.level", "CITY")));
        assertThat(open.verdict()).isEqualTo(Verdict.TO_CHECK);
        assertThat(open.unanswered()).isNotEmpty();

        Result failed = only(calculated("C04", Map.of("C04.level", "CITY", "all.registeredInDistrict", "no")));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(failed.broken()).hasSize(1);
        assertThat(failed.broken().get(0).basis()).contains("在本区登记");
    }

    @Test
    void anApplicantOfAnotherKindIsToldForWhomTheCategoryIs() {
        Result result = only(calculated("B01", Map.of("all.applicantType", "INSTITUTION")));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.broken().get(0).condition()).isEqualTo("企业");
    }

    @Test
    void missingFiguresAreAllNamedAtOnce() {
        Result result = only(calculated("D01", Map.of()));

        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.missing()).hasSize(3);
    }

    @Test
    void oneContractUnderTwoCategoriesCountsOnceAndTheHighestIsKept() {
        Map<String, String> answers = Map.of(
                "D03.paidTechAmount", "900,000", "E01.paidTechAmount", "900000", "E01.contractType", "DEVELOPMENT");
        Outcome same = calculated("D03 E01", answers);
        assertThat(same.total()).isEqualTo(Money.ofYuan(270_000));

        Map<String, String> apart = new HashMap<>(answers);
        apart.put("D03.contractRegNo", "HT-1");
        apart.put("E01.contractRegNo", "HT-2");
        assertThat(calculated("D03 E01", apart).total()).isEqualTo(Money.ofYuan(360_000));
    }

    @Test
    void honoursWithoutAnApprovedItemAreShownAsClosedAndCountNothing() {
        Outcome outcome = calculated("F02", Map.of());

        assertThat(only(outcome).verdict()).isEqualTo(Verdict.CLOSED);
        assertThat(outcome.total()).isEqualTo(Money.ZERO);
    }

    @Test
    void callWindowsAndWorkingDaysAreThoseOfTheYearAndThePack() {
        Result result = only(calculated("C04", Map.of("C04.level", "CITY")));

        assertThat(result.opens()).isEqualTo("open");
        assertThat(result.lastDay()).isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(result.days()).isEqualTo(5 + 5 + 5 + 5 + 20 + 6);
    }

    @Test
    void badFiguresAreRefusedByFieldAndNothingTypedIsLost() {
        MultiValueMap<String, String> form = form(
                "A03 D03",
                Map.of("go", "1", "D03.paidTechAmount", "12万", "A03.units.NATIONAL", "x", "A03.units.PROVINCIAL", "2"));

        ModelAndView page = pages.calculator(form, Locale.SIMPLIFIED_CHINESE);

        assertThat(page.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(page.getModel().get("outcome")).isNull();
        assertThat(page.getModel().get("problems"))
                .isEqualTo(Map.of("A03-units", "请填写0到99的整数", "D03-paidTechAmount", "请填写数字，例如 1250000 或 1,250,000.50"));
        assertThat(page.getModel().get("typed")).isSameAs(form);
    }

    @Test
    void moreThanEightCategoriesAtOnceAreRefusedWithWhatToDo() {
        ModelAndView page =
                pages.calculator(form("A01 A02 A03 A04 B01 B02 B03 B04 B05", Map.of()), Locale.SIMPLIFIED_CHINESE);

        assertThat(page.getViewName()).isEqualTo("portal/calculator-choice");
        assertThat(page.getModel().get("problem")).asString().contains("8").contains("9");
    }

    private Outcome calculated(String codes, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>(answers);
        all.put("go", "1");
        ModelAndView page = pages.calculator(form(codes, all), Locale.SIMPLIFIED_CHINESE);
        assertThat(page.getModel().get("problems")).isEqualTo(Map.of());
        return (Outcome) page.getModel().get("outcome");
    }

    private static Result only(Outcome outcome) {
        assertThat(outcome.results()).hasSize(1);
        return outcome.results().get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<Group> groups(ModelAndView page) {
        return (List<Group>) page.getModel().get("groups");
    }

    private static MultiValueMap<String, String> form(String codes, Map<String, String> answers) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (String code : codes.split(" ")) form.add("code", code);
        answers.forEach((name, value) -> {
            for (String one : value.split("\\|", -1)) form.add(name, one);
        });
        return form;
    }

    /** As a visitor would type the case: several choices are ticked, units are counted. */
    private static Map<String, String> typed(String code, JsonNode input) {
        Map<String, String> typed = new HashMap<>();
        input.properties().forEach(fact -> {
            String name = code + "." + fact.getKey();
            JsonNode value = fact.getValue();
            if (value.isArray() && fact.getKey().equals("units")) {
                value.forEach(unit -> typed.merge(name + "." + unit.asText(), "1", CalculatorTest::oneMore));
            } else if (value.isArray()) {
                List<String> codes = new ArrayList<>();
                value.forEach(item -> codes.add(item.asText()));
                typed.put(name, String.join("|", codes));
            } else {
                String plain = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
                typed.put(name, value.isBoolean() ? (value.asBoolean() ? "yes" : "no") : plain);
            }
        });
        return typed;
    }

    private static String oneMore(String count, String one) {
        return String.valueOf(Integer.parseInt(count) + Integer.parseInt(one));
    }

    private static ReloadableResourceBundleMessageSource messages() {
        ReloadableResourceBundleMessageSource source = new ReloadableResourceBundleMessageSource();
        source.setBasenames("classpath:messages/portal", "classpath:messages/policy-pages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
