package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.UpgradeDiff;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applicants' forms and the categories say the same: facts, options, evidence. */
class ApplicantFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Set.of(
            "textfield", "textarea", "number", "select", "radio", "checkbox", "datetime", "text", "group", "separator");
    private static final Set<String> WITHOUT_KEY = Set.of("text", "group", "separator");

    /** Facts that the system supplies, whatever the form says. */
    private static final Set<String> SYSTEM_FACTS = Set.of("programmeYear");

    private final PolicyPack pack = DefaultPack.read();

    @Test
    void formsOfTheTwelveCategoriesAreThere() {
        assertThat(pack.forms().keySet())
                .containsExactlyInAnyOrder(
                        "A01", "A03", "C01", "C02", "C03", "C04", "C05", "C07", "D02", "D07", "E02", "E03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A01", "A03", "C01", "C02", "C03", "C04", "C05", "C07", "D02", "D07", "E02", "E03"})
    void formIsWellFormed(String code) throws IOException {
        JsonNode form = JSON.readTree(pack.form(code));
        assertThat(form.get("id").asText()).isEqualTo("apply-" + code.toLowerCase(Locale.ROOT));
        assertThat(form.get("type").asText()).isEqualTo("default");
        assertThat(form.get("executionPlatform").asText()).isEqualTo("Camunda Platform");
        Set<String> keys = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode component : components(form)) {
            String type = component.get("type").asText();
            assertThat(type).isIn(TYPES);
            assertThat(ids.add(component.get("id").asText()))
                    .as(component.get("id").asText())
                    .isTrue();
            if (WITHOUT_KEY.contains(type)) continue;
            String key = component.get("key").asText();
            assertThat(keys.add(key)).as(key).isTrue();
            assertThat(component.get("label").asText()).as(key).isNotBlank();
            assertThat(component.at("/properties/labelEn").asText()).as(key).isNotBlank();
            component
                    .get("properties")
                    .forEach(
                            property -> assertThat(property.isTextual()).as(key).isTrue());
            assertThat(english(component).keySet()).as(key).isEqualTo(options(component));
        }
        assertThat(keys)
                .contains(
                        "unitName",
                        "uscc",
                        "townCode",
                        "achievementDate",
                        "duplicateDeclaration",
                        "integrityCommitment",
                        "privacyNoticeAck",
                        "publicConsent",
                        "negativeSelfCheck");
        assertThat(keys).noneMatch(key -> key.startsWith("bank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A01", "A03", "C01", "C02", "C03", "C04", "C05", "C07", "D02", "D07", "E02", "E03"})
    void everyFactHasAFieldAndItsOptionsAreTheKeysOfTheTable(String code) throws IOException {
        Category category = pack.category(code);
        Map<String, JsonNode> fields = fields(code);
        FactMapping mapping = FactMapping.of(category);
        for (String fact : FactNames.of(category)) {
            for (String path : mapping.pathsOf(fact)) {
                JsonNode field = fieldAt(path, fields);
                assertThat(field != null || SYSTEM_FACTS.contains(path))
                        .as(path)
                        .isTrue();
                Map<String, Money> table = tableOf(category.rule(), fact);
                if (!table.isEmpty()) assertThat(options(field)).as(path).isEqualTo(table.keySet());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A01", "A03", "C01", "C02", "C03", "C04", "C05", "C07", "D02", "D07", "E02", "E03"})
    void everyEvidenceItemHasItsUploadFieldAndNoOtherUploadExists(String code) throws IOException {
        Map<String, JsonNode> uploads = new LinkedHashMap<>();
        fields(code).forEach((key, field) -> {
            if (field.at("/properties/kind").asText().equals("upload")) uploads.put(key, field);
        });
        List<EvidenceItem> evidence = pack.category(code).evidence();
        assertThat(uploads.keySet())
                .containsExactlyElementsOf(
                        evidence.stream().map(EvidenceItem::key).toList());
        for (EvidenceItem item : evidence) {
            JsonNode field = uploads.get(item.key());
            assertThat(field.get("label").asText()).isEqualTo(item.labelZh());
            assertThat(field.at("/properties/evidence").asText()).isEqualTo(item.key());
            assertThat(field.at("/validate/required").asBoolean()).isEqualTo(item.required());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A01", "C04", "C05", "E03"})
    void applicantTypesAndTownsAreThoseOfThePack(String code) throws IOException {
        assertThat(options(fields(code).get("applicantType")))
                .isEqualTo(Set.copyOf(pack.category(code).applicantTypes()));
        assertThat(options(fields(code).get("townCode")))
                .isEqualTo(Set.copyOf(
                        pack.district().towns().stream().map(Label::code).toList()));
    }

    private static JsonNode fieldAt(String path, Map<String, JsonNode> fields) throws IOException {
        int table = path.indexOf("[].");
        if (table < 0) return fields.get(path);
        String columns =
                fields.get(path.substring(0, table)).at("/properties/columns").asText();
        for (JsonNode column : JSON.readTree(columns)) {
            if (column.get("key").asText().equals(path.substring(table + 3))) return column;
        }
        return null;
    }

    private static Map<String, Money> tableOf(AmountRule rule, String fact) {
        if (rule instanceof FixedByKey it && it.key().equals(fact)) return it.table();
        if (rule instanceof UpgradeDiff it && it.key().equals(fact)) return it.table();
        if (rule instanceof PerUnitCap it && fact.equals("units")) return it.unit();
        return Map.of();
    }

    private Map<String, JsonNode> fields(String code) throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (JsonNode component : components(JSON.readTree(pack.form(code)))) {
            if (component.has("key")) fields.put(component.get("key").asText(), component);
        }
        return fields;
    }

    private static List<JsonNode> components(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }

    private static Set<String> options(JsonNode field) {
        Set<String> values = new HashSet<>();
        field.path("values").forEach(option -> values.add(option.get("value").asText()));
        return values;
    }

    private static Map<String, String> english(JsonNode component) throws IOException {
        Map<String, String> english = new LinkedHashMap<>();
        JsonNode map = JSON.readTree(component.at("/properties/valuesEn").asText("{}"));
        map.properties()
                .forEach(entry -> english.put(entry.getKey(), entry.getValue().asText()));
        return english;
    }
}
