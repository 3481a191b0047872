package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kechuang.policy.CommitteeVote.Ballot;
import dev.kechuang.policy.CommitteeVote.Result;
import dev.kechuang.policy.CommitteeVote.Share;
import dev.kechuang.policy.PanelScore.Criterion;
import dev.kechuang.policy.PanelScore.Trim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores and votes at the edges of their rules (domain 3.7); the worked cases stand in GoldenRulesTest. */
class ReviewRulesTest {

    private static final PanelScore.Rule TRIMMED = new PanelScore.Rule(3, Trim.ONE_EACH, 5, new BigDecimal("15"));

    private static List<BigDecimal> totals(String totals) {
        return Arrays.stream(totals.split(" ")).map(BigDecimal::new).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "80 80 80.005, 80.00, NONE", "80 80 80.015, 80.01, NONE", "80 80.01 80.02 80, 80.01, NONE",
        "0 50 50 50 100, 50.00, ONE_EACH", "0 50 50 50 100, 50.00, NONE", "0 50 50 51, 37.75, ONE_EACH"
    })
    void meanIsRoundedHalfUpAndTrimmedFromFiveSheets(String totals, BigDecimal mean, Trim trim) {
        PanelScore.Rule rule = new PanelScore.Rule(3, trim, 5, new BigDecimal("15"));
        assertThat(PanelScore.of(totals(totals), rule).score()).contains(mean);
    }

    @Test
    void tooFewSheetsGiveNoScore() {
        assertThat(PanelScore.of(totals("80 80"), TRIMMED).score()).isEmpty();
        assertThat(PanelScore.of(List.of(), new PanelScore.Rule(0, Trim.NONE, 5, BigDecimal.ONE))
                        .score())
                .isEmpty();
    }

    @Test
    void totalFarFromTheMedianNeedsAReason() {
        assertThat(PanelScore.of(totals("80 65 95 64.5 95.5"), TRIMMED).outliers())
                .containsExactly(3, 4);
        assertThat(PanelScore.of(totals("70 80 60 90.5"), TRIMMED).outliers()).containsExactly(3);
    }

    @Test
    void meanIgnoresTheOrderOfTheExperts() {
        Random random = new Random(7);
        for (int round = 0; round < Rounds.of(500); round++) {
            List<BigDecimal> totals = new ArrayList<>();
            for (int expert = 0; expert < 3 + random.nextInt(7); expert++) {
                totals.add(BigDecimal.valueOf(random.nextInt(201) * 5L, 1));
            }
            BigDecimal mean = PanelScore.of(totals, TRIMMED).score().orElseThrow();
            assertThat(mean).isBetween(Collections.min(totals), Collections.max(totals));
            Collections.shuffle(totals, random);
            assertThat(PanelScore.of(totals, TRIMMED).score()).contains(mean);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,true", "30,true", "30.5,false", "-0.5,false", "12.5,true", "12.25,false", "12.50,true"})
    void pointsAreHalvesWithinTheWeight(BigDecimal points, boolean valid) {
        assertThat(new Criterion("INNOVATION", new BigDecimal("30"), points).valid())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "11.5 11.5 30 30,true",
        "11.5 30 30 30,false",
        "12 12 12 12,false",
        "11.5 11.5 30,true",
        "11.5 30 30,false"
    })
    void criterionIsWeakIfHalfOfTheExpertsSaySo(String points, boolean weak) {
        List<Criterion> criteria = totals(points).stream()
                .map(given -> new Criterion("INNOVATION", new BigDecimal("30"), given))
                .toList();
        assertThat(PanelScore.weak(criteria, new BigDecimal("0.40"))).isEqualTo(weak);
        assertThat(PanelScore.weak(List.of(), BigDecimal.ONE)).isFalse();
    }

    /** Every ballot of every committee against fractions compared by decimals long enough to tell them apart. */
    @Test
    void everyBallotOfEveryCommitteeFollowsTheFractions() {
        CommitteeVote.Rule two = new CommitteeVote.Rule(Share.TWO_THIRDS, Share.HALF, Share.TWO_THIRDS);
        CommitteeVote.Rule more = new CommitteeVote.Rule(Share.TWO_THIRDS, Share.HALF, Share.MAJORITY);
        for (int total = 9; total <= 15; total += 2) {
            for (int present = 0; present <= total; present++) {
                for (int recused = 0; recused <= present; recused++) {
                    for (int yes = 0; yes <= present - recused; yes++) {
                        Ballot ballot = new Ballot(total, present, recused, yes);
                        int base = present - recused;
                        boolean quorum = present * 3 >= total * 2;
                        boolean enough = base * 2 >= total;
                        Result otherwise = !quorum ? Result.NO_QUORUM : Result.ITEM_DEFERRED;
                        boolean decided = quorum && enough;
                        assertThat(CommitteeVote.of(ballot, two))
                                .isEqualTo(
                                        !decided ? otherwise : yes * 3 >= base * 2 ? Result.PASSED : Result.NOT_PASSED);
                        assertThat(CommitteeVote.of(ballot, more))
                                .isEqualTo(!decided ? otherwise : yes * 2 > base ? Result.PASSED : Result.NOT_PASSED);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"9,10,0,0", "9,9,10,0", "9,9,3,7", "0,0,0,0", "9,9,-1,0", "9,9,0,-1"})
    void impossibleBallotIsNoBallot(int total, int present, int recused, int yes) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ballot(total, present, recused, yes));
    }
}
