package dev.kechuang.notice;

import static dev.kechuang.notice.NoticeWorld.DESK;
import static dev.kechuang.notice.NoticeWorld.HEAD;
import static dev.kechuang.notice.NoticeWorld.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.kechuang.testsupport.Databases;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who hears what of a notice and of an objection, read from the outbox. */
class NoticeMessagesTest {

    private static final String CASE_1 = "KC-2026-C01-000001";
    private static final String CASE_2 = "KC-2026-C01-000002";
    private static final String OWN = " /portal/my/by-no/";

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theUnitHearsOfItsNoticeItsSuspensionAndItsRuling(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();
        assertThat(world.told(null)).containsExactly("notice-officer notice.notice.noticeWaits /portal/notice/" + no);
        String objection = world.object(no, 1).objectionNo();
        String desk = " /portal/office/objections/" + objection;

        given(world.registry.unitIdOfUser("operator"))
                .willReturn(Optional.of(world.proposed.get(0).unitId()));
        world.proceedings.decideAdmission(objection, true, null, "", DESK);
        world.proceedings.answer(objection, "发票属实。", "operator");
        world.proceedings.investigate(objection, "现场核查", "属实", false, DESK);
        world.proceedings.rule(objection, false, "不成立", HEAD);
        world.proceedings.applyRuling(objection);
        world.at("2026-02-26T00:00");
        world.notices.close(no);

        assertThat(world.told(CASE_1))
                .containsExactlyInAnyOrder(
                        "unit notice.notice.published /public/notices/" + no,
                        "unit notice.notice.entrySuspended" + OWN + CASE_1,
                        "objection-officer notice.notice.objectionReceived" + desk,
                        "unit notice.notice.answerWanted /portal/my/objections/" + objection,
                        "objection-officer notice.notice.objectionAnswered" + desk,
                        "tech-bureau-head notice.notice.rulingWanted" + desk,
                        "unit notice.notice.objectionRuledUnit /portal/my/objections/" + objection,
                        "unit notice.notice.passed /public/notices/" + no);
        assertThat(world.told(CASE_2))
                .containsExactlyInAnyOrder(
                        "unit notice.notice.published /public/notices/" + no,
                        "unit notice.notice.passed /public/notices/" + no);
        assertThat(world.jdbc.queryForList(
                        "select body_zh from notification where unit_id is not null", java.util.Map.of(), String.class))
                .as("no unit learns who objected")
                .noneMatch(body -> body.contains("张三丰") || body.contains("5550000"))
                .anyMatch(body -> body.contains("2026-02-25前答复"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theUnitHearsWhenAnObjectionIsNotAdmittedAndWhenTheNoticeIsTakenDown(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        String objection = world.object(no, 1).objectionNo();
        world.proceedings.decideAdmission(objection, false, "OUT_OF_SCOPE", "", DESK);
        world.proceedings.refuse(objection);
        world.notices.withdraw(no, "名单有误", OFFICER);

        assertThat(world.told(CASE_1))
                .contains(
                        "unit notice.notice.objectionEndedUnit" + OWN + CASE_1,
                        "unit notice.notice.withdrawnUnit" + OWN + CASE_1);
        assertThat(world.told(null)).contains("address notice.notice.objectionRefused /public/objections");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theDeskHearsThatTheUnitWasSilent(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String objection = world.object(world.published(), 1).objectionNo();
        world.proceedings.decideAdmission(objection, true, null, "", DESK);
        world.proceedings.recordSilence(objection);
        world.proceedings.recordSilence(objection);

        assertThat(world.told(CASE_1))
                .filteredOn(told -> told.contains("answerOver"))
                .containsExactly("objection-officer notice.notice.answerOver /portal/office/objections/" + objection);
    }
}
