package dev.kechuang.notice.web;

import static dev.kechuang.notice.NoticeWorld.DESK;
import static dev.kechuang.notice.NoticeWorld.DRAFTER;
import static dev.kechuang.notice.NoticeWorld.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.notice.EntryStatus;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.NoticeStatus;
import dev.kechuang.notice.NoticeWorld;
import dev.kechuang.notice.ObjectionReceipt;
import dev.kechuang.notice.Pages;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.portal.Messages;
import dev.kechuang.testsupport.Databases;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class NoticePagesTest {

    private final NoticeWorld world = new NoticeWorld(Databases.H2);
    private final EvidenceStore evidence = mock();
    private final NoticeFlow flow = new NoticeFlow() {
        @Override
        public void publish(String noticeNo, String userId) {
            world.notices.publish(noticeNo, userId);
        }

        @Override
        public void answer(String objectionNo, String answer, String userId) {
            world.proceedings.answer(objectionNo, answer, userId);
        }
    };
    private final MockMvc pages = Pages.of(
            new Times(),
            new PublicNoticeController(world.notices),
            new PublicObjectionController(world.objections, evidence, Messages.source()),
            new NoticeOfficeController(world.notices, flow, world.registry, world.clock),
            new ObjectionOfficeController(world.objections, evidence, world.clock),
            new MyObjectionController(world.objections, flow));

    NoticePagesTest() {
        given(evidence.list(anyString(), any())).willReturn(List.of());
    }

    @Test
    void theOfficeDraftsPreviewsPublishesAndWithdraws() throws Exception {
        world.propose(2);
        pages.perform(get("/portal/notice").principal(as(DRAFTER)))
                .andExpect(content().string(containsString("名单认定")))
                .andExpect(content().string(containsString("300,000.00")));
        pages.perform(post("/portal/notice/draft")
                        .param("year", "2026")
                        .param("path", "AUTO")
                        .principal(as(DRAFTER)))
                .andExpect(redirectedUrl("/portal/notice/GS-2026-001"));
        pages.perform(get("/portal/notice/GS-2026-001").principal(as(DRAFTER)))
                .andExpect(content().string(containsString("公示期：2026年2月11日至2月25日（5个工作日）")))
                .andExpect(content().string(not(containsString("/publish"))));
        pages.perform(get("/portal/notice/GS-2026-001").principal(as(OFFICER)))
                .andExpect(content().string(containsString("/publish")));
        pages.perform(post("/portal/notice/GS-2026-001/publish").principal(as(OFFICER)))
                .andExpect(redirectedUrl("/portal/notice/GS-2026-001"));
        pages.perform(get("/portal/notice/GS-2026-001").principal(as(OFFICER)))
                .andExpect(content().string(containsString("公示中")));
        pages.perform(post("/portal/notice/GS-2026-001/withdraw")
                        .param("reason", "名单有误")
                        .principal(as(OFFICER)))
                .andExpect(redirectedUrl("/portal/notice/GS-2026-001"));
        assertThat(world.notices.notice("GS-2026-001").status()).isEqualTo(NoticeStatus.WITHDRAWN);
        pages.perform(get("/public/notices/GS-2026-001"))
                .andExpect(content().string(containsString("名单有误")))
                .andExpect(content().string(not(containsString("甲1科技"))));
    }

    /** Acceptance scenario 26. */
    @Test
    void scenario26ThePublicPageShowsTheStoredTextAndTheDownloadHasTheStoredHash() throws Exception {
        world.propose(2);
        String no = world.published();
        StoredDocument stored = world.notices.published(no);

        pages.perform(get("/public/notices").param("q", "甲2科技").param("year", "2026"))
                .andExpect(content().string(containsString("/public/notices/" + no)));
        pages.perform(get("/public/notices/" + no))
                .andExpect(content().string(containsString(stored.mainPart())))
                .andExpect(content().string(containsString(stored.sha256())));
        byte[] downloaded = pages.perform(get("/public/notices/" + no + "/download"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Document-SHA256", stored.sha256()))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(StoredDocument.sha256(downloaded)).isEqualTo(stored.sha256());
    }

    @Test
    void anObjectionIsHandedInWithoutAnAccountAndFollowedByItsCode() throws Exception {
        world.propose(1);
        String no = world.published();
        pages.perform(get("/public/objections/new")).andExpect(redirectedUrl("/public/notices?status=PUBLISHED"));
        pages.perform(get("/public/notices/" + no + "/entries/1/object"))
                .andExpect(content().string(containsString("甲1科技有限公司")));
        pages.perform(multipart("/public/notices/" + no + "/entries/1/object").param("objectorName", "张三丰"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("张三丰")))
                .andExpect(content().string(containsString("请选择异议事项")));
        var sent = pages.perform(multipart("/public/notices/" + no + "/entries/1/object")
                        .param("objectorName", "张三丰")
                        .param("contactPhone", "0990-5550000")
                        .param("scope", "TRUTH")
                        .param("content", "该单位申报材料中的发票与事实不符。"))
                .andExpect(redirectedUrl("/public/objections/receipt"))
                .andReturn();
        var receipt = (ObjectionReceipt) sent.getFlashMap().get("receipt");
        assertThat(world.status(no, 1)).isEqualTo(EntryStatus.HELD);
        pages.perform(get("/public/objections/receipt").flashAttrs(sent.getFlashMap()))
                .andExpect(content().string(containsString(receipt.objectionNo())))
                .andExpect(content().string(containsString(receipt.secret())));
        pages.perform(get("/public/objections")).andExpect(content().string(containsString("查询码")));
        pages.perform(post("/public/objections/sign")
                        .param("no", receipt.objectionNo())
                        .param("code", receipt.secret()))
                .andExpect(content().string(containsString("已收到，待决定是否受理")));
    }

    @Test
    void theDeskSeesTheObjectorAndTheUnitDoesNot() throws Exception {
        world.propose(1);
        String no = world.published();
        String objection = world.object(no, 1).objectionNo();
        given(world.registry.unitIdOfUser("applicant"))
                .willReturn(Optional.of(world.proposed.get(0).unitId()));

        pages.perform(get("/portal/office/objections").principal(as(DESK)))
                .andExpect(content().string(containsString(objection)));
        pages.perform(get("/portal/office/objections/" + objection).principal(as(DESK)))
                .andExpect(content().string(containsString("张三丰")));
        world.proceedings.decideAdmission(objection, true, null, null, DESK);
        pages.perform(get("/portal/my/objections/" + objection).principal(as("applicant")))
                .andExpect(content().string(containsString("发票与事实不符")))
                .andExpect(content().string(containsString("2026-02-25")))
                .andExpect(content().string(not(containsString("张三丰"))));
        pages.perform(post("/portal/my/objections/" + objection)
                        .param("answer", "发票属实")
                        .principal(as("applicant")))
                .andExpect(redirectedUrl("/portal/my/objections/" + objection));
        pages.perform(get("/portal/office/objections/" + objection).principal(as(DESK)))
                .andExpect(content().string(containsString("发票属实")));
    }

    @Test
    void cluesAreListedAndClosed() throws Exception {
        world.propose(1);
        String no = world.published();
        pages.perform(multipart("/public/notices/" + no + "/entries/1/object")
                .param("scope", "TRUTH")
                .param("content", "发票系虚开，请核查该发票。")
                .param("clue", "发票号 04403210"));
        pages.perform(get("/portal/office/objections").principal(as(DESK)))
                .andExpect(content().string(containsString("发票号 04403210")));
        var clue = world.objections.clues(DESK).get(0);
        pages.perform(post("/portal/office/clues/" + clue.id())
                        .param("finding", "发票真实")
                        .principal(as(DESK)))
                .andExpect(redirectedUrl("/portal/office/objections"));
        pages.perform(get("/portal/office/objections").param("all", "true").principal(as(DESK)))
                .andExpect(content().string(containsString("不属实")));
    }

    private static Principal as(String userId) {
        return () -> userId;
    }
}
