package dev.kechuang.nomination.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.form.FormView;
import dev.kechuang.nomination.CasePage;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.web.CaseView.Calculation;
import dev.kechuang.nomination.web.CaseView.Correction;
import dev.kechuang.nomination.web.CaseView.Department;
import dev.kechuang.nomination.web.CaseView.Event;
import dev.kechuang.nomination.web.CaseView.File;
import dev.kechuang.nomination.web.CaseView.Head;
import dev.kechuang.nomination.web.CaseView.Review;
import dev.kechuang.nomination.web.CaseView.Step;
import dev.kechuang.nomination.web.CaseView.Wait;
import dev.kechuang.nomination.web.CaseView.Word;
import dev.kechuang.nomination.web.Deadlines.Deadline;
import dev.kechuang.nomination.web.DraftPages.EditorPage;
import dev.kechuang.nomination.web.MeetingPages.Choice;
import dev.kechuang.nomination.web.MeetingPages.Group;
import dev.kechuang.nomination.web.MeetingPages.Line;
import dev.kechuang.nomination.web.OfficePages.Found;
import dev.kechuang.nomination.web.OfficePages.Search;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.portal.Messages;
import dev.kechuang.shared.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Every page with everything on it, in both languages: nothing breaks, no text is missing, what people typed is no markup. */
class PagesRenderTest {

