package dev.kechuang.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FEEL's reading of a table beside the compiled one: told apart by giving FEEL a table that says something else. */
class FeelOpinionTest {

    private static final String FILE = "dmn/cat-C04-params.dmn";

    private static String shipped() throws java.io.IOException {
        try (var in = FeelOpinionTest.class.getResourceAsStream("/policies/default/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<PackFinding> opinionOn(String file, String compiled, String readByFeel) {
        List<PackFinding> findings = new ArrayList<>();
        DecisionTable table = DecisionTable.read(file, compiled.getBytes(StandardCharsets.UTF_8), findings::add)
                .orElseThrow(() -> new AssertionError(findings));
        new FeelOpinion(findings::add).check(table, readByFeel.getBytes(StandardCharsets.UTF_8));
        return findings;
    }

    private static int lineOf(String text, String piece) {
        return text.substring(0, text.indexOf(piece)).split("\n", -1).length;
    }

    @Test
    void sameTableIsReadAlike() throws Exception {
        assertThat(opinionOn(FILE, shipped(), shipped())).isEmpty();
    }

    @Test
    void conditionThatFeelJudgesOtherwiseIsTold() throws Exception {
        String other = shipped().replace("<text>\"CITY\"<", "<text>\"DISTRICT\"<");

        assertThat(opinionOn(FILE, shipped(), other)).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo("policy.table.feelDisagrees");
            assertThat(finding.line()).isEqualTo(lineOf(shipped(), "<text>\"CITY\"<"));
            assertThat(finding.args()).contains("\"DISTRICT\"");
        });
    }

    @Test
    void boundaryThatFeelDrawsOtherwiseIsTold() throws Exception {
        String file = "dmn/cat-A04-params.dmn";
        String grades;
        try (var in = FeelOpinionTest.class.getResourceAsStream("/policies/default/" + file)) {
            grades = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(grades).contains("[75..85)");

        List<PackFinding> findings = opinionOn(file, grades, grades.replace("[75..85)", "[75..85]"));

        assertThat(findings).extracting(PackFinding::key).containsExactly("policy.table.feelDisagrees");
        assertThat(findings.get(0).args()).containsExactly("[75..85]", "85", false);
    }

    @Test
    void cellThatFeelCannotReadIsTold() throws Exception {
        String other = shipped().replace("<text>\"CITY\"<", "<text>\"CITY\" or or<");

        assertThat(opinionOn(FILE, shipped(), other))
                .extracting(PackFinding::key, PackFinding::line)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "policy.table.feelUnreadable", lineOf(other, "<text>\"CITY\" or or<")));
    }

    @Test
    void resultThatFeelReadsOtherwiseIsTold() throws Exception {
        String other = shipped().replaceFirst("<text>100000<", "<text>100000.000000000001<");

        assertThat(opinionOn(FILE, shipped(), other))
                .extracting(PackFinding::key, PackFinding::line)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "policy.table.feelAnswers", lineOf(other, "<text>100000.000000000001<")));
    }
}
