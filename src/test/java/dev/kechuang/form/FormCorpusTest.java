package dev.kechuang.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the corpus is judged as it says, and an accepted answer is judged the same when it comes back. */
class FormCorpusTest {

    static Stream<Corpus.Case> cases() {
        return Corpus.cases();
    }

    @Test
    void formsOfTheCorpusAreOurs() {
        assertThat(Corpus.NAMES)
                .allSatisfy(name -> assertThat(Corpus.schema(name).problems()).isEmpty());
        assertThat(Corpus.cases()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void caseIsJudgedAsItSays(Corpus.Case one) {
        FormAnswers judged = one.check(one.sent());

        assertThat(byField(judged.problems())).isEqualTo(one.problems());
        one.node()
                .path("kept")
                .properties()
                .forEach(kept -> assertSame(judged.answers().get(kept.getKey()), kept));
        one.node().path("dropped").forEach(key -> assertThat(judged.answers()).doesNotContainKey(key.asText()));
        assertThat(judged.unknown())
                .allSatisfy(name -> assertThat(byField(judged.problems())).containsKey(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void judgingTwiceChangesNothing(Corpus.Case one) {
        FormAnswers once = one.check(one.sent());
        FormAnswers twice = one.check(once.answers());

        assertThat(twice.answers()).isEqualTo(once.answers());
        if (once.valid()) {
            assertThat(twice.problems()).isEmpty();
        }
    }

    private static void assertSame(Object answer, Map.Entry<String, JsonNode> expected) {
        assertThat(numbersAsText(Corpus.normal(answer)))
                .as(expected.getKey())
                .isEqualTo(numbersAsText(expected.getValue()));
    }

    /** A decimal and an integer of one value are one answer. */
    private static String numbersAsText(JsonNode node) {
        return node.toString().replaceAll("(\\d)\\.0\\b", "$1");
    }

    static Map<String, Set<String>> byField(List<Problem> problems) {
        Map<String, Set<String>> found = new TreeMap<>();
        problems.forEach(problem ->
                found.computeIfAbsent(problem.field(), key -> new TreeSet<>()).add(problem.key()));
        return found;
    }
}
