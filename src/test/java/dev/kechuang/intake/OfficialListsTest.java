package dev.kechuang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.kechuang.testsupport.Databases;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

class OfficialListsTest {

    @ParameterizedTest
    @EnumSource
    void everyRowComesToItsOutcome(Databases database) {
        var world = new IntakeWorld(database);
        assertThat(world.totals(world.directory(200))).isEqualTo(Map.of(RowOutcome.CREATED, 195));

        UUID list = world.bring(
                ListKind.HNTE, OfficialListSamples.hnte(200, IntakeWorld.YEAR).csv());

        assertThat(world.totals(list)).isEqualTo(OfficialListSamples.expected(200));
        assertThat(world.lists.list(list, IntakeWorld.CLERK).finished()).isTrue();
        assertThat(world.count("nomination_case")).isEqualTo(194);
        assertThat(world.count("unit")).isEqualTo(195);
        var first = world.rows(list, RowOutcome.CREATED).get(0);
        assertThat(first.caseNo()).isEqualTo("KC-2026-C01-000001");
        assertThat(caseColumn(world, first.caseNo(), "uscc")).isEqualTo(first.uscc());
        assertThat(caseColumn(world, first.caseNo(), "status")).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(caseColumn(world, first.caseNo(), "answers"))
                .contains("\"certificateNo\":\"GR202651000000\"", "\"recognitionType\":\"FIRST\"");
        var last = world.rows(list, RowOutcome.CREATED).get(193);
        assertThat(caseColumn(world, last.caseNo(), "unit_name")).isEqualTo(last.unitName());
        var differs = world.rows(list, RowOutcome.NAME_DIFFERS).get(0);
        assertThat(differs.reason()).isEqualTo("intake.row.nameDiffers");
        assertThat(differs.reasonValue()).endsWith("科技股份有限公司");
    }

    @ParameterizedTest
    @EnumSource
    void registrationsOfSmallFirmsBecomeCasesOfTheirCategory(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(200);
        UUID list = world.bring(
                ListKind.TECH_SME,
                OfficialListSamples.techSme(200, IntakeWorld.YEAR).csv(Charset.forName("GB18030")));
        assertThat(world.totals(list)).isEqualTo(OfficialListSamples.expected(200));
        assertThat(world.rows(list, RowOutcome.CREATED).get(0).caseNo()).isEqualTo("KC-2026-C02-000001");
    }

