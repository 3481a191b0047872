package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackDiff.Change;
import dev.kechuang.policy.model.EditedPack;
import dev.kechuang.shared.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two versions side by side: every kind of fact is compared, and the cases shown are those that are worth something else. */
class PackDiffTest {

    private static List<Change> changes(EditedPack after) {
        return PackDiff.of(DefaultPack.read(), after.read());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pack.yaml|documentNo: X区科创奖补〔2025〕1版|documentNo: 新文号|head||文号|Document number|X区科创奖补〔2025〕1版|新文号",
                "pack.yaml|annualCap: 2000000|annualCap: 1500000|amounts||金额规则 · 年度限额|Amounts · Annual cap|2000000|1500000",
                "dmn/renotice.dmn|&gt; 0.20|&gt; 0.30|tables||决策表 · renotice · changedRatio = > 0.3|Decision tables · renotice · changedRatio = > 0.3|''|renotice = FULL",
                "periods.yaml|formalReview: 5|formalReview: 6|periods||期限 · 形式审查|Periods · Formal review|5|6",
                "departments.yaml|opinionDays: 5|opinionDays: 9|departments||联审部门 · dept-credit · 办理天数|Joint-check departments · dept-credit · Days for an opinion|5|9",
                "dmn/cat-C04-params.dmn|<text>100000</text>|<text>90000</text>|rule|C04|金额 · 标准 · CITY|Amount · Table · CITY|100000|90000",
                "dmn/cat-D01-params.dmn|<text>0.5</text>|<text>0.4</text>|rule|D01|金额 · 排名系数 · 2|Amount · Rank factor · 2|0.5|0.4",
                "categories/d04.yaml|{upTo: 30000000, rate: \"0.005\"}|{upTo: 40000000, rate: \"0.005\"}|rule|D04|金额 · 分段 · 1 · 至|Amount · Bands · 1 · Up to|30000000|40000000",
                "categories/b02.yaml|passScore: 60|passScore: 65|review|B02|评审 · 合格分|Review · Pass score|60|65",
                "categories/e01.yaml|applicantCap: 300000|applicantCap: 400000|applicantCap|E01|单个主体限额|Applicant's cap|300000|400000",
                "dmn/cat-D07-eligibility.dmn|本办法D07条件第1项：获|新依据：获|tables|D07|决策表 · cat-D07-eligibility · demoRecognised = false|Decision tables · cat-D07-eligibility · demoRecognised = false|eligible = false, legalBasis = 本办法D07条件第1项：获国家/省级科技成果转移转化示范(企业/基地)认定, reasonCode = D07-E1|eligible = false, legalBasis = 新依据：获国家/省级科技成果转移转化示范(企业/基地)认定, reasonCode = D07-E1",
                "categories/a04.yaml|totalControl: false|totalControl: true|totalControl|A04|总量控制|Total control|false|true",
            })
    void factIsComparedWhereverItStands(
            String path,
            String from,
            String to,
            String area,
            String category,
            String zh,
            String en,
            String was,
            String is) {
        List<Change> changes = changes(EditedPack.shipped().with(path, from, to));

        assertThat(changes).anySatisfy(change -> {
            assertThat(change.area()).isEqualTo(area);
            assertThat(change.category()).isEqualTo(category);
            assertThat(change.label().zh()).isEqualTo(zh);
            assertThat(change.label().en()).isEqualTo(en);
            assertThat(change.before()).isEqualTo(was);
            assertThat(change.after()).isEqualTo(is);
        });
    }

    @Test
    void samePackHasNoDifference() {
        assertThat(changes(EditedPack.shipped())).isEmpty();
        assertThat(PackDiff.samples(DefaultPack.read(), EditedPack.shipped().read()))
                .isEmpty();
    }

    @Test
    void oneChangedFactIsOneChange() {
        EditedPack renamed = EditedPack.shipped().with("categories/d03.yaml", "cap: 200000", "cap: 250000");
        assertThat(changes(renamed)).hasSize(1);
    }

    @Test
    void categoryThatGoesIsOneChangeWithItsCases() {
        PolicyPack without = EditedPack.shipped().withoutCategory("C07").read();
        assertThat(PackDiff.of(DefaultPack.read(), without))
                .containsExactly(
                        new Change("category", "C07", new Label("category", "奖补类别", "Category"), "知识产权优势/示范企业奖励", ""));
        assertThat(PackDiff.of(without, DefaultPack.read()))
                .containsExactly(
                        new Change("category", "C07", new Label("category", "奖补类别", "Category"), "", "知识产权优势/示范企业奖励"));
        assertThat(PackDiff.samples(DefaultPack.read(), without))
                .hasSize(3)
                .allMatch(
                        sample -> sample.before().isPresent() && sample.after().isEmpty());
    }

    @Test
    void evidenceThatComesIsNamed() {
        EditedPack more = EditedPack.shipped()
                .with("categories/c04.yaml", "stackGroup:", "#\nstackGroup:")
                .with("categories/d03.yaml", "required: true}", "required: false}");
        assertThat(changes(more))
                .isNotEmpty()
                .allMatch(change ->
                        change.area().equals("evidence") && change.category().equals("D03"))
                .allMatch(change ->
                        change.before().equals("true") && change.after().equals("false"));
    }

    @Test
    void rowsInAnotherOrderAreToldForTheirClausesChange() {
        EditedPack turned = EditedPack.shipped()
                .with("dmn/cat-D07-params.dmn", "\"CITY\"", "\"ASIDE\"")
                .with("dmn/cat-D07-params.dmn", "\"NATIONAL\"", "\"CITY\"")
                .with("dmn/cat-D07-params.dmn", "\"ASIDE\"", "\"NATIONAL\"")
                .with("dmn/cat-D07-params.dmn", "<text>50000<", "<text>aside<")
                .with("dmn/cat-D07-params.dmn", "<text>200000<", "<text>50000<")
                .with("dmn/cat-D07-params.dmn", "<text>aside<", "<text>200000<");
        assertThat(changes(turned)).singleElement().satisfies(change -> {
            assertThat(change.label().en()).isEqualTo("Amount · Table · Order");
            assertThat(change.before()).isEqualTo("CITY › PROVINCIAL › NATIONAL");
            assertThat(change.after()).isEqualTo("NATIONAL › PROVINCIAL › CITY");
        });
    }

    @Test
    void casesAtTheEdgesShowWhoGainsAndWhoDoesNot() {
        PolicyPack after = EditedPack.shipped()
                .with("categories/d03.yaml", "min: 200000", "min: 300000")
                .read();
        List<PackDiff.Sample> samples = PackDiff.samples(DefaultPack.read(), after);

        assertThat(samples.stream().map(PackDiff.Sample::told))
                .containsExactly("paidTechAmount=200000", "paidTechAmount=200000.01", "paidTechAmount=299999.99");
        assertThat(samples)
                .allMatch(sample -> sample.category().equals("D03")
                        && sample.before().orElseThrow().amount().isPositive()
                        && sample.after().orElseThrow().amount().equals(Money.ZERO));
    }
}