    private static final MessageSource MESSAGES = Messages.source();
    private static final SpringTemplateEngine ENGINE = engine();
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Deadline SOON = new Deadline("2026-04-07 24:00", 1, false);
    private static final Deadline GONE = new Deadline("2026-03-31 24:00", null, true);
    private static final String TYPED = "<b>&\"我司'</b>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case",
                "receipt",
                "withdraw",
                "entitlement",
                "statement",
                "correction",
                "dossier",
                "meeting",
                "cases",
                "office",
                "discard",
                "as-of"
            })
    void everyPageIsWholeInBothLanguages(String name) {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            String html = html(name, locale);
            assertThat(html)
                    .doesNotContain("??", "nomination.page.", "<b>&", "style=\"", "onclick", "{0}")
                    .contains("<main", "</html>");
            if (!Set.of("office", "discard", "cases", "meeting").contains(name)) {
                assertThat(html).contains("KC-2026-C04-000001");
            }
        }
    }

    @Test
    void aFormBeginsWithWhatIsDemandedInTheReadersLanguage() {
        Category category = DefaultPack.read().category("C04");

        assertThat(html("editor", Locale.ENGLISH))
                .contains("<details", category.conditions().get(0).en())
                .contains(category.evidence().get(0).labelEn());
        assertThat(html("editor", Locale.SIMPLIFIED_CHINESE))
                .contains(
                        category.conditions().get(0).zh(),
                        category.evidence().get(0).labelZh());
    }

    @Test
    void missingEvidenceIsNamedInTheReadersLanguage() {
        EvidenceItem item = DefaultPack.read().category("C04").evidence().get(0);
        Problem problem = Problem.of(item.key(), "nomination.check.evidenceMissing", item.label());
        Object[] args = problem.args().toArray();

        assertThat(MESSAGES.getMessage(problem.key(), args, Locale.ENGLISH)).contains(item.labelEn());
        assertThat(MESSAGES.getMessage(problem.key(), args, Locale.SIMPLIFIED_CHINESE))
                .contains(item.labelZh());
    }

    @Test
    void aDossierExplainsEveryStepInTheReadersLanguage() {
        assertThat(html("dossier", Locale.ENGLISH))
                .contains("Amount by standard", "150000 × 1 = 150000", "C04-3")
                .doesNotContain("按标准取定额");
    }

    @Test
    void everyStatusHasItsNameAndItsPlaceInTheTimeline() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Arrays.stream(CaseStatus.values()).forEach(status -> {
                assertThat(MESSAGES.getMessage("nomination.page.status." + status, null, locale))
                        .isNotBlank();
                assertThat(MESSAGES.getMessage("nomination.page.event." + status, null, locale))
                        .isNotBlank();
                assertThat(CaseLook.tone(status)).isNotNull();
            });
        }
    }

    private static String html(String name, Locale locale) {
        var servlets = JakartaServletWebApplication.buildApplication(new MockServletContext());
        var exchange = servlets.buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse());
        return ENGINE.process("nomination/" + name, new WebContext(exchange, locale, model(locale)));
    }

    private static Map<String, Object> model(Locale locale) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("demands", Demands.of(DefaultPack.read().category("C04"), locale));
        model.put("view", view());
        model.put("hash", "ab".repeat(32));
        model.put("reason", TYPED);
        model.put("approver", true);
        model.put("internal", true);
        model.put("problems", Map.of("reason", "错", "statement", "错", "case", "错", "publicConsent", "错", "", "错"));
        model.put("expected", new ReplyPages.Expected("150,000.00", "C01-1", steps()));
        model.put("ticks", List.of("privacyNoticeAck", "integrityCommitment", "publicConsent"));
        model.put("reply", new ReplyPages.Reply("CONFIRM", Set.of("publicConsent"), TYPED));
        model.put("department", "dept-tax");
        model.put("statement", TYPED);
        model.put("page", new EditorPage(ID, "平台", 2026, SOON, form(), Map.of(), "10:00"));
        model.put("savedAt", "10:00");
        model.put("malformed", 2);
        model.put("id", ID);
        model.put("category", "平台");
        model.put("searches", true);
        model.put("head", true);
        model.put("year", 2026);
        model.put("total", 1200L);
        model.put("shown", 1000);
        model.put("sum", "150,000.00");
        var lines = List.of(
                new Line(ID, "KC-2026-C04-000001", TYPED, TYPED, "C04-3", "150,000.00", true),
                new Line(ID, "KC-2026-C04-000002", "某单位", "某事项", "C04-0", "0.00", false));
        model.put("groups", List.of(new Group("C04", "平台", lines, "150,000.00")));
        model.put("choice", new Choice(Set.of("KC-2026-C04-000001"), TYPED));
        model.put("search", new Search("2026", "C04", "PAID", TYPED));
        model.put("found", new CasePage(List.of(), 60, 1, 25));
        model.put("lines", List.of(new Found(ID, "KC-2026-C04-000001", "C04", TYPED, TYPED, "已拨付", "good", "", "")));
        model.put("categories", List.of(new OfficePages.Choice("C04", "平台")));
        model.put("statuses", List.of(new OfficePages.Choice("PAID", "已拨付")));
        model.put("versions", List.of(new AsOfPages.Version("default-2026", TYPED, "2026-01-01", "2027-12-31", true)));
        model.put(
                "asOf",
                new AsOfPages.Shown(
                        "default-2026",
                        TYPED,
                        true,
                        null,
                        "C04-3",
                        "0.00",
                        "150,000.00",
                        null,
                        "",
                        steps(),
                        List.of(TYPED)));
        model.put("base", "/portal/office/cases?text=a&page=");
        return model;
    }

    private static FormView form() {
        return new FormView("apply-c04", List.of(), List.of(), Map.of("requiredNote", "必填"));
    }

    private static List<Step> steps() {
        return List.of(new Step("Amount by standard", "按标准取定额", "150000 × 1 = 150000"));
    }

    private static CaseView view() {
        var head = new Head(
                ID,
                "KC-2026-C04-000001",
                "平台",
                "C04",
                TYPED,
                2026,
                TYPED,
                "91519901MA6A000158",
                "资格定补",
                "CORRECTION_REQUIRED",
                "待补正",
                "warn",
                "150,000.00",
                "C04-3",
                "2026-03-30 10:00",
                true,
                "GS-2026-001",
                "X政发〔2026〕1号",
                true);
        var sheet = new AnswerSheet(List.of(new AnswerSheet.Section(
                "申报主体",
                List.of(
                        new AnswerSheet.Line("名称", TYPED, null, null),
                        new AnswerSheet.Line("表", "", List.of("甲"), List.of(List.of(TYPED))),
                        new AnswerSheet.Line("空表", "", List.of("甲"), List.of())))));
        return new CaseView(
                head,
                List.of(new Wait("科技局业务经办", SOON), new Wait("您单位", GONE), new Wait("区政府办", null)),
                List.of(new Event("提交申报", "2026-03-30 10:00", "张三", TYPED)),
                List.of(new Correction(1, List.of(TYPED, "第二项"), SOON, "2026-04-01 09:00", false)),
                List.of(
                        new Department("dept-tax", "税务部门", "拟否决", "warn", null, SOON, TYPED),
                        new Department("dept-hr", "人社部门", "征求意见中", "", GONE, null, null)),
                List.of(new Word("税务部门", "出具意见", "否决", TYPED, "李四", "2026-04-02 09:00")),
                List.of(new Review(1, "要求补正", "R1", TYPED, true, "", "2026-04-01 09:00")),
                List.of(
                        run(2, "default-2026a", true, "2026-04-10 09:00"),
                        run(1, "default-2026", false, "2026-04-09 09:00")),
                sheet,
                List.of(new CaseView.Promise(TYPED, "default-2026", "张三", "2026-04-02 09:00")),
                List.of(new File(ID, TYPED + ".pdf", "1 KB", "认定文件", "2026-03-30 09:00", "ab".repeat(32))));
    }

    private static Calculation run(int no, String version, boolean redone, String at) {
        return new Calculation(no, "150,000.00", "0.00", "C04-3", steps(), version, TYPED, redone, at);
    }

    private static SpringTemplateEngine engine() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(MESSAGES);
        return engine;
    }
}
