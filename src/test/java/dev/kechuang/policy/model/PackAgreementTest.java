package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.PackReading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of a pack must agree on - categories, facts, tables, forms - and what cannot be read at all. */
class PackAgreementTest {

    private static void refusedAt(ChangedPack pack, String file, String place, String key) {
        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple(file, pack.lineOf(file, place), key));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "categories/c03.yaml|title: titleName|title: tittleName|title: tittleName|noFormField",
                "categories/a03.yaml|products[].level|products[].levels|units:|noFormField",
                "categories/c04.yaml|key: ev2|key: ev9|key: ev9|evidenceWithoutUpload",
                "dmn/cat-A01-eligibility.dmn|\"A01-E4\"|\"A01-E5\"|<rule id=\"rule_cat_A01_eligibility_4|reasonCode",
                "dmn/cat-A01-eligibility.dmn|\"A01-E4\"|\"A02-E4\"|<rule id=\"rule_cat_A01_eligibility_4|reasonCode",
                "dmn/cat-A01-eligibility.dmn|<text>true<|<text>false<|<rule id=\"rule_cat_A01_eligibility_5|eligibilityEnd",
                "dmn/cat-A01-eligibility.dmn|<text>firstSaleDone|<text>firstSale|<input id=\"in_cat_A01_eligibility_firstSaleDone|tableFact",
                "dmn/cat-A04-eligibility.dmn|typeRef=\"integer\"><text>monthsRunning|typeRef=\"integer\"><text>score|<input id=\"in_cat_A04_eligibility_months|tableFactType",
                "dmn/cat-A01-eligibility.dmn|hitPolicy=\"FIRST\"|hitPolicy=\"ANY\"|<?xml|eligibilityOutputs",
            })
    void disagreementIsRefusedAtItsLine(String file, String from, String to, String place, String guard) {
        ChangedPack pack = ChangedPack.shipped().with(file, from, to);

        refusedAt(pack, file, place, "policy.guard." + guard);
    }

    @Test
    void mappingOfAFactNobodyReadsMatchesNothing() {
        ChangedPack pack = ChangedPack.shipped()
                .with("categories/c03.yaml", "  titleLine: uscc", "  titleLine: uscc\n  colour: uscc");

        refusedAt(pack, "categories/c03.yaml", "colour:", "policy.guard.unreadFact");
    }

    @Test
    void factOfARuleStandsInTheDictionary() {
        ChangedPack pack = ChangedPack.shipped().with("facts.yaml", "  upperFundsReceived:", "  upperFunds:");

        refusedAt(pack, "categories/a02.yaml", "amount:", "policy.guard.unknownFact");
        refusedAt(
                pack,
                "dmn/cat-A02-eligibility.dmn",
                "<input id=\"in_cat_A02_eligibility_upperFundsReceived",
                "policy.guard.tableFact");
    }

    @Test
    void formOffersWhatTheRuleKnowsAndNothingElse() {
        String form = "forms/apply-c04.form";
        ChangedPack pack = ChangedPack.shipped().with(form, "\"value\": \"DISTRICT\"", "\"value\": \"TOWN\"");

        refusedAt(pack, form, "\"key\": \"level\"", "policy.guard.formOptions");
        assertThat(pack.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text(Locale.ENGLISH))
                        .endsWith("The options of the field \"level\" are not those of the rule: DISTRICT, TOWN"));
    }

    @Test
    void formKeepsToTheApplicantsTheTownsAndTheEvidenceOfThePack() {
        String form = "forms/apply-c04.form";
        ChangedPack pack = ChangedPack.shipped()
                .with(form, "\"value\": \"INSTITUTION\"", "\"value\": \"PERSON\"")
                .with(form, "\"value\": \"519901102\"", "\"value\": \"519901109\"")
                .with(form, "\"key\": \"approver\"", "\"key\": \"approvalDocNo\"")
                .with(form, "\"key\": \"ev2\"", "\"key\": \"ev3\"");

        refusedAt(pack, form, "\"key\": \"applicantType\"", "policy.guard.unknownApplicantType");
        refusedAt(pack, form, "\"key\": \"townCode\"", "policy.guard.unknownTown");
        refusedAt(pack, form, "\"key\": \"ev3\"", "policy.guard.uploadWithoutEvidence");
        refusedAt(pack, "categories/c04.yaml", "{key: ev2", "policy.guard.evidenceWithoutUpload");
        assertThat(pack.findings()).extracting(PackFinding::key).contains("policy.guard.formFieldTwice");
    }

    @Test
    void formThatIsNoJsonIsRefusedAtItsLine() {
        ChangedPack pack =
                ChangedPack.shipped().with("forms/apply-c04.form", "\"executionPlatform\":", "\"executionPlatform\"");

        refusedAt(pack, "forms/apply-c04.form", "\"executionPlatform\"", "policy.guard.formUnreadable");
    }

    @Test
    void formBelongsToACategory() {
        ChangedPack pack = ChangedPack.shipped();
        pack.file("forms/apply-z01.form", pack.text("forms/apply-c04.form"));

        refusedAt(pack, "forms/apply-z01.form", "{", "policy.guard.formCategory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dmn/cat-D03-eligibility.dmn", "dmn/common-eligibility.dmn"})
    void everyCategoryHasItsEligibilityTable(String file) {
        assertThat(ChangedPack.shipped().without(file).findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsExactly(tuple(file, 1, "policy.guard.noTable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"route", "team-share", "objection-admissibility", "renotice", "vote-result", "ban", "retention"})
    void tableThatEveryMeasureHasIsMissed(String table) {
        String file = "dmn/" + table + ".dmn";

        assertThat(ChangedPack.shipped().without(file).findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsOnlyOnce(tuple(file, 1, "policy.table.missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmn/foo.dmn",
                "dmn/cat-Z09-params.dmn",
                "dmn/old/route.dmn",
                "notes.txt",
                "categories/c04.yml",
                "forms/c04.form",
                "Pack.yaml"
            })
    void fileThatNobodyReadsIsRefused(String file) {
        ChangedPack pack = ChangedPack.shipped();
        pack.file(file, pack.text("dmn/ban.dmn").replace("dmn_ban", idOf(file)));

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsExactly(tuple(file, 1, "policy.guard.strayFile"));
    }

    private static String idOf(String file) {
        return "dmn_"
                + file.replaceFirst(".*/", "").replaceFirst("\\.[a-z]+$", "").replace('-', '_');
    }

    @Test
    void factOfARuleHasAFieldOnTheForm() {
        ChangedPack pack =
                ChangedPack.shipped().with("forms/apply-c04.form", "\"key\": \"level\"", "\"key\": \"grade\"");

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::key, PackFinding::args)
                .contains(tuple("categories/c04.yaml", "policy.guard.factWithoutField", List.of("level")));
    }

    @Test
    void tableNamesOnlyWhatTheFactOffers() {
        String file = "dmn/cat-A01-eligibility.dmn";
        ChangedPack pack = ChangedPack.shipped();
        pack.file(file, pack.text(file).replace("\"PROVINCIAL\"", "\"GALACTIC\""));

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::key)
                .contains(tuple(file, "policy.guard.tableChoice"));
    }

    @Test
    void rowForEveryChoiceOfAFactThatTheCategoryAloneAsksFor() {
        String file = "dmn/cat-E01-params.dmn";
        ChangedPack pack = ChangedPack.shipped()
                .with(
                        "facts.yaml",
                        "      - {code: CONSULTING, zh: 技术咨询, en: Consulting}",
                        "      - {code: CONSULTING, zh: 技术咨询, en: Consulting}\n"
                                + "      - {code: LICENCE, zh: 技术许可, en: Licence}");

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::key, PackFinding::args)
                .containsExactly(tuple(file, "policy.table.missingChoice", List.of("contractType", "LICENCE")));
    }

    @Test
    void fullCheckOfTheShippedPackFindsNothing() {
        PackReading reading = PackReader.checkFully(ChangedPack.shipped().files(), Optional.empty());

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.pack()).isPresent();
    }

    @Test
    void rowThatCanNeverMatchIsRefused() {
        String file = "dmn/cat-B04-eligibility.dmn";
        ChangedPack pack = ChangedPack.shipped().with(file, "[20..100)", "[10..20)");

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .containsExactly(tuple(
                        file,
                        pack.lineOf(file, "<rule id=\"rule_cat_B04_eligibility_4\""),
                        "policy.table.unreachable"));
    }

    @Test
    void yamlThatCannotBeReadIsToldWithItsLineAndTheRestIsStillChecked() {
        ChangedPack pack = ChangedPack.shipped()
                .with("categories/c04.yaml", "applicants:", "applicants: [")
                .with("categories/c05.yaml", "matterScope: DISTRICT", "matterScope: TOWN\ncolour: red")
                .with("categories/c05.yaml", "totalControl: false", "totalControl: false\ntotalControl: true");

        assertThat(pack.findings())
                .extracting(PackFinding::file, PackFinding::key)
                .contains(tuple("categories/c04.yaml", "policy.pack.yaml"));
        refusedAt(pack, "categories/c05.yaml", "matterScope: TOWN", "policy.pack.unknownValue");
        refusedAt(pack, "categories/c05.yaml", "colour:", "policy.pack.unknownField");
        refusedAt(pack, "categories/c05.yaml", "totalControl: true", "policy.pack.duplicateKey");
        assertThat(pack.reading().pack()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pack.yaml",
                "departments.yaml",
                "periods.yaml",
                "returns.yaml",
                "documents.yaml",
                "facts.yaml",
                "review.yaml",
                "masking.yaml",
                "indicators.yaml"
            })
    void missingOrEmptyFileIsTold(String file) {
        assertThat(ChangedPack.shipped().without(file).findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple(file, 1, "policy.pack.noFile"));
        assertThat(ChangedPack.shipped().file(file, "# nothing\n").findings())
                .extracting(PackFinding::file, PackFinding::line, PackFinding::key)
                .contains(tuple(file, 1, "policy.pack.empty"));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "masking.yaml|show: TOWN|show: VILLAGE|unknownValue",
                "review.yaml|quorum: \"2/3\"|quorum: \"3/2\"|fraction",
                "review.yaml|quorum: \"2/3\"|quorum: 0.67|text",
                "categories/c04.yaml|zh: 科技创新平台认定奖励|zh: \"\"|blank",
                "pack.yaml|effectiveFrom: \"2025-01-01\"|effectiveFrom: 2025-01-01|dateText",
                "pack.yaml|effectiveFrom: \"2025-01-01\"|effectiveFrom: \"2025-02-30\"|date",
                "pack.yaml|annualCap: 2000000|annualCap: \"2000000\"|whole",
                "pack.yaml|annualCap: 2000000|annualCap: 1e6|whole",
                "pack.yaml|differenceRatio: \"0.05\"|differenceRatio: \"5 %\"|decimal",
                "categories/c04.yaml|totalControl: false|totalControl: nein|yesNo",
                "categories/c04.yaml|sources: [L01,|sources: [1,|textList",
                "facts.yaml|type: MONEY|type: FLOAT|unknownValue",
            })
    void valueOfTheWrongKindIsRefusedAtItsLine(String file, String from, String to, String key) {
        refusedAt(ChangedPack.shipped().with(file, from, to), file, to, "policy.pack." + key);
    }

    @Test
    void findingIsToldInBothLanguages() {
        PackFinding finding = ChangedPack.shipped()
                .with("pack.yaml", "annualCap: 2000000", "annualCap: 0")
                .findings()
                .get(0);

        assertThat(finding.text(Locale.SIMPLIFIED_CHINESE)).matches("pack\\.yaml:[0-9]+: “annualCap”必须大于0");
        assertThat(finding.text(Locale.FRENCH)).isEqualTo(finding.toString());
        assertThat(finding.message(Locale.UK)).isEqualTo("\"annualCap\" must be above 0");
    }
}
