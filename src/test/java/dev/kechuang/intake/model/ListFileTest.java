package dev.kechuang.intake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialListSamples;
import dev.kechuang.intake.OfficialListSamples.Sample;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFileTest {

    static final Charset GB18030 = Charset.forName("GB18030");
    static final String HEADER = "企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号";
    static final String GOOD = "演示星河有限公司,91519901MA7K3C2D6E,GR202651000001,首次,2026-05-01,2029-05-01,国科火字〔2026〕1号";

    @ParameterizedTest
    @EnumSource
    void aWorkbookReadsAsTheCsvOfTheSameTable(ListKind kind) {
        Sample sample = sample(kind);
        var csv = read(kind, sample.csv());
        assertThat(read(kind, sample.xlsx()).rows()).isEqualTo(csv.rows());
        assertThat(read(kind, sample.csv(GB18030)).rows()).isEqualTo(csv.rows());
        assertThat(read(kind, withMark(sample.csv())).rows()).isEqualTo(csv.rows());
        assertThat(csv.rows()).hasSizeGreaterThan(190);
    }

    @Test
    void columnsAreFoundByTheirHeadersInAnyOrderBelowATitle() {
        var file = hnte(
                "附件：2026年高新技术企业认定名单,,,,,,,",
                "",
                "序号,公告文号,有效期至,发证日期,认定类型,证书编号,备注,统一社会信用代码,单位名称",
                "1,国科火字〔2026〕1号,2029年5月1日,2026/5/1,重新认定,ｇｒ202651000001,无,91519901ma7k3c2d6e,演示（星河）有限公司");
        assertThat(file.ignoredColumns()).containsExactly("备注");
        var row = file.rows().get(0);
        assertThat(row.outcome()).isEqualTo(RowOutcome.PENDING);
        assertThat(row.rowNo()).isEqualTo(4);
        assertThat(row.matterKey()).isEqualTo("GR202651000001");
        assertThat(row.cells())
                .containsEntry("unitName", "演示(星河)有限公司")
                .containsEntry("uscc", "91519901MA7K3C2D6E")
                .containsEntry("recognitionType", "RENEWAL")
                .containsEntry("certIssueDate", "2026-05-01")
                .containsEntry("certValidTo", "2029-05-01");
    }

    @Test
    void quotedCellsMayHoldCommasQuotesAndLineBreaks() {
        var file = hnte(
                HEADER,
                "\"演示,星河\"\"有限公司\",91519901MA7K3C2D6E,GR202651000001,首次,2026-05-01,2029-05-01,\"一",
                "二\"",
                "",
                GOOD);
        assertThat(file.rows()).extracting(ReadRow::rowNo).containsExactly(2, 5);
        assertThat(file.rows().get(0).remark().column()).isEqualTo("公告文号");
        assertThat(file.rows().get(0).cells()).containsEntry("unitName", "演示,星河\"有限公司");
    }

    @Test
    void filesOfWrongStructureAreRefusedWithThePlace() {
        refused("intake.file.openQuote", "3", "1", HEADER, GOOD, "\"演示,91519901MA7K3C2D6E");
        refused("intake.file.strayQuote", "2", "3", HEADER, "演示\"星河,x");
        refused("intake.file.strayQuote", "2", "5", HEADER, "\"演示\"星河,x");
        refused("intake.file.missingColumn", "1", "1", HEADER.replace(",有效期至", ""), GOOD);
        refused("intake.file.duplicateHeader", "1", "8", HEADER + ",证书编号", GOOD);
        refused("intake.file.duplicateHeader", "1", "8", HEADER + ",单位名称", GOOD);
        refused("intake.file.duplicateHeader", "1", "9", HEADER + ",备注,备 注", GOOD);
        refused("intake.file.noHeader", "1", "1", "甲,乙", "1,2");
        refused("intake.file.delimiter", "1", "1", HEADER.replace(',', ';'), GOOD.replace(',', ';'));
        refused("intake.file.delimiter", "1", "1", HEADER.replace(',', '\t'), GOOD.replace(',', '\t'));
        refused("intake.file.notText", "2", "3", HEADER, "ab\u0000c");
        refused("intake.file.garbled", "2", "1", HEADER, "\uFFFD\uFFFD");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> hnte("企业名称,统一社会信用代码", GOOD))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems().get(0).args())
                                .containsExactly("1", "1", "证书编号、认定类型、发证日期、有效期至、公告文号"));
    }

    @Test
    void filesWithoutRowsAreRefused() {
        assertThatThrownBy(() -> hnte(HEADER)).hasMessage("intake.file.noRows");
        assertThatThrownBy(() -> hnte("", "  ,, ", "")).hasMessage("intake.file.empty");
        assertThatThrownBy(() -> read(ListKind.HNTE, new byte[0])).hasMessage("intake.file.empty");
    }

    @Test
    void otherKindsOfFileAreRefused() {
        assertThatThrownBy(() -> read(ListKind.HNTE, "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("intake.file.notAList");
        assertThatThrownBy(() -> read(ListKind.HNTE, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .hasMessage("intake.file.oldExcel");
        assertThatThrownBy(() -> read(ListKind.HNTE, HEADER.getBytes(StandardCharsets.UTF_16)))
                .hasMessage("intake.file.utf16");
        assertThatThrownBy(() -> read(ListKind.HNTE, "PK nothing".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("intake.file.brokenWorkbook");
        byte[] half = sample(ListKind.HNTE).xlsx();
        assertThatThrownBy(() -> read(ListKind.HNTE, java.util.Arrays.copyOf(half, half.length / 2)))
                .hasMessage("intake.file.brokenWorkbook");
    }

    @Test
    void aFileThatMixesEncodingsIsRefusedAtTheFirstForeignLine() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write((HEADER + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(GOOD.getBytes(GB18030));
        refusedAt("intake.file.mixedEncoding", "3", "1", out.toByteArray());
        refusedAt("intake.file.mixedEncoding", "3", "1", withMark(out.toByteArray()));
    }

    @Test
    void moreRowsThanAllowedAreRefusedAtTheFirstTooMany() {
        var lines = new ArrayList<>(List.of(HEADER));
        IntStream.rangeClosed(0, ListFile.MAX_ROWS).forEach(i -> lines.add("x"));
        refused("intake.file.tooManyRows", "50002", "1", lines.toArray(String[]::new));
    }

    @Test
    void formulasOfAWorkbookAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名单");
            String[] header = HEADER.split(",");
            for (int c = 0; c < header.length; c++) sheet.value(0, c, header[c]);
            sheet.value(1, 0, "演示");
            sheet.formula(1, 2, "CONCAT(\"GR\",\"2026\")");
        }
        refusedAt("intake.file.formula", "2", "C", out.toByteArray());
    }

    @Test
    void datesOfAWorkbookAreDates() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名单");
            String[] header = HEADER.split(",");
            String[] good = GOOD.split(",");
            for (int c = 0; c < header.length; c++) {
                sheet.value(0, c, header[c]);
                if (c == 4 || c == 5) {
                    sheet.value(1, c, LocalDate.parse(good[c]));
                    sheet.style(1, c)
                            .format(c == 4 ? "yyyy-mm-dd" : "yyyy\"年\"m\"月\"d\"日\"")
                            .set();
                } else {
                    sheet.value(1, c, good[c]);
                }
            }
        }
        assertThat(read(ListKind.HNTE, out.toByteArray()).rows().get(0))
                .isEqualTo(hnte(HEADER, GOOD).rows().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "91519901MA7K3C2D6E, 91519901MA7K3C2D6A, shared.uscc.checkDigit, 统一社会信用代码",
        "91519901MA7K3C2D6E, 91519901MA7K3C2D6, shared.uscc.length, 统一社会信用代码",
        "91519901MA7K3C2D6E, '', intake.row.missing, 统一社会信用代码",
        "GR202651000001, GR2026, intake.row.certificateNo, 证书编号",
        "首次, 初次, intake.row.recognitionType, 认定类型",
        "2026-05-01, 2026-02-30, intake.row.date, 发证日期",
        "2026-05-01, 5月1日, intake.row.date, 发证日期",
        "2029-05-01, 2026-05-01, intake.row.validTo, 有效期至"
    })
    void aBadCellIsReportedWithItsColumn(String good, String bad, String key, String column) {
        var row = hnte(HEADER, GOOD.replace(good, bad)).rows().get(0);
        assertThat(row.outcome()).isEqualTo(RowOutcome.MALFORMED);
        assertThat(row.remark()).isEqualTo(new ReadRow.Remark(key, column, bad));
        assertThat(row.matterKey()).isNotEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-5-1", "2026/05/01", "2026.5.1", "2026年5月1日", "20260501", "2026-05-01 00:00:00"})
    void datesAreReadAsOfficesTypeThem(String typed) {
        assertThat(Cells.date(typed)).isEqualTo(CellValue.of("2026-05-01"));
    }

    @Test
    void cellsBeyondTheHeaderSpoilTheRow() {
        assertThat(hnte(HEADER, GOOD + ",", GOOD + ",多").rows())
                .extracting(row -> row.remark().key())
                .containsExactly(null, "intake.row.tooManyCells");
    }

    @Test
    void theFirstOfEqualRowsCountsAndTheYearIsThatOfTheIssueOrTheMove() {
        var rows = hnte(
                        HEADER + ",迁入日期",
                        GOOD,
                        GOOD.replace("91519901MA7K3C2D6E", "91519901204873161L"),
                        GOOD.replace("GR202651000001", "GR202551000002").replace("2026-05-01", "2025-05-01"),
                        moved("GR202451000003", "2024-05-01", "2027-05-01", "2026-03-01"),
                        moved("GR202451000004", "2024-05-01", "2027-05-01", "2028-03-01"))
                .rows();
        assertThat(rows)
                .extracting(ReadRow::outcome)
                .containsExactly(
                        RowOutcome.PENDING,
                        RowOutcome.DUPLICATE_IN_FILE,
                        RowOutcome.OUT_OF_YEAR,
                        RowOutcome.PENDING,
                        RowOutcome.MALFORMED);
        assertThat(rows.get(1).remark().shown()).isEqualTo("2: GR202651000001");
        assertThat(rows.get(3).cells()).containsEntry("achievementDate", "2026-03-01");
    }

    @Test
    void onlyFirstRegistrationsOfTheYearAreRewarded() {
        var rows = read(
                        ListKind.TECH_SME,
                        bytes(
                                "企业名称,统一社会信用代码,入库登记编号,入库日期,公告批次,是否首次",
                                "演示甲公司,91519901MA7K3C2D6E,202651990100000001,2026-05-01,2026年第1批,是",
                                "演示甲公司,91519901MA7K3C2D6E,202651990100000002,2026-05-01,2026年第1批,否",
                                "演示甲公司,91519901MA7K3C2D6E,202551990100000003,2026-05-01,2026年第1批,是"))
                .rows();
        assertThat(rows)
                .extracting(ReadRow::outcome)
                .containsExactly(RowOutcome.PENDING, RowOutcome.NOT_ELIGIBLE, RowOutcome.OUT_OF_YEAR);
    }

    private static String moved(String certificate, String issued, String validTo, String relocated) {
        return "演示,91519901MA7K3C2D6E," + certificate + ",迁入," + issued + "," + validTo + ",文," + relocated;
    }

    private static Sample sample(ListKind kind) {
        return switch (kind) {
            case UNIT_DIRECTORY -> OfficialListSamples.unitDirectory(200);
            case HNTE -> OfficialListSamples.hnte(200, 2026);
            case TECH_SME -> OfficialListSamples.techSme(200, 2026);
        };
    }

    private static void refused(String key, String line, String column, String... lines) {
        refusedAt(key, line, column, bytes(lines));
    }

    private static void refusedAt(String key, String line, String column, byte[] file) {
        assertThatThrownBy(() -> read(ListKind.HNTE, file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.problems().get(0).args().subList(0, 2)).containsExactly(line, column);
        });
    }

    private static ListFile hnte(String... lines) {
        return read(ListKind.HNTE, bytes(lines));
    }

    private static ListFile read(ListKind kind, byte[] file) {
        var district = DefaultPack.read().district();
        return ListFile.read(file, ListFormat.of(kind, 2026, district, LocalDate.parse("2026-11-23")));
    }

    private static byte[] bytes(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withMark(byte[] text) {
        var out = new ByteArrayOutputStream();
        Stream.of(0xEF, 0xBB, 0xBF).forEach(out::write);
        out.writeBytes(text);
        return out.toByteArray();
    }
}
