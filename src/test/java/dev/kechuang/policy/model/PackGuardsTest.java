package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.PackReading;
import dev.kechuang.policy.PolicyPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each guard before publishing: the shipped pack with one thing changed is refused at that very line, for that reason alone. */
class PackGuardsTest {

    private static final String TEAM = "dmn/team-share.dmn";

    /** What stands before the minimum of the row for patents. */
    private static final String PATENT = "<outputEntry id=\"dmn_team_share_r2_o1\">\n          ";

    private static void refusedOnlyFor(ChangedPack pack, String file, String place, String key) {
        PackReading reading = pack.reading();
        assertThat(reading.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsExactly(tuple(file, pack.lineOf(file, place), key));
        assertThat(reading.pack()).as("only guarded, so it can be compared").isPresent();
    }

    @ParameterizedTest(name = "{4}: {0} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pack.yaml|X区公竞审〔2024〕18号|''|fairCompetitionReviewNo:|noFairCompetition",
                "pack.yaml|'fairCompetitionReviewNo: X区公竞审〔2024〕18号'|''|# The programme|noFairCompetition",
                "pack.yaml|'legalReviewNo: X区法审〔2024〕56号'|''|# The programme|noLegalReview",
                "pack.yaml|'effectiveTo: \"2027-12-31\"'|''|# The programme|noEnd",
                "pack.yaml|2027-12-31|2024-12-31|effectiveTo:|endBeforeStart",
                "pack.yaml|2027-12-31|2025-12-30|effectiveTo:|noWholeYear",
                "pack.yaml|default-2025|Default_2025|id: Default|packId",
                "pack.yaml|annualCap: 2000000|annualCap: 0|annualCap: 0|notPositive",
                "pack.yaml|fiscalScaleFactor: \"1.0\"|fiscalScaleFactor: \"0\"|fiscalScaleFactor|notPositive",
                "pack.yaml|differenceRatio: \"0.05\"|differenceRatio: \"5\"|differenceRatio|notAPart",
                "dmn/renotice.dmn|&gt; 0.20|&gt; 20|<rule id=\"dmn_renotice_r5|notAPart",
                "dmn/team-share.dmn|<text>0.30</text>|<text>30</text>|<rule id=\"dmn_team_share_r1|notAPart",
                "dmn/team-share.dmn|<text>0.70</text>|<text>0.40</text>|<rule id=\"dmn_team_share_r1|usualBelowMin",
                "dmn/objection-admissibility.dmn|<text>\"IMPERSONATION\"</text>|<text></text>|<rule id=\"dmn_objection_admissibility_r1|objectionRow",
                "dmn/objection-admissibility.dmn|name=\"result\"|name=\"outcome\"|<?xml|objectionColumns",
                "pack.yaml|X区科技创新奖励补助办法|X区科学技术奖励办法、科学技术进步奖|title:|scienceAward",
                "documents.yaml|title: 受理通知书|title: X区科技进步奖受理通知书|title: X区科技进步奖|scienceAward",
                "categories/c04.yaml|zh: 科技创新平台认定奖励|zh: X区科技进步奖|zh: X区科技进步奖|scienceAward",
                "dmn/cat-C04-eligibility.dmn|首次认定(备案)</|X区科学技术奖</|X区科学技术奖|scienceAward",
                "indicators.yaml|获得市级科技进步奖|获得本区科技进步奖|获得本区科技进步奖|scienceAward",
                "forms/apply-c04.form|平台名称|区科技进步奖名称|区科技进步奖名称|scienceAward",
                "periods.yaml|budget: 3|budget: 0|budget: 0|notPositive",
                "periods.yaml|jointCheckReminder: 3|jointCheckReminder: 5|jointCheckReminder|lateReminder",
                "returns.yaml|maxAttempts: 3|maxAttempts: 0|maxAttempts|notPositive",
                "departments.yaml|result: HOLD|result: WAIT|result: WAIT|unknownOpinion",
                "departments.yaml|reminderDays: 3|reminderDays: 5|reminderDays: 5|lateReminder",
                "departments.yaml|code: NO_DATA,|code: PASS,|zh: 无数据|codeTwice",
                "categories/a04.yaml|types: [ENTERPRISE,|types: [ENTERPRIZE,|types:|applicantKind",
                "categories/c04.yaml|- dept-hr|- dept-none|- dept-none|unknownDepartment",
                "categories/c04.yaml|project: P3|project: P9|project: P9|unknownProject",
                "categories/a02.yaml|family: PROJECT|family: PLAN|family: PLAN|unknownFamily",
                "categories/a02.yaml|key: ev2|key: ev1|zh: 任务书|evidenceTwice",
                "categories/d03.yaml|rate: \"0.10\"|rate: \"1.10\"|rate:|notAPart",
                "categories/d03.yaml|cap: 200000|cap: 19999|cap: 19999|capTooLow",
                "categories/b04.yaml|cap: 100000|cap: 19999|cap: 19999|capTooLow",
                "categories/a03.yaml|cap: 100000|cap: 99999|cap: 99999|capTooLow",
                "categories/a03.yaml|maxUnits: 5|maxUnits: 0|maxUnits: 0|notPositive",
                "categories/e01.yaml|applicantCap: 300000|applicantCap: 299999|applicantCap: 2|capTooLow",
                "categories/c06.yaml|designFactor: \"0.5\"|designFactor: \"5\"|designFactor|notAPart",
                "categories/b01.yaml|minRatio: \"0.03\"|minRatio: \"3\"|minRatio: \"|notAPart",
                "categories/b01.yaml|prevDropMax: \"0.20\"|prevDropMax: \"20\"|prevDropMax: \"|notAPart",
                "categories/b01.yaml|incrCap: 3000000|incrCap: 0|incrCap: 0|notPositive",
                "categories/d04.yaml|rate: \"0.003\"|rate: \"3\"|rate: \"3\"|notAPart",
                "categories/e01.yaml|matterScope: DISTRICT|matterScope: APPLICANT|matterScope|matterScope",
                "dmn/cat-E01-params.dmn|<text>0.30<|<text>30<|rule id=\"dmn_cat_E01_params_r1|notAPart",
                "dmn/cat-B02-params.dmn|<text>1000000<|<text>0<|rule id=\"dmn_cat_B02_params_r1|notPositive",
                "dmn/cat-A04-params.dmn|<text>50000<|<text>20000<|rule id=\"dmn_cat_A04_params_r2|gradePaysMore",
                "review.yaml|experts: 7|experts: 8|experts: 8|experts",
                "review.yaml|experts: 7|experts: 11|experts: 11|experts",
                "review.yaml|least: 9|least: 17|least: 17|members",
                "review.yaml|from: \"80\"|from: \"95\"|from: \"95\"|gradesFall",
                "review.yaml|categories: [A04]|categories: [A04, B02]|categories: [A04, B02]|twoSheets",
                "review.yaml|categories: [A04]|categories: [A04, X01]|categories: [A04, X01]|unknownCategory",
            })
    void mistakeIsRefusedAtItsLine(String file, String from, String to, String place, String guard) {
        ChangedPack pack = ChangedPack.shipped().with(file, from, to == null ? "" : to);

        refusedOnlyFor(pack, file, place, "policy.guard." + guard);
    }