    @ParameterizedTest
    @EnumSource
    void theSameFileAgainChangesNothing(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(200);
        byte[] file = OfficialListSamples.hnte(200, IntakeWorld.YEAR).csv();
        UUID list = world.bring(ListKind.HNTE, file);
        String before = world.everything();

        var receipt = world.lists.receive(ListKind.HNTE, IntakeWorld.YEAR, "other name.csv", file, IntakeWorld.CLERK);

        assertThat(receipt).isEqualTo(new OfficialLists.Receipt(list, true));
        world.lists.processing(list).join();
        world.directory(200);
        assertThat(world.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfAnotherFileThatOverlapHaveTheirCaseAlready(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(400);
        UUID small = world.bring(
                ListKind.HNTE, OfficialListSamples.hnte(200, IntakeWorld.YEAR).csv());
        UUID large = world.bring(
                ListKind.HNTE, OfficialListSamples.hnte(400, IntakeWorld.YEAR).csv());

        assertThat(world.totals(large))
                .containsEntry(RowOutcome.CREATED, 194)
                .containsEntry(RowOutcome.ALREADY, 194)
                .containsEntry(RowOutcome.DUPLICATE_IN_FILE, 4);
        assertThat(world.rows(large, RowOutcome.ALREADY))
                .extracting(ListRow::caseNo)
                .isEqualTo(world.rows(small, RowOutcome.CREATED).stream()
                        .map(ListRow::caseNo)
                        .toList());
        assertThat(world.count("nomination_case")).isEqualTo(388);
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsCutOffGoesOnWhereItStopped(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(1_200);
        // After all writes of the second chunk, before its commit.
        doNothing()
                .doThrow(new IllegalStateException("killed"))
                .when(world.flow)
                .foundOnList(anyCollection());
        byte[] file = OfficialListSamples.hnte(1_200, IntakeWorld.YEAR).csv();
        UUID list = world.bring(ListKind.HNTE, file);

        var stopped = world.lists.list(list, IntakeWorld.CLERK);
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.failure()).isEqualTo("IllegalStateException");
        assertThat(stopped.count(RowOutcome.PENDING)).isEqualTo(1_176 - 500);
        int afterOneChunk = stopped.count(RowOutcome.CREATED);
        assertThat(world.count("nomination_case")).isEqualTo(afterOneChunk);

        reset(world.flow);
        world.worker.resumeUnfinished();
        world.lists.processing(list).join();

        assertThat(world.totals(list)).isEqualTo(OfficialListSamples.expected(1_200));
        assertThat(world.count("nomination_case")).isEqualTo(194 * 6);
        assertThat(world.count("case_matter")).isEqualTo(194 * 6);
        assertThat(distinct(world, "matter_key", "case_matter")).isEqualTo(194 * 6);
        assertThat(distinct(world, "case_no", "official_list_row")).isEqualTo(194 * 6);
        verify(world.flow, times(2)).foundOnList(anyCollection());
    }

    @ParameterizedTest
    @EnumSource
    void bringingAStoppedFileAgainGoesOnWithIt(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(600);
        doThrow(new IllegalStateException("killed")).when(world.flow).foundOnList(anyCollection());
        byte[] file = OfficialListSamples.hnte(600, IntakeWorld.YEAR).csv();
        UUID list = world.bring(ListKind.HNTE, file);
        assertThat(world.count("nomination_case")).isZero();
        reset(world.flow);
        assertThat(world.bring(ListKind.HNTE, file)).isEqualTo(list);
        assertThat(world.totals(list)).isEqualTo(OfficialListSamples.expected(600));
    }

    @ParameterizedTest
    @EnumSource
    void aClerkLinksOrDiscardsWhatCouldNotBeMatched(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(200);
        UUID list = world.bring(
                ListKind.HNTE, OfficialListSamples.hnte(200, IntakeWorld.YEAR).csv());
        var differs = world.rows(list, RowOutcome.NAME_DIFFERS).get(0);
        var unknown = world.rows(list, RowOutcome.UNKNOWN_UNIT).get(0);

        refused("intake.noteMissing", () -> world.lists.discard(list, unknown.rowNo(), " ", IntakeWorld.CLERK));
        refused("intake.noSuchUnit", () -> link(world, list, unknown.rowNo(), unknown.uscc()));
        refused("intake.clerkOnly", () -> world.lists.discard(list, unknown.rowNo(), "x", "nobody"));
        var linked = link(world, list, differs.rowNo(), differs.uscc());
        assertThat(linked.outcome()).isEqualTo(RowOutcome.CREATED);
        assertThat(linked.resolvedBy()).isEqualTo(IntakeWorld.CLERK);
        assertThat(linked.reason()).isEqualTo("intake.row.nameDiffers");
        assertThat(caseColumn(world, linked.caseNo(), "unit_name")).endsWith("股份有限公司");
        var discarded = world.lists.discard(list, unknown.rowNo(), "不是本区企业", IntakeWorld.CLERK);
        assertThat(discarded.outcome()).isEqualTo(RowOutcome.DISCARDED);
        refused("intake.rowSettled", () -> link(world, list, differs.rowNo(), differs.uscc()));
        assertThat(world.count("nomination_case")).isEqualTo(195);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreMatchedAgainOnceTheirUnitsAreKnown(Databases database) {
        var world = new IntakeWorld(database);
        UUID list = world.bring(
                ListKind.HNTE, OfficialListSamples.hnte(200, IntakeWorld.YEAR).csv());
        assertThat(world.totals(list)).containsEntry(RowOutcome.UNKNOWN_UNIT, 196);
        world.directory(200);
        world.lists.rematch(list, IntakeWorld.CLERK);
        world.lists.processing(list).join();
        assertThat(world.totals(list)).isEqualTo(OfficialListSamples.expected(200));
    }

    @ParameterizedTest
    @EnumSource
    void unitsOfOtherDivisionsAndOtherKindsAreToldApart(Databases database) {
        var world = new IntakeWorld(database);
        String header = "统一社会信用代码,单位名称,主体类型,注册地址,所属镇街,成立日期,法定代表人,行业代码,是否规上,联系人,手机,邮箱";
        String rest = ",X区,城关街道,2010-01-01,赵一,C3921,否,钱二,13900000000,";
        UUID units = world.bring(
                ListKind.UNIT_DIRECTORY,
                IntakeWorld.text(
                        header, "91110000600037341L,演示迁入公司,企业" + rest, "12519901450123876H,演示研究所,事业单位" + rest));
        assertThat(world.rows(units)).extracting(ListRow::reason).containsExactly("intake.row.otherDivision", null);
        UUID list = world.bring(
                ListKind.HNTE,
                IntakeWorld.text(
                        "企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号",
                        "演示迁入公司,91110000600037341L,GR202651000001,迁入,2026-05-01,2029-05-01,文",
                        "演示研究所,12519901450123876H,GR202651000002,首次,2026-05-01,2029-05-01,文",
                        "演示外地公司,91110105MA0000002W,GR202651000003,首次,2026-05-01,2029-05-01,文"
                                .replace("91110105MA0000002W", elsewhere())));
        assertThat(world.rows(list))
                .extracting(ListRow::outcome)
                .containsExactly(RowOutcome.CREATED, RowOutcome.NOT_ELIGIBLE, RowOutcome.NOT_IN_DISTRICT);
        assertThat(world.rows(list))
                .extracting(ListRow::reason)
                .containsExactly("intake.row.otherDivision", "intake.row.typeNotRewarded", "intake.row.otherDivision");
    }

    @ParameterizedTest
    @EnumSource
    void aRegisteredUnitUnderAnotherNameIsLeftAsItIs(Databases database) {
        var world = new IntakeWorld(database);
        world.directory(200);
        String csv = new String(OfficialListSamples.unitDirectory(200).csv(), java.nio.charset.StandardCharsets.UTF_8);
        UUID list = world.bring(
                ListKind.UNIT_DIRECTORY, IntakeWorld.text(csv.replace(OfficialListSamples.name(0), "演示改名有限公司")));
        assertThat(world.totals(list)).isEqualTo(Map.of(RowOutcome.ALREADY, 194, RowOutcome.NAME_DIFFERS, 1));
        refused("intake.onlyDiscard", () -> link(world, list, 2, OfficialListSamples.uscc(0)));
    }

    @ParameterizedTest
    @EnumSource
    void strangersAndImpossibleYearsAreRefused(Databases database) {
        var world = new IntakeWorld(database);
        byte[] file = OfficialListSamples.unitDirectory(200).csv();
        refused("intake.clerkOnly", () -> world.lists.receive(ListKind.HNTE, 2026, "x", file, "nobody"));
        refused("intake.badYear", () -> world.lists.receive(ListKind.HNTE, 1999, "x", file, IntakeWorld.CLERK));
        refused("intake.file.missingColumn", () -> world.bring(ListKind.HNTE, file));
        assertThat(world.lists.latest(IntakeWorld.CLERK)).isEqualTo(List.of());
    }

    private static String elsewhere() {
        return dev.kechuang.shared.Uscc.withCheckDigits("91110105MA000000").text();
    }

    private static ListRow link(IntakeWorld world, UUID list, int rowNo, String uscc) {
        return world.lists.link(list, rowNo, uscc, "核对营业执照", IntakeWorld.CLERK);
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).hasMessage(key);
    }

    private static String caseColumn(IntakeWorld world, String caseNo, String column) {
        return world.jdbc.queryForObject(
                "select " + column + " from nomination_case where case_no = :no",
                new MapSqlParameterSource("no", caseNo),
                String.class);
    }

    private static int distinct(IntakeWorld world, String column, String table) {
        Integer count = world.jdbc.queryForObject(
                "select count(distinct " + column + ") from " + table, new MapSqlParameterSource(), Integer.class);
        return count == null ? 0 : count;
    }
}
