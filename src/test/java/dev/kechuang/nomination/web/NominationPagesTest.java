package dev.kechuang.nomination.web;

import static dev.kechuang.nomination.web.FilledForms.moved;
import static dev.kechuang.nomination.web.FilledForms.named;
import static dev.kechuang.nomination.web.FilledForms.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.KechuangApplication;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.notification.MessageTexts;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Uscc;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.TokenQueue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The applicant's and the office's way through the pages, in the whole application. */
@SpringBootTest(
        classes = {KechuangApplication.class, NominationPagesTest.Summer.class},
        properties = {
            "spring.datasource.url=jdbc:h2:mem:nomination-pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "camunda.bpm.job-execution.enabled=false",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "kechuang.data-dir=target/nomination-pages",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NominationPagesTest {

    static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    static final String FILLER = "page-filler";
    static final String SIGNER = "page-signer";
    static final String STRANGER = "page-stranger";
    static final String CLERK = "page-clerk";
    static final String HEAD = "page-head";

    /** The shipped calendar ends, the test must not. Timers follow the real clock and are therefore off. */
    @TestConfiguration
    static class Summer {
        @Bean
        @Primary
        BusinessClock summerClock() {
            return BusinessClock.fixedAt(Instant.parse("2026-06-10T02:00:00Z"));
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    CallWindows windows;

    @Autowired
    Entitlements entitlements;

    @Autowired
    Dossiers dossiers;

    @Autowired
    NominationFlow nominations;

    @Autowired
    Processes processes;

    @Autowired
    TokenQueue tokens;

    @Autowired
    ManagementService jobs;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    NewUnit listed;

    @BeforeAll
    void people() {
        UUID unit = unit(1, "示范区星河智能装备有限公司");
        UUID other = unit(2, "示范区远山生物有限公司");
        listed = named(1, "示范区星河智能装备有限公司");
        account(FILLER, unit, "applicant-operator");
        account(SIGNER, unit, "applicant-operator", "applicant-approver");
        account(STRANGER, other, "applicant-operator", "applicant-approver");
        account(CLERK, null, "tech-clerk");
        account(HEAD, null, "tech-bureau-head");
        windows.open(2026, List.of("C04"), LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 31), HEAD);
    }

    @Test
    void anApplicationIsFilledInSavedCheckedAndSignedByTheRightPerson() throws Exception {
        assertThat(page(FILLER, "/portal/my")).contains("科技创新平台认定奖励", "2026-07-31 24:00", "个工作日");
        String draft = sent(FILLER, post("/portal/my/drafts").param("category", "C04"), 302);
        assertThat(page(FILLER, draft)).contains("示范区星河智能装备有限公司", "value=\"2018-05-01\"");

        assertThat(sent(
                        FILLER,
                        post(draft + "/autosave").param("employees", "12").header("HX-Request", "true"),
                        200))
                .contains("已保存 10:00")
                .doesNotContain("<html");
        var proof = new MockMultipartFile("file:ev1", "证书.pdf", "application/pdf", PDF);
        var wrong = multipart(draft).file(proof).param("employees", "很多").param("platformName", "某平台");
        assertThat(sent(FILLER, wrong, 400)).contains("value=\"很多\"", "请填写数字", "证书.pdf", "示范区星河智能装备有限公司");
        assertThat(page(FILLER, draft)).contains("value=\"很多\"", "value=\"某平台\"", "证书.pdf");
        assertThat(page(FILLER, draft + "/review")).contains("处需要处理", "请填写数字", "授权签字人");

        var fake = new MockMultipartFile(
                "file:ev2", "批文.pdf", "application/pdf", "no pdf".getBytes(StandardCharsets.UTF_8));
        assertThat(sent(FILLER, whole(multipart(draft).file(fake)), 400)).contains("文件", "某省级平台");
        var approval = new MockMultipartFile("file:ev2", "批文.pdf", "application/pdf", PDF);
        assertThat(sent(FILLER, whole(multipart(draft).file(approval)).param("_action", "review"), 302))
                .isEqualTo(draft + "/review");
        assertThat(page(FILLER, draft + "/review")).contains("预检通过", "某省级平台", "批文.pdf", "须由本单位授权签字人提交");
        assertThat(sent(FILLER, post(draft + "/submit"), 403)).contains("某省级平台");

        String receipt = sent(SIGNER, post(draft + "/submit"), 302);
        assertThat(page(SIGNER, receipt)).contains("KC-2026-C04-000001").containsPattern("[0-9a-f]{64}");
        String own = receipt.replace("/receipt", "");
        assertThat(page(SIGNER, own)).contains("形式审查中", "科技局业务经办", "2026-06-17 24:00");
        assertThat(sent(FILLER, post(draft).param("employees", "1"), 409)).isNotBlank();
        assertThat(sent(SIGNER, post(own + "/withdraw").param("reason", " "), 400))
                .contains("请填写理由");
        assertThat(sent(FILLER, post(own + "/withdraw").param("reason", "不再申报"), 403))
                .contains("不再申报");

        assertThat(page(CLERK, "/portal/office/cases?text=000001&category=C04")).contains("KC-2026-C04-000001");
        String dossier = own.replace("/my", "");
        assertThat(page(CLERK, dossier))
                .contains("138****8000", "某省级平台", "金额测算")
                .doesNotContain("13800138000");
        assertThat(page(SIGNER, own)).contains("13800138000");
        assertThat(got(CLERK, "/portal/cases/by-no/KC-2026-C04-000001").getRedirectedUrl())
                .isEqualTo(dossier);
        assertThat(got(CLERK, "/portal/office/meeting").getStatus()).isEqualTo(403);
        assertThat(page(HEAD, "/portal/office/meeting?lang=en")).contains("Bureau meeting", "No case waits");
        assertThat(page(HEAD, "/portal/office?lang=zh")).contains("局务会审定");

        foreignCasesLookLikeMissingOnes(own);
    }

    @Test
    void aUnitRegisteredThroughThePageSubmitsItsFirstNomination() throws Exception {
        String uscc = Uscc.withCheckDigits("91110101MA990077").text();
        var typed = Map.ofEntries(
                Map.entry("name", "示范区初见精密有限公司"),
                Map.entry("uscc", uscc),
                Map.entry("applicantType", "ENTERPRISE"),
                Map.entry("registeredAddress", "示范区高新大道77号"),
                Map.entry("townCode", "河口镇"),
                Map.entry("legalRepName", "陈初见"),
                Map.entry("industryCode", "C3521"),
                Map.entry("establishedOn", "2018-05-01"),
                Map.entry("contactName", "刘敏"),
                Map.entry("contactMobile", "13800138000"),
                Map.entry("userId", "page-newcomer"),
                Map.entry("displayName", "刘敏"),
                Map.entry("password", "a-long-password-1"));
        var anonymous = mvc.perform(get("/register")).andReturn().getResponse();
        assertThat(anonymous.getContentAsString(StandardCharsets.UTF_8))
                .contains("<option value=\"519901101\">河口镇</option>");
        assertThat(registered(typed, Map.of(), 400)).contains("请从本区的镇街、园区中选择", "示范区高新大道77号");
        assertThat(registered(typed, Map.of("townCode", "519901101"), 302)).isEqualTo("/sign-in?registered");

        String draft = sent("page-newcomer", post("/portal/my/drafts").param("category", "C04"), 302);
        for (String slot : List.of("ev1", "ev2")) {
            var proof = new MockMultipartFile("file:" + slot, slot + ".pdf", "application/pdf", PDF);
            sent("page-newcomer", multipart(draft).file(proof), 302);
        }
        String review = sent("page-newcomer", whole(multipart(draft), "初见检测平台").param("_action", "review"), 302);
        assertThat(page("page-newcomer", review)).contains("预检通过");
        String receipt = sent("page-newcomer", post(draft + "/submit"), 302);
        assertThat(page("page-newcomer", receipt)).contains("示范区初见精密有限公司");
    }

    @Test
    void everyMessageLeadsToAPageThatExists() {
        var known = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{[^}]*}", "*"))
                .toList();
        MessageTexts.links()
                .forEach((template, path) -> assertThat(known)
                        .as(template.toString())
                        .contains(path.toString()
                                .replaceAll("\\{[^}]*}(?=/(correction|entitlement|statement)$)", "{no}")
                                .replaceAll("/(correction|entitlement|statement)$", "/{page}")
                                .replaceAll("\\{[^}]*}", "*")));
    }

    @Test
    void theOperatorKeepsTheUnitsDetailsUpToDate() throws Exception {
        String here = "/portal/my/unit";
        assertThat(page(STRANGER, here)).contains("示范区远山生物有限公司", "高新技术产业园区");
        assertThat(sent(STRANGER, moved(post(here), "T01"), 400)).contains("请从本区的镇街、园区中选择", "河口镇新路1号");
        assertThat(sent(STRANGER, moved(post(here), "519901101"), 302)).isEqualTo(here + "?done");
        var unit = registry.unitOfUser(STRANGER);
        assertThat(unit.townCode()).isEqualTo("519901101");
        assertThat(unit.name()).isEqualTo("示范区远山生物有限公司");
    }

    @Test
    void aCorrectionPeriodIsExtendedOnceFromItsPageAndOnlyByTheOwnUnit() throws Exception {
        CaseNo caseNo = awaitingCorrection();
        String here = "/portal/my/cases/" + dossiers.summary(caseNo).id() + "/correction";
        assertThat(page(SIGNER, here)).contains(here + "/extension", "2026-06-17 24:00", "申请延长");
        assertThat(sent(STRANGER, post(here + "/extension"), 404)).isNotBlank();

        assertThat(sent(SIGNER, post(here + "/extension"), 302)).isEqualTo(here + "?extended");

        assertThat(page(SIGNER, here))
                .contains("2026-06-25 24:00")
                .doesNotContain(here + "/extension", "2026-06-17 24:00");
        assertThat(sent(SIGNER, post(here + "/extension"), 409)).contains("补正期限已延长过一次");
    }

    private CaseNo awaitingCorrection() {
        Map<String, Object> facts = Map.of("recognitionType", "FIRST", "certificateNo", "GR202651000003");
        CaseNo caseNo = entitlements
                .createFromList(2026, "C01", List.of(new ListHit(listed, facts)), CLERK)
                .created()
                .get(0);
        runContinuations();
        nominations.entitlementContested(caseNo, false, "证书编号有误", SIGNER);
        runContinuations();
        processes.complete(
                "userTask_decideFormalReview",
                caseNo.text(),
                CLERK,
                Map.of("decision", "CORRECT", "items", "证书—缺第二页—补全—指南第三条"));
        runContinuations();
        return caseNo;
    }

    private void runContinuations() {
        for (int round = 0; round < 20; round++) {
            tokens.drain();
            jobs.createJobQuery().messages().list().forEach(job -> jobs.executeJob(job.getId()));
        }
    }

    private void foreignCasesLookLikeMissingOnes(String own) throws Exception {
        String missing = "/portal/my/cases/" + UUID.randomUUID();
        for (String rest : List.of("", "/receipt", "/withdraw", "/entitlement", "/statement", "/correction")) {
            var foreign = got(STRANGER, own + rest);
            assertThat(foreign.getStatus()).as(rest).isEqualTo(404);
            assertThat(bare(foreign)).isEqualTo(bare(got(STRANGER, missing + rest)));
        }
        String draft = own.replace("cases", "drafts");
        assertThat(got(STRANGER, draft).getStatus()).isEqualTo(404);
        assertThat(sent(STRANGER, post(draft).param("employees", "1"), 404)).isNotBlank();
        assertThat(sent(STRANGER, post(draft + "/autosave").param("employees", "1"), 404))
                .isNotBlank();
        assertThat(sent(STRANGER, post(draft + "/submit"), 404)).isNotBlank();
        assertThat(sent(STRANGER, post(own + "/withdraw").param("reason", "x"), 404))
                .isNotBlank();
        assertThat(got(STRANGER, own.replace("/my", "")).getStatus()).isEqualTo(404);
        assertThat(got(STRANGER, "/portal/my/by-no/KC-2026-C04-000001/correction")
                        .getStatus())
                .isEqualTo(404);
        assertThat(got(STRANGER, "/portal/office/cases").getStatus()).isEqualTo(403);
        assertThat(got(CLERK, own).getStatus()).isEqualTo(403);
    }

    @Test
    void anEntitlementIsConfirmedOnlyWithAllCommitmentsAndContestedOnlyWithAReason() throws Exception {
        Map<String, Object> facts = Map.of("recognitionType", "FIRST", "certificateNo", "GR202651000001");
        CaseNo caseNo = entitlements
                .createFromList(2026, "C01", List.of(new ListHit(listed, facts)), CLERK)
                .created()
                .get(0);
        UUID id = dossiers.summary(caseNo).id();
        String here = "/portal/my/cases/" + id + "/entitlement";

        assertThat(page(FILLER, "/portal/my")).contains("免申即享：请确认", caseNo.text(), here);
        assertThat(got(FILLER, "/portal/my/by-no/" + caseNo.text() + "/entitlement")
                        .getRedirectedUrl())
                .isEqualTo(here);
        assertThat(page(FILLER, here)).contains("150,000.00 元", "C01", "GR202651000001", "个人信息告知");
        assertThat(sent(FILLER, post(here).param("decision", "CONFIRM").param("tick", "publicConsent"), 400))
                .containsPattern("value=\"publicConsent\"\\s+checked")
                .contains("确认前请勾选此项", "integrityCommitment-error");
        assertThat(sent(FILLER, post(here).param("decision", "CONTEST").param("reason", " "), 400))
                .contains("请填写理由");
        assertThat(sent(STRANGER, post(here).param("decision", "CONFIRM"), 404)).isNotBlank();
        confirmedEntitlementShowsItsCommitments();
        String next = sent(FILLER, post(here).param("decision", "CONTEST").param("reason", "证书编号有误"), 302);
        assertThat(page(FILLER, next)).contains("您的答复已收到", "形式审查中", "证书编号有误");
        assertThat(page(FILLER, "/portal/my?lang=en")).contains("In formal review");
        assertThat(page(FILLER, "/portal/my?lang=zh")).doesNotContain("免申即享：请确认");
    }

    private void confirmedEntitlementShowsItsCommitments() throws Exception {
        CaseNo caseNo = entitlements
                .createFromList(
                        2026,
                        "C01",
                        List.of(new ListHit(
                                listed, Map.of("recognitionType", "FIRST", "certificateNo", "GR202651000002"))),
                        CLERK)
                .created()
                .get(0);
        UUID id = dossiers.summary(caseNo).id();
        var confirm = post("/portal/my/cases/" + id + "/entitlement").param("decision", "CONFIRM");
        for (String promise : List.of(
                "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent"))
            confirm.param("tick", promise);
        assertThat(page(FILLER, sent(FILLER, confirm, 302))).contains("确认时作出的承诺", "如有虚假，愿意退回资金", "default-2025");
        assertThat(page(CLERK, "/portal/cases/" + id)).contains("确认时作出的承诺", FILLER);
    }

    private String registered(Map<String, String> typed, Map<String, String> corrected, int status) throws Exception {
        var all = new HashMap<>(typed);
        all.putAll(corrected);
        var request = post("/register").with(csrf());
        all.forEach(request::param);
        var response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return status == 302 ? response.getRedirectedUrl() : response.getContentAsString(StandardCharsets.UTF_8);
    }

    private UUID unit(int no, String name) {
        return registry.ensureUnits(List.of(named(no, name))).get(0).id();
    }

    private void account(String userId, UUID unit, String... roles) {
        accounts.create(new NewAccount(userId, userId, null, "a-long-password-1", unit, Set.of(roles)), "test");
    }

    private String page(String userId, String address) throws Exception {
        var response = got(userId, address);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(html).doesNotContain("??", "nomination.page.", "style=\"");
        return html;
    }

    private MockHttpServletResponse got(String userId, String address) throws Exception {
        return mvc.perform(get(address).with(as(userId))).andReturn().getResponse();
    }

    /** The page that came back, or where it leads. */
    private String sent(String userId, MockHttpServletRequestBuilder request, int status) throws Exception {
        var response =
                mvc.perform(request.with(as(userId)).with(csrf())).andReturn().getResponse();
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(html).isEqualTo(status);
        return status == 302 ? response.getRedirectedUrl() : html;
    }

    private RequestPostProcessor as(String userId) {
        return user(userId).roles(registry.rolesOf(userId).toArray(String[]::new));
    }

    /** Without what differs from request to request. */
    private static String bare(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }
}