    @Test
    void codeStandsOnceInAList() {
        ChangedPack pack = ChangedPack.shipped().with("pack.yaml", "{code: P2,", "{code: P1,");

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple("pack.yaml", pack.lineOf("pack.yaml", "zh: 传统产业技术创新"), "policy.guard.codeTwice"));
    }

    @Test
    void criteriaOfAScoreSheetAddUpToAHundred() {
        ChangedPack pack = ChangedPack.shipped().with("review.yaml", "weight: 30, kind", "weight: 31, kind");

        refusedOnlyFor(pack, "review.yaml", "criteria:", "policy.guard.weights");
    }

    @Test
    void reviewedCategoryNeedsItsScoreSheet() {
        refusedOnlyFor(
                ChangedPack.shipped().with("review.yaml", "categories: [E04]", "categories: []"),
                "categories/e04.yaml",
                "execMode:",
                "policy.guard.noScoreSheet");
    }

    @Test
    void honourMayBeDeclaredOpenOnlyWithItsApproval() {
        ChangedPack open =
                ChangedPack.shipped().with("categories/f02.yaml", "honour: true", "honour: true\nopen: true");

        refusedOnlyFor(open, "categories/f02.yaml", "open: true", "policy.guard.honourWithoutApproval");
        open.with("categories/f02.yaml", "recognitionApprovalNo: \"\"", "recognitionApprovalNo: X省表〔2025〕1号");
        assertThat(open.findings()).isEmpty();
    }

    @Test
    void bandsRiseWithoutOverlapAndTheLastIsOpen() {
        String file = "categories/b01.yaml";
        refusedOnlyFor(
                ChangedPack.shipped().with(file, "upTo: 10000000", "upTo: 5000000"),
                file,
                "- {upTo: 5000000, rate: \"0.08\"}",
                "policy.guard.bandOverlap");
        refusedOnlyFor(
                ChangedPack.shipped().with(file, "- {rate: \"0.10\"}", "- {upTo: 20000000, rate: \"0.10\"}"),
                file,
                "- {upTo: 20000000",
                "policy.guard.bandClosed");
        refusedOnlyFor(
                ChangedPack.shipped().with(file, "- {upTo: 10000000, rate", "- {rate"),
                file,
                "- {rate: \"0.08\"}",
                "policy.guard.bandOpen");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "categories/d03.yaml|base: paidTechAmount|base: localTaxPaid|base: localTaxPaid|taxBasis",
                "categories/d03.yaml|base: paidTechAmount|base: fiscalContribution|base: fiscalContribution|taxBasis",
                "categories/d03.yaml|base: paidTechAmount|base: patentGrantCount|base: patentGrantCount|patentCount",
                "categories/d03.yaml|base: paidTechAmount|base: grantedPatents|base: grantedPatents|patentCount",
                "categories/b04.yaml|unit: mu|unit: 件专利|unit: 件专利|patentCount",
                "facts.yaml|zh: 登记核定的技术交易额是多少？|zh: 当年缴纳的税收是多少？|zh: 当年缴纳的税收|taxBasis",
                "facts.yaml|What was the revenue of the year?|What taxes were paid in the year?|What taxes|taxBasis",
                "facts.yaml|zh: 当季推广面积是多少亩？|zh: 当年专利授权量是多少件？|zh: 当年专利授权量|patentCount",
                "facts.yaml|How many mu were planted in the season?|How many patent applications were filed?|How many patent|patentCount",
                "dmn/cat-A02-params.dmn|label=\"项目级别\"|label=\"地方贡献级别\"|label=\"地方贡献级别|taxBasis",
            })
    void amountMayNotFollowFromTaxesOrFromNumbersOfPatents(
            String file, String from, String to, String place, String guard) {
        ChangedPack pack = ChangedPack.shipped();
        if (file.startsWith("dmn/")) {
            String label = pack.text(file).split("<input [^>]*label=\"", 2)[1].split("\"", 2)[0];
            from = "label=\"" + label + "\"";
        }
        pack.with(file, from, to);

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple(file, pack.lineOf(file, place), "policy.guard." + guard));
    }

    @Test
    void keyOfAnAmountMayNotCountPatents() {
        String file = "dmn/cat-C08-params.dmn";
        ChangedPack pack = ChangedPack.shipped();
        pack.file(file, pack.text(file).replace("RESULT_REG_GE50", "PATENT_GRANT_GE50"));

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple(
                        file, pack.lineOf(file, "<rule id=\"dmn_cat_C08_params_r3\""), "policy.guard.patentCount"));
    }

    @Test
    void teamMinimumMayFallOnlyWithASignedReason() {
        PolicyPack previous = PackReader.read(ChangedPack.shipped().files());
        ChangedPack lowered = ChangedPack.shipped().with(TEAM, PATENT + "<text>0.50<", PATENT + "<text>0.49<");

        assertThat(lowered.findings()).isEmpty();
        assertThat(lowered.findingsAfter(previous))
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsExactly(tuple(
                        TEAM, lowered.lineOf(TEAM, "<rule id=\"dmn_team_share_r2\""), "policy.guard.teamMinLowered"));
        String reason = "teamMinOverride: {reason: 市级规定调整, signedBy: 区政府办}\nprojects:";
        assertThat(lowered.with("pack.yaml", "projects:", reason).findingsAfter(previous))
                .isEmpty();
        lowered.with("pack.yaml", "signedBy: 区政府办", "signedBy: \"\"");
        refusedOnlyFor(lowered, "pack.yaml", "teamMinOverride", "policy.guard.emptyOverride");
    }

    @Test
    void teamMinimumMayNotVanish() {
        PolicyPack previous = PackReader.read(ChangedPack.shipped().files());
        ChangedPack pack = ChangedPack.shipped();
        String table = pack.text(TEAM);
        int from = table.indexOf("<rule id=\"dmn_team_share_r3\"");
        int to = table.indexOf("</rule>", from) + "</rule>".length();
        pack.file(TEAM, (table.substring(0, from) + table.substring(to)).replace("\"AGRI\",", ""));

        assertThat(pack.findingsAfter(previous))
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsExactly(tuple(TEAM, 1, "policy.guard.teamMinLowered"));
    }

    @Test
    void teamMinimumOfPersonsMayNotFallWhileThatOfUnitsStays() {
        PolicyPack previous = PackReader.read(ChangedPack.shipped().files());
        ChangedPack pack = ChangedPack.shipped();
        String table = pack.text(TEAM);
        int row = table.indexOf("<rule id=\"dmn_team_share_r7\"");
        pack.file(TEAM, table.substring(0, row) + table.substring(row).replaceFirst("1\\.00", "0.90"));

        assertThat(pack.findingsAfter(previous))
                .extracting(PackFinding::line, PackFinding::key)
                .containsExactly(
                        tuple(pack.lineOf(TEAM, "<rule id=\"dmn_team_share_r7\""), "policy.guard.teamMinLowered"));
    }

    @Test
    void teamShareIsOfAKnownFamily() {
        ChangedPack pack = ChangedPack.shipped();
        pack.file(TEAM, pack.text(TEAM).replace("\"TALENT\"", "\"GENIUS\""));

        refusedOnlyFor(pack, TEAM, "<rule id=\"dmn_team_share_r6\"", "policy.guard.unknownFamily");
    }

    @Test
    void teamShareStatesItsFigures() {
        ChangedPack pack = ChangedPack.shipped().with(TEAM, "<text>0.50</text>", "<text></text>");

        assertThat(pack.findings())
                .extracting(PackFinding::line, PackFinding::key)
                .containsExactly(tuple(pack.lineOf(TEAM, "<rule id=\"dmn_team_share_r1\""), "policy.table.teamRow"));
    }

    @Test
    void measureHasCategories() {
        ChangedPack pack = ChangedPack.shipped();
        for (Category category : DefaultPack.read().categories()) {
            pack.without(PackReader.fileOf(category.code()));
        }

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple("pack.yaml", 1, "policy.guard.noCategories"));
    }

    @Test
    void categoryIsCalledByALetterAndTwoDigits() {
        ChangedPack pack = ChangedPack.shipped();
        String text = pack.text("categories/c02.yaml").replace("code: C02", "code: C2X");
        pack.without("categories/c02.yaml").file("categories/c2x.yaml", text);

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple(
                        "categories/c2x.yaml",
                        pack.lineOf("categories/c2x.yaml", "code:"),
                        "policy.guard.categoryCode"));
    }

    @Test
    void refusingRowStatesItsLegalBasis() {
        String file = "dmn/cat-A01-eligibility.dmn";
        ChangedPack pack = ChangedPack.shipped();
        String table = pack.text(file);
        int row = table.indexOf("<rule id=\"rule_cat_A01_eligibility_1\"");
        String changed = table.substring(row).replaceFirst("<text>\"本办法[^<]*<", "<text><");
        pack.file(file, table.substring(0, row) + changed);

        refusedOnlyFor(pack, file, "<rule id=\"rule_cat_A01_eligibility_1\"", "policy.guard.noLegalBasis");
    }

    @Test
    void everyObjectionFindsItsVerdict() {
        String file = "dmn/objection-admissibility.dmn";
        ChangedPack pack = ChangedPack.shipped();
        String table = pack.text(file);
        int from = table.indexOf("<rule id=\"dmn_objection_admissibility_r8\"");
        int to = table.indexOf("</rule>", from) + "</rule>".length();
        pack.file(file, table.substring(0, from) + table.substring(to));

        refusedOnlyFor(pack, file, "<?xml", "policy.guard.objectionOpen");
    }
}
