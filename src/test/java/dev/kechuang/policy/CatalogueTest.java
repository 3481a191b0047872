package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.table.DecisionTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The default pack against the catalogue of domain 2.2: every category, every statement, every number of every rule. */
class CatalogueTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Arguments> categories() throws IOException {
        List<Arguments> categories = new ArrayList<>();
        try (InputStream file = CatalogueTest.class.getResourceAsStream("/golden/catalogue.json")) {
            for (JsonNode one : JSON.readTree(file)) {
                categories.add(Arguments.of(one.get("code").asText(), one));
            }
        }
        return categories;
    }

    @Test
    void packHoldsTheThirtyOneCategoriesAndNoOther() throws IOException {
        assertThat(DefaultPack.read().categories().stream().map(Category::code))
                .containsExactlyElementsOf(categories().stream()
                        .map(arguments -> (String) arguments.get()[0])
                        .toList())
                .hasSize(31);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("categories")
    void categorySaysWhatTheCatalogueSays(String code, JsonNode expected) {
        Category category = DefaultPack.read().category(code);

        assertThat(category.nameZh()).isEqualTo(expected.get("zh").asText());
        assertThat(category.project()).isEqualTo(expected.get("project").asText());
        assertThat(category.family()).isEqualTo(expected.get("family").asText());
        assertThat(category.execMode().name())
                .isEqualTo(expected.get("execMode").asText());
        assertThat(category.entryMode().name())
                .isEqualTo(expected.get("entryMode").asText());
        assertThat(category.applicants().zh())
                .isEqualTo(expected.get("applicant").asText());
        assertThat(category.applicantTypes()).isEqualTo(texts(expected, "applicantTypes"));
        assertThat(category.conditions().stream().map(Bilingual::zh).toList()).isEqualTo(texts(expected, "conditions"));
        assertThat(category.evidence().stream().map(EvidenceItem::labelZh).toList())
                .isEqualTo(texts(expected, "evidence"));
        assertThat(category.stackGroup()).isEqualTo(expected.get("stackGroup").asText());
        assertThat(category.matterKey()).isEqualTo(expected.get("matterKey").asText());
        assertThat(category.matterScope().name())
                .isEqualTo(expected.get("matterScope").asText());
        assertThat(category.totalControl())
                .isEqualTo(expected.get("totalControl").asBoolean());
        assertThat(category.departments()).isEqualTo(texts(expected, "departments"));
        JsonNode params = expected.get("params");
        assertThat(category.review().quota()).isEqualTo(params.path("quota").asInt());
        assertThat(category.review().passScore())
                .isEqualTo(params.path("passScore").asInt());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("categories")
    void categoryNamesItsSourcesAndSpeaksBothLanguages(String code, JsonNode expected) throws IOException {
        JsonNode file = file(code);

        assertThat(file.get("code").asText()).isEqualTo(code);
        assertThat(file.get("identifier").asText()).isEqualTo(expected.get("en").asText());
        assertThat(texts(file, "sources")).isEqualTo(texts(expected, "sources"));
        assertThat(file.get("basis").asText())
                .isEqualTo(expected.get("defaultBasis").asText());
        Category category = DefaultPack.read().category(code);
        List<String> english =
                new ArrayList<>(List.of(category.nameEn(), category.applicants().en()));
        category.conditions().forEach(condition -> english.add(condition.en()));
        category.evidence().forEach(item -> english.add(item.labelEn()));
        assertThat(english).allSatisfy(text -> assertThat(text).isNotBlank().doesNotMatch(".*\\p{IsHan}.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("categories")
    void everyNumberOfTheRuleIsThatOfTheCatalogue(String code, JsonNode expected) throws IOException {
        JsonNode amount = file(code).get("amount");
        assertThat(amount.get("type").asText())
                .isEqualTo(expected.get("ruleType").asText());
        TreeMap<String, Integer> stated = new TreeMap<>();
        scalars(amount, stated);
        tabled(code).forEach(scalar -> stated.merge(scalar, 1, Integer::sum));
        stated.merge(expected.get("ruleType").asText(), -1, Integer::sum);
        TreeMap<String, Integer> demanded = new TreeMap<>();
        expected.get("params").properties().forEach(param -> {
            if (!List.of("quota", "passScore").contains(param.getKey())) scalars(param.getValue(), demanded);
        });
        // what the catalogue states in words only
        if (code.equals("B01")) {
            demanded.merge("0.03", 1, Integer::sum);
            demanded.merge("200000", 1, Integer::sum);
        }
        stated.values().removeIf(count -> count == 0);
        assertThat(stated).isEqualTo(demanded);
    }

    private static JsonNode file(String code) throws IOException {
        String path = "/policies/default/categories/" + code.toLowerCase(Locale.ROOT) + ".yaml";
        try (InputStream file = CatalogueTest.class.getResourceAsStream(path)) {
            return JSON.valueToTree(new Yaml().<Object>load(file));
        }
    }

    /** What the category's params table states: the name of its key and the figures, those of a level or a rank once. */
    private static List<String> tabled(String code) {
        DecisionTable table = DefaultPack.read().tables().get("cat-" + code + "-params");
        if (table == null) return List.of();
        List<String> found = new ArrayList<>();
        boolean named = !List.of("unit", "item", "recognition", "score")
                .contains(table.inputs().get(0).name());
        if (named && !code.equals("D01")) found.add(table.inputs().get(0).name());
        for (DecisionTable.Row row : table.rows()) {
            assertThat(row.text("clauseNo")).isEqualTo(code + "-" + row.number());
            if (!code.equals("D01")) figures(row, row.outputs().keySet(), found);
            else if (row.number() < 10 && row.number() % 3 == 1) figures(row, Set.of("ratio", "cap"), found);
            if (code.equals("D01") && row.number() <= 3) figures(row, Set.of("rankFactor"), found);
            if (table.inputs().get(0).name().equals("score")) {
                found.add(table.from(row, "score").orElseThrow().toPlainString());
            }
        }
        return found;
    }

    private static void figures(DecisionTable.Row row, Set<String> outputs, List<String> found) {
        for (String output : outputs) {
            if (!output.equals("clauseNo")) found.add(row.number(output).toPlainString());
        }
    }

    /** How often each figure and word occurs. */
    private static void scalars(JsonNode node, TreeMap<String, Integer> found) {
        if (node.isContainerNode()) node.forEach(child -> scalars(child, found));
        else if (!node.isNull()) found.merge(node.asText(), 1, Integer::sum);
    }

    private static List<String> texts(JsonNode node, String key) {
        List<String> texts = new ArrayList<>();
        node.get(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
