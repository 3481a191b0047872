package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.policy.model.EditedPack;
import dev.kechuang.shared.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final PolicyPack OLD = DefaultPack.read();
    private static final String OLD_NAME = "《X区科技创新奖励补助办法》（X区科创奖补〔2025〕1版）";

    @Test
    void oneVersionReadsAsItsOwnWording() {
        assertThat(new Measures(List.of(OLD)).wording("decision").body()).contains("依据" + OLD_NAME + "，经公示");
    }

    @Test
    void everyVersionIsNamedOnceTheOldestFirst() {
        PolicyPack other = amended("title: X区科技创新奖励补助办法", "title: X区科技创新奖补新办法").read();
        Measures measures = new Measures(List.of(other, OLD));

        assertThat(measures.wording("decision").body())
                .contains("依据" + OLD_NAME + "、《X区科技创新奖补新办法》（X区科创奖补〔2025〕1版），经公示");
    }

    @Test
    void versionsOfOneTitleAndNumberReadAsOne() {
        Measures measures = new Measures(List.of(amended("yiyi@", "yiyi2@").read(), OLD));

        assertThat(measures.wording("decision").body()).containsOnlyOnce(OLD_NAME);
    }

    @Test
    void wordingThatNamesOnlyTheTitleNamesAllTitles() {
        PolicyPack other = amended("title: X区科技创新奖励补助办法", "title: X区科技创新奖补新办法")
                .with("documents.yaml", "《{ruleTitle}》（{ruleNo}）", "{ruleTitle}")
                .read();

        assertThat(new Measures(List.of(other, OLD)).wording("decision").body())
                .contains("依据X区科技创新奖励补助办法、X区科技创新奖补新办法，经公示");
    }

    @Test
    void longestNoticeOfAnyVersionCounts() {
        PolicyPack shorter = EditedPack.shipped()
                .with("dmn/route.dmn", "<text>7</text>", "<text>6</text>")
                .read();

        assertThat(new Measures(List.of(shorter, OLD)).noticeDays(CasePath.D)).isEqualTo(7);
        assertThat(new Measures(List.of(OLD, shorter)).noticeDays(CasePath.D)).isEqualTo(7);
    }

    @Test
    void listWithoutAVersionIsAMistake() {
        assertThatThrownBy(() -> new Measures(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measures(List.of(OLD)).version("other")).isInstanceOf(Refusal.class);
    }

    private static EditedPack amended(String found, String instead) {
        return EditedPack.shipped().with("pack.yaml", found, instead);
    }
}
