package dev.kechuang.notice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.notice.model.Admissibility.Facts;
import dev.kechuang.notice.model.Admissibility.Reason;
import dev.kechuang.notice.model.Admissibility.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules in code against the table of domain.md 3.8, written down here a second time, over all 128 combinations. */
class AdmissibilityTest {

    /** in time, real name, signed, contact, evidence or clue, in scope, impersonated; "-" = any. First row that fits. */
    private static final List<String> TABLE = List.of(
            "- - - - - - y REJECT IMPERSONATION",
            "n - - - - - - REJECT LATE",
            "- n - - - - - REJECT ANONYMOUS",
            "- - n - - - - CORRECT UNSIGNED",
            "- - - n - - - REJECT NO_CONTACT",
            "- - - - n - - REJECT NO_EVIDENCE",
            "- - - - - n - REJECT OUT_OF_SCOPE",
            "- - - - - - - ADMIT NONE");

    static Stream<List<Boolean>> combinations() {
        return IntStream.range(0, 128)
                .mapToObj(bits -> IntStream.range(0, 7)
                        .mapToObj(i -> (bits >> i & 1) == 1)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyCombinationIsJudgedAsTheTableSays(List<Boolean> answers) {
        String[] row = TABLE.stream()
                .map(line -> line.split(" "))
                .filter(line -> IntStream.range(0, 7)
                        .allMatch(i -> line[i].equals("-") || line[i].equals(answers.get(i) ? "y" : "n")))
                .findFirst()
                .orElseThrow();

        var verdict = Admissibility.judge(facts(answers));

        assertThat(verdict.result()).isEqualTo(Result.valueOf(row[7]));
        assertThat(verdict.reason()).isEqualTo(Reason.valueOf(row[8]));
    }

    @Test
    void everyRuleDecidesSomeCombination() {
        var seen = new ArrayList<>(combinations()
                .map(AdmissibilityTest::facts)
                .map(Admissibility::judge)
                .map(Admissibility.Verdict::reason)
                .distinct()
                .toList());
        assertThat(seen).containsExactlyInAnyOrder(Reason.values());
        assertThat(Admissibility.RULES).extracting(Admissibility.Rule::name).doesNotHaveDuplicates();
        assertThat(Map.of("rules", Admissibility.RULES.size())).containsEntry("rules", 7);
    }

    private static Facts facts(List<Boolean> a) {
        return new Facts(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5), a.get(6));
    }
}
