package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the answers of a form to the facts of a rule and the keys of a matter. */
class FactMappingTest {

    private final PolicyPack pack = DefaultPack.read();

    @Test
    void tableColumnBecomesAListWhetherSentAsRowsOrAsJson() {
        Category products = pack.category("A03");
        String json = "[{\"productModelNo\":\"X-1\",\"level\":\"NATIONAL\"},"
                + "{\"productModelNo\":\"X-2\",\"level\":\"PROVINCIAL\"}]";
        List<Map<String, Object>> rows = List.of(
                Map.of("productModelNo", "X-1", "level", "NATIONAL"),
                Map.of("productModelNo", "X-2", "level", "PROVINCIAL"));

        Map<String, Object> facts = pack.facts(products, Map.of("products", json, "contactMobile", "13800000000"));

        assertThat(facts).isEqualTo(pack.facts(products, Map.of("products", rows)));
        assertThat(facts.get("units")).isEqualTo(List.of("NATIONAL", "PROVINCIAL"));
        assertThat(facts).doesNotContainKey("contactMobile");
        assertThat(products.matterKeysOf(facts)).containsExactly("X-1", "X-2");
        assertThat(new AmountCalculator().calculate(products, facts, Money.ZERO).amount())
                .isEqualTo(Money.ofYuan(100_000));
    }

    @Test
    void fieldOfAnotherNameIsFound() {
        Category growth = pack.category("C03");
        Map<String, Object> facts = pack.facts(growth, Map.of("titleName", "GAZELLE", "uscc", "91519901MA00000000"));

        assertThat(facts).isEqualTo(Map.of("title", "GAZELLE", "titleLine", "91519901MA00000000"));
        assertThat(growth.matterKeysOf(facts)).containsExactly("91519901MA00000000");
    }

    @Test
    void whatTheUnitCorrectsGoesBeforeTheMatchedList() {
        Category hnte = pack.category("C01");
        Map<String, Object> matched = Map.of("recognitionType", "FIRST", "certificateNo", "GR202551000001");
        Map<String, Object> corrected = Map.of(
                "recognitionType",
                "FIRST",
                "certificateNo",
                "GR202551000001",
                "claimedRecognitionType",
                "RENEWAL",
                "claimedCertificateNo",
                "");

        assertThat(pack.facts(hnte, matched)).isEqualTo(matched);
        assertThat(pack.facts(hnte, corrected))
                .isEqualTo(Map.of("recognitionType", "RENEWAL", "certificateNo", "GR202551000001"));
    }

    @Test
    void compoundKeyJoinsItsPartsAndAMissingPartYieldsNoKey() {
        Category variety = pack.category("B04");
        assertThat(variety.matterKeysOf(Map.of("varietyName", "青优1号", "season", "2025春")))
                .containsExactly("青优1号+2025春");
        assertThat(variety.matterKeysOf(Map.of("varietyName", "青优1号"))).isEmpty();
    }

    @Test
    void unreadableTableIsRefused() {
        Category products = pack.category("A03");
        for (String broken : List.of("[{", "{}", "[{\"level\":\"NATIONAL\"}]", "7")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> pack.facts(products, Map.of("products", broken)))
                    .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("policy.badTable"));
        }
    }
}
