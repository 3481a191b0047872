package dev.kechuang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a posted page to answers, and what the buttons inside a form do to them. */
class PostedPageTest {

    private static final FormContext TODAY = FormContext.plain(LocalDate.of(2026, 3, 31));

    private final FormSchema tables = Corpus.schema("corpus-tables");

    @Test
    void rowsAreGatheredInTheOrderOfTheirNumbers() {
        Map<String, Object> answers = Forms.fromPost(
                tables,
                Map.of(
                        "products[10].name", List.of(" 乙 "),
                        "products[2].name", List.of("甲"),
                        "products[2].cost", List.of("1"),
                        "_csrf", List.of("x"),
                        "_action", List.of("addRow:products"),
                        "file:ev1", List.of("x")));

        assertThat(answers).containsOnlyKeys("products");
        assertThat(answers.get("products")).isEqualTo(List.of(Map.of("name", "甲", "cost", "1"), Map.of("name", "乙")));
    }

    @Test
    void absentCheckBoxesAreFalseAndListsKeepAllTheirValues() {
        Map<String, Object> answers = Forms.fromPost(
                Corpus.schema("corpus-choices"),
                Map.of("fields", List.of("AI", "MAT", ""), "agree", List.of("true"), "level", List.of(" CITY ")));

        assertThat(answers)
                .containsEntry("agree", true)
                .containsEntry("flag", false)
                .containsEntry("fields", List.of("AI", "MAT"))
                .containsEntry("level", "CITY");
    }

    @Test
    void fieldsOfAGroupGoIntoTheGroup() {
        Map<String, Object> answers =
                Forms.fromPost(Corpus.schema("corpus-conditions"), Map.of("address.city", List.of("宁波")));

        assertThat(answers).containsEntry("address", Map.of("city", "宁波"));
    }

    @Test
    void inventedNamesReachTheCheckAndAreRefused() {
        Map<String, Object> answers = Forms.fromPost(
                tables,
                Map.of("approved", List.of("true"), "other[0].x", List.of("1"), "products[0].evil", List.of("1")));

        FormAnswers judged = Forms.checkDraft(tables, answers, TODAY);

        assertThat(FormCorpusTest.byField(judged.problems())).containsOnlyKeys("approved", "other[0].x", "products[0]");
        assertThat(judged.unknown()).containsExactlyInAnyOrder("approved", "other[0].x");
    }

    @Test
    void rowsAreAddedUpToTheGreatestNumberAndRemovedByIndex() {
        Map<String, Object> one = Map.of("products", List.of(Map.of("name", "甲")));

        Map<String, Object> two = Forms.applyRowAction(tables, one, "addRow:products");
        Map<String, Object> three = Forms.applyRowAction(tables, two, "addRow:products");
        Map<String, Object> still = Forms.applyRowAction(tables, three, "addRow:products");
        Map<String, Object> less = Forms.applyRowAction(tables, still, "removeRow:products:0");

        assertThat(two.get("products")).isEqualTo(List.of(Map.of("name", "甲"), Map.of()));
        assertThat(still.get("products")).asInstanceOf(LIST).hasSize(3);
        assertThat(less.get("products")).isEqualTo(List.of(Map.of(), Map.of()));
        assertThat(one.get("products")).asInstanceOf(LIST).hasSize(1);
    }

    @Test
    void otherActionsChangeNothing() {
        Map<String, Object> one = Map.of("products", List.of(Map.of("name", "甲")));

        for (String action : new String[] {
            null, "", "save", "addRow:none", "removeRow:products:9", "removeRow:products:-1", "removeRow:products:x"
        }) {
            assertThat(Forms.applyRowAction(tables, one, action)).isEqualTo(one);
        }
    }

    @Test
    void removedFileLeavesItsField() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("ev1", "a1,b2");

        assertThat(Forms.applyRowAction(Corpus.schema("corpus-rules"), answers, "removeFile:a1"))
                .containsEntry("ev1", "b2");
    }

    @Test
    void newFormStartsWithDefaultsAndWhatIsKnown() {
        assertThat(Forms.initial(Corpus.schema("corpus-texts"), Map.of("shown", "某某", "other", 1)))
                .isEqualTo(Map.of("shown", "某某", "off", "固定"));
    }
}
