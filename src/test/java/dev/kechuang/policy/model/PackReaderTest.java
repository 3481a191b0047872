package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.PolicyPack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default pack as read, and the mistakes a pack is refused for. */
class PackReaderTest {

    private static PackFiles shipped() {
        return ChangedPack.shipped().files();
    }

    /** The shipped pack with one piece of text changed wherever it stands. */
    private static ChangedPack changed(String path, String from, String to) {
        ChangedPack pack = ChangedPack.shipped();
        String text = pack.text(path);
        assertThat(text.contains(from)).as(path + " has " + from).isTrue();
        return pack.file(path, text.replace(from, to));
    }

    @Test
    void shippedPackHasNothingWrongWithIt() {
        assertThat(ChangedPack.shipped().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"C01,AUTO,5", "C04,B,5", "D01,C,5", "B02,D,7", "A04,D,7", "F02,E,7"})
    void pathFollowsFromTheModesAndSetsTheNoticePeriod(String code, CasePath path, int days) {
        PolicyPack pack = PackReader.read(shipped());

        assertThat(pack.category(code).path()).isEqualTo(path);
        assertThat(pack.periods().noticeDays(path)).isEqualTo(days);
    }

    @Test
    void honoursStayClosedWithoutAnApprovedItem() {
        PolicyPack pack = PackReader.read(shipped());

        assertThat(pack.category("F02").mayOpen()).isFalse();
        assertThat(pack.category("C04").mayOpen()).isTrue();
        ChangedPack approved =
                changed("categories/f02.yaml", "recognitionApprovalNo: \"\"", "recognitionApprovalNo: X-1");
        assertThat(PackReader.read(approved.files()).category("F02").mayOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pack.yaml|legalReviewNo: X区法审〔2024〕56号|legalReviewNo: ''|legalReviewNo:|policy.guard.noLegalReview",
                "pack.yaml|effectiveTo: \"2027-12-31\"|effectiveTo: \"2024-12-31\"|effectiveTo:|policy.guard.endBeforeStart",
                "pack.yaml|id: default-2025|id: 默认|id: |policy.guard.packId",
                "pack.yaml|annualCap: 2000000|anualCap: 2000000|anualCap|policy.pack.unknownField",
                "pack.yaml|annualCap: 2000000|anualCap: 2000000|anualCap|policy.pack.missing",
                "periods.yaml|budget: 3|budget: 3.5|budget:|policy.pack.whole",
                "periods.yaml|budget: 3|budgets: 3|budgets|policy.pack.unknownField",
                "periods.yaml|budget: 3|budgets: 3|callWindow|policy.pack.missing",
                "categories/c04.yaml|科技创新平台认定奖励|X区科技进步奖|X区科技进步奖|policy.guard.scienceAward",
                "categories/c04.yaml|科技创新平台认定奖励|X区科学技术奖|X区科学技术奖|policy.guard.scienceAward",
                "categories/d03.yaml|rate: \"0.10\"|rate: 0.10|rate:|policy.pack.decimalText",
                "categories/c04.yaml|{key: ev1,|{key: ev1, size: big,|size: big|policy.pack.unknownField",
                "categories/c04.yaml|dept-hr|dept-none|dept-none|policy.guard.unknownDepartment",
                "categories/c04.yaml|type: UPGRADE_DIFF|type: DOUBLE|type: DOUBLE|policy.pack.unknownValue",
                "categories/c04.yaml|key: ev2|key: ev1|zh: 依托单位证明|policy.guard.evidenceTwice",
                "categories/c04.yaml|code: C04|code: C14|code: C14|policy.pack.categoryFile",
                "categories/d04.yaml|upTo: 30000000, |''|rate: \"0.005\"|policy.guard.bandOpen",
                "departments.yaml|result: VETO|result: MAYBE|result: MAYBE|policy.guard.unknownOpinion",
            })
    void mistakeInAPackIsNamed(String path, String from, String to, String place, String key) {
        ChangedPack broken = changed(path, from, to.replace("''", path.startsWith("pack") ? "''" : ""));

        assertThat(broken.findings()).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(path);
            assertThat(finding.line()).isEqualTo(broken.lineOf(path, place));
            assertThat(finding.key()).isEqualTo(key);
        });
        assertThatExceptionOfType(BrokenPack.class)
                .isThrownBy(() -> PackReader.read(broken.files()))
                .withMessageContaining(path + ":" + broken.lineOf(path, place) + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dmn/cat-E01-params.dmn|\"E01-5\"|\"E01-6\"|dmn/cat-E01-params.dmn:73: 第5行的条款应为“E01-5”",
                "dmn/cat-E01-params.dmn|\"SERVICE\"|\"SERVICE\",\"ADVICE\"|dmn/cat-E01-params.dmn:58: 第4行的“contractType”应恰好写一个取值",
                "dmn/cat-E01-params.dmn|>0.10<|>-0.10<|第5行的“rate”应为不小于零的数",
                "dmn/cat-E01-params.dmn|name=\"cap\"|name=\"most\"|输入列为contractType，输出列为rate, cap, clauseNo",
                "dmn/cat-A04-params.dmn|[75..85)|[75..85]|dmn/cat-A04-params.dmn:24: 第2行应从某个分数起",
                "dmn/cat-A04-params.dmn|[75..85)|[75..84)|第2行应从某个分数起",
                "dmn/cat-D01-params.dmn|&gt; 3|&gt; 4|最后一行应为排名第3以后",
                "dmn/cat-D01-params.dmn|<text>2<|<text>4<|第2行与其他行的级别",
                "dmn/route.dmn|<text>7<|<text>0<|第4行应写明路径",
                "dmn/route.dmn|<text>7<|<text>7.5<|与列的数据类型",
                "dmn/route.dmn|\"COMMITTEE\"</text>|\"DATA_VERIFY\"</text>|执行方式COMMITTEE与受理方式NOMINATE在dmn/route.dmn中没有路径",
                "dmn/route.dmn|<text>\"E\"|<text>\"D\"|没有任何一行通往路径E",
            })
    void mistakeInATableOfFiguresIsNamed(String path, String from, String to, String message) {
        PackFiles broken = changed(path, from, to).files();

        assertThatExceptionOfType(BrokenPack.class)
                .isThrownBy(() -> PackReader.read(broken))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack.yaml", "categories/c04.yaml", "documents.yaml"})
    void anyChangeOfAFileChangesTheHashAndZippingDoesNot(String path) {
        String hash = shipped().sha256();

        assertThat(changed(path, "e", "E").files().sha256()).isNotEqualTo(hash);
        assertThat(PackFiles.unzip(shipped().zipped()).sha256()).isEqualTo(hash);
    }

    @Test
    void noWordingNamesAScienceAwardOfTheDistrict() {
        PackFiles files = shipped();
        for (String path : files.under("", "")) {
            // statistics count the city's award, which is none of the district's
            if (path.equals("indicators.yaml")) continue;
            assertThat(NameGuard.FORBIDDEN
                            .matcher(new String(files.bytes(path), StandardCharsets.UTF_8))
                            .find())
                    .as(path)
                    .isFalse();
        }
    }

    @Test
    void wordingIsFilledOrRefused() {
        var receipt = PackReader.read(shipped()).wording("deemedWithdrawn");

        assertThat(receipt.placeholders())
                .containsExactly("bureau", "caseNo", "categoryName", "deadline", "issuedOn", "unitName");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> receipt.bodyWith(Map.of("unitName", "甲公司")))
                .withMessageContaining("no value for {categoryName}");
        assertThat(PackReader.read(shipped())
                        .wording("decision")
                        .titleWith(Map.of("government", "$1区", "programmeYear", "2025")))
                .isEqualTo("$1区关于2025年度科技创新奖励补助的决定");
    }
}
