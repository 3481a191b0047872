package dev.kechuang.notice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.DefaultPack;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The desk's judgement of an objection is the one the measure's table states. */
class AdmissibilityTableTest {

    @Test
    void everyCombinationOfAnswersIsJudgedAsTheTableSays() {
        var table = DefaultPack.read().table("objection-admissibility");
        for (int bits = 0; bits < 128; bits++) {
            var facts = new Admissibility.Facts(
                    at(bits, 0), at(bits, 1), at(bits, 2), at(bits, 3), at(bits, 4), at(bits, 5), at(bits, 6));
            var row = table.decide(Map.of(
                            "inTime", facts.inTime(),
                            "realName", facts.realName(),
                            "signed", facts.signed(),
                            "contactable", facts.contact(),
                            "hasEvidence", facts.evidenceOrClue(),
                            "inScope", facts.inScope(),
                            "impersonated", facts.impersonated()))
                    .orElseThrow();
            var verdict = Admissibility.judge(facts);

            assertThat(row.text("result"))
                    .as("%s", facts)
                    .isEqualTo(verdict.result().name());
            assertThat(row.text("reasonCode"))
                    .as("%s", facts)
                    .isEqualTo(verdict.reason().name());
        }
    }

    private static boolean at(int bits, int place) {
        return (bits >> place & 1) == 1;
    }
}
