package dev.kechuang.notice;

import static dev.kechuang.notice.NoticeWorld.DESK;
import static dev.kechuang.notice.NoticeWorld.DRAFTER;
import static dev.kechuang.notice.NoticeWorld.HEAD;
import static dev.kechuang.notice.NoticeWorld.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.nomination.ProposedEntry;
import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.TokenQueue.Pending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeModuleTest {

    private static final CaseNo CASE_1 = CaseNo.of(2026, "C01", 1);
    private static final CaseNo CASE_2 = CaseNo.of(2026, "C01", 2);

    /** Acceptance scenario 13. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario13NoticeOf11FebruaryClosesAtTheEndOf25FebruaryAndALaterObjectionIsLate(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();

        NoticeView notice = world.notices.notice(no);
        assertThat(no).isEqualTo("GS-2026-001");
        assertThat(notice.period()).isEqualTo("2026年2月11日至2月25日（5个工作日）");
        assertThat(world.notices.published(no).text()).contains("公示期：2026年2月11日至2月25日（5个工作日）");
        assertThat(world.notices.deadlineOf(no)).isEqualTo(NoticeWorld.beijing("2026-02-26T00:00"));
        world.at("2026-02-25T23:59");
        assertThatThrownBy(() -> world.notices.close(no)).isInstanceOf(IllegalStateException.class);

        world.at("2026-02-26T00:05");
        ObjectionReceipt late = world.object(no, 1); // the timer has not fired yet
        world.notices.close(no);

        assertThat(late.reasonCode()).isEqualTo("LATE");
        assertThat(late.held()).isFalse();
        assertThat(world.objections.follow(late.objectionNo(), late.secret()).status())
                .isEqualTo(ObjectionStatus.REFUSED);
        assertThat(world.objections.letter(late.objectionNo(), late.secret())).contains("超过公示期提出（LATE）");
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.PASSED);
        verify(world.nominations).noticePassed(List.of(CASE_1, CASE_2));
        verify(world.nominations, never()).suspended(any(), any());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoReviewedTheCaseNeitherAdmitsNorInvestigatesNorRulesOnItsObjection(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String objection = world.object(world.published(), 1).objectionNo();
        given(world.reviews.reviewedBy(CASE_1, "reviewer")).willReturn(true);

        refusedReviewer(() -> world.proceedings.decideAdmission(objection, true, null, "", "reviewer"));
        world.proceedings.decideAdmission(objection, true, null, "", DESK);
        world.proceedings.recordSilence(objection);
        refusedReviewer(() -> world.proceedings.investigate(objection, "核查", "属实", false, "reviewer"));
        world.proceedings.investigate(objection, "核查", "属实", false, DESK);
        refusedReviewer(() -> world.proceedings.rule(objection, false, "不成立", "reviewer"));
        world.proceedings.rule(objection, false, "不成立", HEAD);

        assertThat(world.jdbc.queryForObject(
                        "select count(*) from audit_entry where action = 'notice.reviewerRefused'"
                                + " and actor = 'reviewer'",
                        Map.of(),
                        Integer.class))
                .isEqualTo(3);
    }

    private static void refusedReviewer(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
            assertThat(refusal.key()).isEqualTo("notice.reviewerOfTheCase");
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void thePublicReadsTheStoredBytesAndTheirHash(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(3);
        String no = world.notices.draft(2026, CasePath.AUTO, DRAFTER);
        StoredDocument preview = world.notices.preview(no);
        assertThatThrownBy(() -> world.notices.published(no)).hasMessage("notice.unknown");
        world.notices.publish(no, OFFICER);

        StoredDocument document = world.notices.published(no);
        assertThat(document).isEqualTo(preview);
        assertThat(StoredDocument.sha256(document.bytes())).isEqualTo(document.sha256());
        assertThat(world.notices.notice(no).documentSha256()).isEqualTo(document.sha256());
        assertThat(document.text())
                .contains("甲3科技有限公司", "150,000.00", "第十二条", "匿名、冒名的异议和逾期提出的异议不予受理", "保密")
                .contains("/public/notices/GS-2026-001/entries/3/object")
                .contains("lang=\"zh-CN\"", "name=\"viewport\"", "<caption>")
                .doesNotContain("<script", "style=");
        assertThat(document.mainPart()).startsWith("\n<h1>").doesNotContain("</main>");
        assertThat(world.notices.intact(no)).isTrue();
        world.jdbc.update("update notice_entry set amount_fen = 1 where serial = 2", Map.of());
        assertThat(world.notices.intact(no)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoDraftedMayNotPublish(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.notices.draft(2026, CasePath.AUTO, OFFICER);

        assertThatThrownBy(() -> world.notices.publish(no, OFFICER)).hasMessage("notice.drafterPublishes");
        assertThatThrownBy(() -> world.notices.publish(no, DRAFTER)).hasMessage("notice.notOfficer");
        assertThatThrownBy(() -> world.notices.draft(2026, CasePath.AUTO, DRAFTER))
                .hasMessage("notice.nothingProposed");
        assertThatThrownBy(() -> world.notices.draft(2026, CasePath.AUTO, "stranger"))
                .hasMessage("notice.notDrafter");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aPersonalNumberAnywhereStopsPublication(Databases kind) {
        var world = new NoticeWorld(kind);
        ProposedEntry good = world.proposal(1);
        world.proposed.add(new ProposedEntry(
                good.caseNo(),
                good.unitId(),
                good.unitName(),
                good.uscc(),
                good.categoryCode(),
                good.ruleVersionId(),
                "负责人 13800001234 的项目",
                good.clause(),
                good.amount(),
                good.path()));
        String no = world.notices.draft(2026, CasePath.AUTO, DRAFTER);

        assertThatThrownBy(() -> world.notices.publish(no, OFFICER)).hasMessage("notice.personalNumbers");
        assertThat(world.notices.notice(no).status()).isEqualTo(NoticeStatus.DRAFT);
        verify(world.nominations, never()).markInNotice(any(), anyString());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aProposalThatChangedAfterDraftingIsNotPublished(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.notices.draft(2026, CasePath.AUTO, DRAFTER);
        world.proposed.clear();

        assertThatThrownBy(() -> world.notices.publish(no, OFFICER)).hasMessage("notice.proposalChanged");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aWithdrawnNoticeGivesItsCasesBackExceptThoseUnderObjection(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();
        ObjectionReceipt receipt = world.object(no, 1);

        world.notices.withdraw(no, "名单有误", OFFICER);
        world.notices.releaseEntries(no);
        world.notices.releaseEntries(no);

        verify(world.nominations).backToProposed(List.of(CASE_2), no);
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.HELD);
        assertThat(world.status(no, 2)).isEqualTo(EntryStatus.WITHDRAWN);
        assertThat(world.tokens.pending()).contains(new Pending("notice.withdrawn", "public-notice", no));
        assertThatThrownBy(() -> world.notices.published(no)).hasMessage("notice.unknown");
        assertThatThrownBy(() -> world.object(no, 2)).hasMessage("notice.isWithdrawn");
        world.notices.close(no);
        assertThat(world.notices.passedEntries(2026)).isEmpty();

        settle(world, receipt.objectionNo(), false);
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.WITHDRAWN);
        verify(world.nominations).backToProposed(List.of(CASE_1), no);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario16AnUpheldObjectionRemovesTheEntryAndItsCaseAndPromotesNobody(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();
        ObjectionReceipt receipt = world.object(no, 2);
        assertThat(world.status(no, 2)).isEqualTo(EntryStatus.HELD);
        verify(world.nominations).suspended(CASE_2, receipt.objectionNo());

        settle(world, receipt.objectionNo(), true);
        world.proceedings.applyRuling(receipt.objectionNo());

        assertThat(world.status(no, 2)).isEqualTo(EntryStatus.REMOVED);
        verify(world.nominations).removed(eq(CASE_2), anyString());
        assertThat(world.objections.letter(receipt.objectionNo(), receipt.secret()))
                .contains("异议成立", "该条目从名单中移除");
        assertThatThrownBy(() -> world.object(no, 2)).hasMessage("notice.entryGone");
        world.at("2026-02-26T00:00");
        world.notices.close(no);
        verify(world.nominations).noticePassed(List.of(CASE_1));
        assertThat(world.notices.noticedLines(List.of(CASE_1.text(), CASE_2.text())))
                .extracting(NoticedLine::caseNo)
                .containsExactly(CASE_1.text());
        assertThat(world.notices.entries(no)).as("nobody moves up").hasSize(2);
        assertThat(world.notices.passedEntries(2026)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anObjectionDismissedWithinThePeriodListsTheEntryAgain(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        ObjectionReceipt first = world.object(no, 1);
        ObjectionReceipt second = world.object(no, 1);

        settle(world, first.objectionNo(), false);
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.HELD); // the other one is still open
        settle(world, second.objectionNo(), false);

        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.LISTED);
        verify(world.nominations).suspended(CASE_1, first.objectionNo());
        verify(world.nominations).resumed(CASE_1, second.objectionNo());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anObjectionSettledAfterSixtyDaysIsFlaggedAndItsEntryJoinsNextYearsBatch(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        ObjectionReceipt receipt = world.object(no, 1);
        world.at("2026-02-26T00:00");
        world.notices.close(no);
        world.at("2026-04-13T00:00");

        assertThat(world.objections.detail(receipt.objectionNo(), DESK).overdue(world.clock.now()))
                .isTrue();
        settle(world, receipt.objectionNo(), false);

        assertThat(world.notices.passedEntries(2026)).isEmpty();
        assertThat(world.notices.passedEntries(2027)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theDeskMayNotDecideAgainstTheRecordedFacts(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();
        var unsigned = new ObjectionForm(
                "PERSON", "李四光", "0990-5550001", "", "", ObjectionScope.TRUTH, "材料与事实严重不符，请核查。", "", false);
        ObjectionReceipt receipt = world.objections.receive(no, 1, unsigned, "198.51.100.8");
        String objection = receipt.objectionNo();

        assertThatThrownBy(() -> world.proceedings.decideAdmission(objection, true, null, null, DESK))
                .hasMessage("notice.factsSayOtherwise");
        assertThatThrownBy(() -> world.proceedings.decideAdmission(objection, false, "UNSIGNED", null, DESK))
                .hasMessage("notice.signatureStillPossible");
        assertThatThrownBy(() -> world.proceedings.decideAdmission(objection, false, "LATE", null, DESK))
                .hasMessage("notice.reasonMissing");
        world.objections.sign(objection, receipt.secret());
        assertThatThrownBy(() -> world.proceedings.decideAdmission(objection, false, "UNSIGNED", null, DESK))
                .hasMessage("notice.factsSayOtherwise");
        world.proceedings.decideAdmission(objection, false, "OUT_OF_SCOPE", "系对评分的意见", DESK);
        world.proceedings.refuse(objection);
        world.proceedings.refuse(objection);

        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.LISTED);
        assertThat(world.objections.letter(objection, receipt.secret())).contains("系对评分的意见（OUT_OF_SCOPE）");
        assertThatThrownBy(() -> world.objections.follow(objection, "WRONG")).hasMessage("notice.unknownObjection");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theRespondentNeverLearnsWhoObjects(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        ObjectionReceipt receipt = world.object(no, 1);
        String objection = receipt.objectionNo();
        given(world.registry.unitIdOfUser("applicant"))
                .willReturn(Optional.of(world.proposed.get(0).unitId()));

        assertThatThrownBy(() -> world.objections.forRespondent(objection, "applicant"))
                .hasMessage("notice.unknownObjection");
        Admission admission = world.proceedings.decideAdmission(objection, true, null, null, DESK);
        Objection seen = world.objections.forRespondent(objection, "applicant");

        assertThat(admission.unitId()).isEqualTo(world.proposed.get(0).unitId());
        assertThat(seen.content()).contains("发票与事实不符").doesNotContain("张三丰");
        assertThat(seen.toString()).doesNotContain("张三丰", "5550000", "zhang@example.cn");
        assertThatThrownBy(() -> world.objections.forRespondent(objection, "stranger"))
                .hasMessage("notice.notYourObjection");
        assertThatThrownBy(() -> world.objections.objector(objection, "applicant"))
                .hasMessage("notice.notDesk");
        assertThat(world.objections.objector(objection, DESK).name()).isEqualTo("张三丰");
        assertThat(world.audit.page("objection", objection, 0, 50).entries())
                .extracting(entry -> entry.action())
                .contains("notice.objectorSeen");
        assertThatThrownBy(() -> world.proceedings.answer(objection, "不实", "stranger"))
                .hasMessage("notice.notYourObjection");
        world.clock.set(world.proceedings.answerDue(objection));
        assertThatThrownBy(() -> world.proceedings.answer(objection, "不实", "applicant"))
                .hasMessage("notice.answerOver");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoInvestigatesDoesNotRule(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        String objection = world.object(no, 1).objectionNo();
        world.proceedings.decideAdmission(objection, true, null, null, DESK);
        world.proceedings.recordSilence(objection);
        world.proceedings.recordSilence(objection);
        world.proceedings.investigate(objection, "调阅发票", "发票真实", false, DESK);

        assertThatThrownBy(() -> world.proceedings.rule(objection, false, "证据不足", DESK))
                .hasMessage("notice.investigatorRules");
        assertThat(world.objections.steps(objection, DESK))
                .extracting(ObjectionStep::step)
                .containsExactly("received", "admitted", "silent", "investigated");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void oneSourceMaySendOnlySoManyObjectionsADay(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.published();
        for (int i = 0; i < 10; i++) world.object(no, 1);

        assertThatThrownBy(() -> world.object(no, 1)).hasMessage("notice.tooManyObjections");
        world.at("2026-02-12T08:00");
        assertThat(world.object(no, 1).held()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theSearchFindsNoticesByUnitYearAndStatus(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(2);
        String no = world.published();
        world.proposed.add(world.proposal(3));
        world.notices.draft(2026, CasePath.AUTO, DRAFTER);

        assertThat(world.notices.search("", null, null, 0, 10).total()).isEqualTo(1);
        assertThat(world.notices
                        .search("甲2", 2026, NoticeStatus.PUBLISHED, 0, 10)
                        .notices())
                .extracting(NoticeView::no)
                .containsExactly(no);
        assertThat(world.notices.search("100%", null, null, 0, 10).total()).isZero();
        assertThat(world.notices.search("", 2025, null, 0, 10).total()).isZero();
        assertThat(world.notices.search("", null, NoticeStatus.CLOSED, 0, 10).total())
                .isZero();
    }

    static void settle(NoticeWorld world, String objection, boolean upheld) {
        world.proceedings.decideAdmission(objection, true, null, null, DESK);
        world.proceedings.recordSilence(objection);
        world.proceedings.investigate(objection, "调阅发票和账簿", "事实已查清", upheld, DESK);
        world.proceedings.rule(objection, upheld, "第二十条", HEAD);
        world.proceedings.applyRuling(objection);
    }
}
