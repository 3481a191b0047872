package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.Decisions;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.NoticeEntry;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.NoticeProposal;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.notice.Objections;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.Payouts;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.PackZips;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import dev.kechuang.workflow.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * A corrected measure comes into force among running cases: what was filed before finishes as it was filed, also in a category
 * that is no more; what is filed later goes as corrected; one list may hold both.
 */
class RunningCaseKeepsItsVersionTest {

    private static final int YEAR = 2025;
    private static final String OLD = "《X区科技创新奖励补助办法》（X区科创奖补〔2025〕1版）";
    private static final String NEW = "《X区科技创新奖补办法（修订）》（X区科创奖补〔2026〕1版）";
    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @TempDir
    Path data;

    private WholeApplication app;

    @AfterEach
    void stop() {
        if (app != null) app.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void caseFinishesUnderTheVersionItWasFiledUnder(Databases database) throws Exception {
        app = new WholeApplication(database, data, "2026-01-14T10:00");
        for (int no = 1; no <= 4; no++) app.applicant("applicant-" + no, app.unit(no));
        CaseNo alone = recognised(1);
        CaseNo dropped = registered(2);

        publish(amended());
        assertThatThrownBy(() -> registered(3)).isInstanceOf(Refusal.class);
        CaseNo later = recognised(3);
        CaseNo last = recognised(4);
        settled(alone, 1);
        settled(dropped, 2);
        settled(later, 3);
        assertThat(computed()).containsExactly("default-2025 15000000", "default-2025 500000", "x-2026-1 12000000");
        officePagesShowAllOfThem();

        propose(alone);
        String before = notice(5, alone);
        propose(dropped, later);
        String mixed = notice(8, dropped, later);
        settled(last, 4);
        propose(last);
        String after = notice(8, last);

        assertThat(text(before)).contains(OLD, "接受社会监督", "至1月21日（5个工作日）", "0990-5550508");
        assertThat(text(before)).doesNotContain(NEW, "欢迎监督", "0990-5550707");
        assertThat(text(mixed)).contains(OLD + "、" + NEW, "欢迎监督", "至1月26日（8个工作日）", "0990-5550707", "科技型中小企业入库奖励");
        assertThat(text(mixed)).doesNotContain("接受社会监督");
        assertThat(text(after)).contains(NEW, "欢迎监督").doesNotContain(OLD);

        app.until("2026-01-22T09:00");
        assertThat(status(alone)).isEqualTo(CaseStatus.NOTICE_PASSED);
        assertThat(status(dropped)).isEqualTo(CaseStatus.IN_NOTICE);
        app.until("2026-01-27T09:00");
        assertThat(List.of(status(dropped), status(later), status(last))).containsOnly(CaseStatus.NOTICE_PASSED);
        objectionRunsUnderTheMeasureOfItsCase(mixed);

        String list = decide();
        assertThat(bean(Decisions.class).published(list).text()).contains("依据" + OLD + "、" + NEW + "，经公示");
        assertThat(bean(Decisions.class).list(list).ruleVersionId()).isEqualTo("x-2026-1");
        owed(alone, 150_000, "2026-02-04T00:00", "2026-02-27T00:00");
        owed(dropped, 5_000, "2026-02-04T00:00", "2026-02-27T00:00");
        owed(later, 120_000, "2026-02-06T00:00", "2026-03-14T00:00");
        assertThat(app.count("ACT_RU_INCIDENT")).isZero();
    }

    /** Other title, amount, periods and words; the list of technology SMEs makes no cases any more. */
    private static PackZips amended() {
        return PackZips.named("x-2026-1")
                .with("pack.yaml", "title: X区科技创新奖励补助办法", "title: X区科技创新奖补办法（修订）")
                .with("pack.yaml", "X区科创奖补〔2025〕1版", "X区科创奖补〔2026〕1版")
                .with("pack.yaml", "phone: 0990-5550508", "phone: 0990-5550707")
                .with("dmn/cat-C01-params.dmn", "<text>150000</text>", "<text>120000</text>")
                .with("dmn/route.dmn", "<text>5</text>", "<text>8</text>")
                .with("periods.yaml", "objectionAdmission: 3", "objectionAdmission: 4")
                .with("periods.yaml", "payeeConfirm: 5", "payeeConfirm: 7")
                .with("periods.yaml", "payeeNextBatchCalendarDays: 30", "payeeNextBatchCalendarDays: 45")
                .with("documents.yaml", "予以公示，接受社会监督", "予以公示，欢迎监督")
                .with("documents.yaml", "补充材料后在公示期内再次提出的，我局将重新审查。", "本决定为最终答复。")
                .without("categories/c02.yaml")
                .without("dmn/cat-C02-eligibility.dmn")
                .without("forms/apply-c02.form");
    }

    private void publish(PackZips pack) {
        var drafts = bean(PackDrafts.class);
        UUID draft = drafts.upload("pack.zip", pack.zip(), null, "tech-clerk");
        assertThat(drafts.reading(draft, "tech-clerk").findings()).isEmpty();
        drafts.submit(draft, "default-2025", "标准有误", "tech-clerk");
        drafts.approve(draft, "legal-reviewer");
    }

    private CaseNo recognised(int unitNo) {
        return fromList(
                ListKind.HNTE,
                unitNo,
                "企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号",
                "GR20255100000" + unitNo + ",首次认定,2025-10-28,2028-10-27,国科火字〔2025〕301号");
    }

    private CaseNo registered(int unitNo) {
        return fromList(
                ListKind.TECH_SME,
                unitNo,
                "企业名称,统一社会信用代码,入库登记编号,入库日期,公告批次,是否首次",
                "20255199010000000" + unitNo + ",2025-06-12,2025年第3批,是");
    }

    private CaseNo fromList(ListKind kind, int unitNo, String heads, String cells) {
        NewUnit unit = WholeApplication.newUnit(unitNo);
        var csv = heads + "\n" + unit.name() + "," + unit.uscc() + "," + cells;
        var lists = bean(OfficialLists.class);
        var receipt = lists.receive(
                kind, YEAR, kind + "-" + unitNo + ".csv", csv.getBytes(StandardCharsets.UTF_8), "tech-clerk");
        lists.processing(receipt.listId()).join();
        app.settle();
        return CaseNo.of(lists.rows(receipt.listId(), Set.of(RowOutcome.CREATED), 0, 10, "tech-clerk")
                .rows()
                .get(0)
                .caseNo());
    }

    private void settled(CaseNo caseNo, int applicant) {
        bean(NominationFlow.class).entitlementConfirmed(caseNo, false, PROMISES, "applicant-" + applicant);
        app.settle();
        for (String department : bean(JointChecks.class).departmentsOf(caseNo)) {
            bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
        }
        app.settle();
        assertThat(status(caseNo)).isEqualTo(CaseStatus.CALCULATED);
    }

    private List<String> computed() {
        return bean(JdbcTemplate.class)
                .queryForList(
                        "select c.rule_version_id || ' ' || c.amount_fen from calculation c"
                                + " join nomination_case n on n.id = c.case_id order by n.unit_name",
                        String.class);
    }

    private void officePagesShowAllOfThem() throws Exception {
        var pages = MockMvcBuilders.webAppContextSetup((WebApplicationContext) app.context())
                .build();
        for (var page : Map.of("meeting?year=2025", "tech-bureau-head", "cases", "tech-clerk")
                .entrySet()) {
            String html = pages.perform(get("/portal/office/" + page.getKey()).principal(page::getValue))
                    .andExpect(MockMvcResultMatchers.status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(html).contains("国家高新技术企业认定奖励", "科技型中小企业入库奖励");
        }
    }

    private void propose(CaseNo... cases) {
        assertThat(bean(Proposals.class).proposeAll(List.of(cases), "tech-bureau-head"))
                .isEmpty();
        app.settle();
    }

    /** Published today with these cases for so many working days. */
    private String notice(int days, CaseNo... cases) {
        assertThat(bean(Notices.class).proposals(YEAR))
                .singleElement()
                .extracting(NoticeProposal::days, NoticeProposal::count)
                .containsExactly(days, cases.length);
        String no = bean(Notices.class).draft(YEAR, CasePath.AUTO, "tech-clerk");
        app.settle();
        assertThat(bean(Notices.class).entries(no))
                .extracting(NoticeEntry::caseNo)
                .containsExactlyInAnyOrder(cases);
        String preview = bean(Notices.class).preview(no).text();
        bean(NoticeFlow.class).publish(no, "notice-officer");
        app.settle();
        assertThat(text(no)).isEqualTo(preview);
        return no;
    }

    private String text(String noticeNo) {
        return bean(Notices.class).published(noticeNo).text();
    }

    /** Against each entry of the mixed notice, too late: three working days to admit under the old measure, four under the new. */
    private void objectionRunsUnderTheMeasureOfItsCase(String mixed) {
        var objections = bean(Objections.class);
        for (NoticeEntry entry : bean(Notices.class).entries(mixed)) {
            boolean old = entry.categoryCode().equals("C02");
            var receipt = objections.receive(mixed, entry.serial(), objection(), "198.51.100.7");
            String no = receipt.objectionNo();
            assertThat(objections.detail(no, "objection-officer").admissionDue())
                    .isEqualTo(WholeApplication.at(old ? "2026-01-31T00:00" : "2026-02-03T00:00"));
            assertThat(objections.periodsOf(no).objectionAdmission()).isEqualTo(old ? 3 : 4);
            assertThat(objections.letter(no, receipt.secret()))
                    .contains(old ? "补充材料后在公示期内再次提出的" : "本决定为最终答复")
                    .doesNotContain(old ? "本决定为最终答复" : "补充材料后在公示期内再次提出的");
        }
    }

    private static ObjectionForm objection() {
        return new ObjectionForm(
                "PERSON",
                "张三丰",
                "0990-5550000",
                "X区东湖街道",
                "",
                ObjectionScope.TRUTH,
                "该单位申报材料中的发票与事实不符，请予以核实处理。",
                "",
                true);
    }

    private String decide() {
        UUID line = bean(BudgetLines.class)
                .create(YEAR, "科技创新奖补", "2060499", "50701", Money.ofYuan(900_000), "finance-maker");
        String list = bean(Decisions.class).assemble(YEAR, "tech-clerk");
        app.settle();
        bean(DecisionFlow.class).confirmBudget(list, Map.of("C01", line, "C02", line), "列支", "finance-maker");
        app.settle();
        bean(DecisionFlow.class).checkBudget(list, true, "finance-checker");
        app.settle();
        app.complete(
                "recordGovMinutes",
                list,
                "gov-office",
                Map.of(
                        "decision", "APPROVE",
                        "minutesNo", "X政常纪〔2026〕3号",
                        "meetingName", "区政府第12次常务会议",
                        "meetingDate", "2026-01-27"));
        app.complete("numberDecision", list, "gov-office", Map.of("docNo", "X政发〔2026〕9号", "yearSummary", "成果丰硕。"));
        return list;
    }

    private void owed(CaseNo caseNo, long yuan, String remindAt, String confirmUntil) {
        PaymentItem item = bean(Payouts.class).item(PaymentItem.noOf(caseNo.text()));
        assertThat(item.amount()).isEqualTo(Money.ofYuan(yuan));
        assertThat(List.of(local(item.remindAt()), local(item.confirmUntil())))
                .isEqualTo(Arrays.asList(LocalDateTime.parse(remindAt), LocalDateTime.parse(confirmUntil)));
        assertThat(item.categoryName()).isNotBlank();
    }

    private static LocalDateTime local(Instant instant) {
        return instant.atZone(BusinessClock.ZONE).toLocalDateTime();
    }

    private CaseStatus status(CaseNo caseNo) {
        return bean(Nominations.class).status(caseNo);
    }

    private <T> T bean(Class<T> type) {
        return app.bean(type);
    }
}
