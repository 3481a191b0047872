package dev.kechuang.notice;

import static dev.kechuang.notice.NoticeWorld.DESK;
import static dev.kechuang.notice.NoticeWorld.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.TokenQueue.Pending;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Acceptance scenario 14: what an anonymous objection can set going, and what it cannot. */
class ClueTest {

    private static final CaseNo CASE_1 = CaseNo.of(2026, "C01", 1);

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario14AnonymousObjectionWithAClueIsRefusedAndOpensAClueWithoutHoldingTheEntry(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();

        ObjectionReceipt receipt = anonymous(world, no, 1);

        assertThat(receipt.reasonCode()).isEqualTo("ANONYMOUS");
        assertThat(receipt.clueOpened()).isTrue();
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.LISTED);
        assertThat(world.objections.clues(DESK))
                .singleElement()
                .satisfies(clue -> assertThat(clue.content()).isEqualTo("发票号 04403210"));
        assertThat(world.tokens.pending()).doesNotContain(new Pending(null, "objection", receipt.objectionNo()));
        world.objections.closeClue(world.objections.clues(DESK).get(0).id(), "发票真实", false, DESK);
        assertThatThrownBy(() -> world.objections.closeClue(
                        world.objections.clues(DESK).get(0).id(), "再查", true, DESK))
                .isInstanceOf(Refusal.class)
                .hasMessage("notice.clueClosed");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario14OnlyAFoundedClueHoldsTheEntryAndByAnObjectionOfTheBureausOwn(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();
        given(world.registry.unitIdOfUser("applicant"))
                .willReturn(Optional.of(world.proposed.get(0).unitId()));
        ObjectionReceipt receipt = anonymous(world, no, 1);
        verify(world.nominations, never()).suspended(any(), any());
        Clue clue = world.objections.clues(DESK).get(0);

        String own =
                world.objections.closeClue(clue.id(), "经核查，该发票系虚开。", true, DESK).orElseThrow();

        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.HELD);
        assertThat(world.status(no, 2)).isEqualTo(EntryStatus.LISTED);
        verify(world.nominations).suspended(CASE_1, own);
        assertThat(world.tokens.pending())
                .contains(new Pending(null, "objection", own))
                .doesNotContain(new Pending(null, "objection", receipt.objectionNo()));
        assertThat(world.objections.detail(receipt.objectionNo(), DESK).status())
                .as("the anonymous one stays refused")
                .isEqualTo(ObjectionStatus.REFUSED);
        assertThat(world.told(CASE_1.text()))
                .contains("tech-bureau-head notice.notice.clueFounded /portal/office/objections");
        world.proceedings.decideAdmission(own, true, null, null, DESK);
        assertThat(world.objections.forRespondent(own, "applicant").toString())
                .contains("虚开")
                .doesNotContain("04403210");
        world.proceedings.recordSilence(own);
        world.proceedings.investigate(own, "调阅发票", "虚开属实", true, DESK);
        world.proceedings.rule(own, true, "第二十条", HEAD);
        world.proceedings.applyRuling(own);
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.REMOVED);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario14AClueFoundedAfterTheNoticeIsForTheHeadAndHoldsNothing(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        anonymous(world, no, 1);
        world.at("2026-02-26T00:00");
        world.notices.close(no);

        assertThat(world.objections.closeClue(
                        world.objections.clues(DESK).get(0).id(), "经核查，该发票系虚开。", true, DESK))
                .isEmpty();

        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.PASSED);
        verify(world.nominations, never()).suspended(any(), any());
        assertThat(world.told(CASE_1.text()))
                .contains("tech-bureau-head notice.notice.clueFounded /portal/office/objections");
    }

    private static ObjectionReceipt anonymous(NoticeWorld world, String noticeNo, int serial) {
        var form = new ObjectionForm(
                "PERSON", "", "", "", "", ObjectionScope.TRUTH, "发票系虚开，请核查该发票。", "发票号 04403210", false);
        return world.objections.receive(noticeNo, serial, form, "198.51.100.7");
    }
}
