package dev.kechuang.payout.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.KechuangApplication;
import dev.kechuang.payout.Award;
import dev.kechuang.payout.AwardBooks;
import dev.kechuang.payout.BatchStatus;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.PaymentTerms;
import dev.kechuang.payout.model.ResultFile;
import dev.kechuang.payout.model.Table;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Uscc;
import dev.kechuang.workflow.TokenQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One award from the unit's page to the ledger, through the pages, the real engine and the seam. */
@SpringBootTest(
        classes = KechuangApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:payout-pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutPagesTest {

    private static final String CASE = "KC-2026-C01-000901";
    private static final String ITEM = PaymentItem.noOf(CASE);
    private static final String UNIT = "拨付测试科技有限公司";
    private static final String NUMBER = "4402000000000123";

    /** A new database numbers its batches anew, so it must not meet the bank files of an old one. */
    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry properties) throws IOException {
        var data = Files.createTempDirectory(Path.of("target"), "payout-pages");
        properties.add("kechuang.data-dir", data::toString);
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    PaymentBatches batches;

    @Autowired
    TokenQueue tokens;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService engine;

    @MockitoBean
    AwardBooks awards;

    @BeforeAll
    void people() {
        person("p-maker", "payment-maker");
        person("p-checker", "payment-checker");
        person("f-maker", "finance-maker");
        person("f-checker", "finance-checker");
        person("p-clerk", "tech-clerk");
        var uscc = Uscc.withCheckDigits("91519901MA900901").text();
        var unit = registry.ensureUnits(List.of(NewUnit.of(uscc, UNIT, "ENTERPRISE")))
                .get(0);
        accounts.create(
                new NewAccount(
                        "p-operator", "单位经办", null, "a-long-password-1", unit.id(), Set.of("applicant-operator")),
                "test");
        var other = registry.ensureUnits(List.of(
                        NewUnit.of(Uscc.withCheckDigits("91519901MA900902").text(), "别家科技有限公司", "ENTERPRISE")))
                .get(0);
        accounts.create(
                new NewAccount(
                        "p-stranger", "别家经办", null, "a-long-password-1", other.id(), Set.of("applicant-operator")),
                "test");
        var amount = Money.ofYuan(150_000);
        given(awards.award(CASE))
                .willReturn(new Award(
                        CASE, "X府发〔2026〕8号", 2026, "C01", "国家高新技术企业认定奖励", "第十二条", unit.id(), UNIT, uscc, amount));
        given(awards.terms(any())).willReturn(PaymentTerms.of(DefaultPack.read()));
        given(awards.decided(any())).willReturn(Map.of(CASE, amount));
    }

    private void person(String userId, String role) {
        accounts.create(new NewAccount(userId, "姓名" + userId, null, "a-long-password-1", null, Set.of(role)), "test");
    }

    @Test
    void anAwardGoesFromTheUnitsPageToTheLedger() throws Exception {
        tokens.enqueueStart("payment-item", List.of(ITEM));
        follow();

        unitConfirms();
        var batchNo = makerSubmits();
        fourthPersonReleases(batchNo);
        bankAnswers(batchNo);

        assertThat(page("f-checker", get("/portal/payout/ledger"))).contains(ITEM + "-1", "150,000.00", "台账与付款指令一致");
        assertThat(batches.batch(batchNo).status()).isEqualTo(BatchStatus.SETTLED);
        assertThat(engine.createProcessInstanceQuery()
                        .processInstanceBusinessKey(ITEM)
                        .count())
                .isZero();
        verify(awards, times(1)).paid(any());
        assertThat(page("p-operator", get("/portal/my/payee/" + CASE)))
                .contains("已入账", "****0123")
                .doesNotContain(NUMBER);
    }

    private void unitConfirms() throws Exception {
        var payee = "/portal/my/payee/" + CASE;
        assertThat(page("p-operator", get("/portal/my/payee/" + ITEM))).contains(UNIT, "150,000.00", "壹拾伍万元整", "确认账户");
        assertThat(send("p-stranger", post(payee), 403).getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain(UNIT);
        var refused = send(
                        "p-operator",
                        post(payee)
                                .param("accountName", "别人的公司")
                                .param("bankName", "某银行X区支行")
                                .param("cnapsCode", "12")
                                .param("accountNo", NUMBER),
                        400)
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused)
                .contains("accountName-error", "cnapsCode-error", "别人的公司", "某银行X区支行")
                .doesNotContain(NUMBER);
        send("p-operator", account(post(payee)), 302);
        follow();
        assertThat(page("p-operator", get(payee))).contains("待拨付", "****0123").doesNotContain(NUMBER);
        send("p-operator", account(post(payee)), 409);
    }

    private static MockHttpServletRequestBuilder account(MockHttpServletRequestBuilder request) {
        return request.param("accountName", UNIT)
                .param("bankName", "某银行X区支行")
                .param("cnapsCode", "102651000011")
                .param("accountNo", NUMBER);
    }

    private String makerSubmits() throws Exception {
        send("p-clerk", get("/portal/payout"), 403);
        assertThat(page("p-maker", get("/portal/payout"))).contains(CASE, "组成批次并提交复核");
        assertThat(page("f-maker", get("/portal/payout").param("lang", "en")))
                .contains(CASE)
                .doesNotContain("Freeze as a batch");
        page("p-maker", get("/portal/payout").param("lang", "zh"));
        send("p-maker", post("/portal/payout/batches"), 400);
        var target = send("p-maker", post("/portal/payout/batches").param("items", ITEM), 302)
                .getRedirectedUrl();
        follow();
        return target.substring(target.lastIndexOf('/') + 1);
    }

    private void fourthPersonReleases(String batchNo) throws Exception {
        var here = "/portal/payout/batches/" + batchNo;
        assertThat(page("p-maker", get(here))).contains("****0123").doesNotContain(NUMBER, "请您办理");
        send("p-maker", post(here + "/decision").param("approve", "true"), 403);
        assertThat(page("p-checker", get(here))).contains("请您办理");
        assertThat(send("p-checker", post(here + "/decision").param("approve", "false"), 400)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("请填写理由");
        assertThat(send("p-checker", post(here + "/lines/1/reveal").param("why", "核对账号"), 200)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(NUMBER);
        for (var person : List.of("p-checker", "f-maker", "f-checker")) {
            send(person, post(here + "/decision").param("approve", "true"), 302);
            follow();
        }
        assertThat(batches.batch(batchNo).status()).isEqualTo(BatchStatus.SENT);
        assertThat(page("f-checker", get(here)))
                .contains("姓名p-maker", "姓名p-checker", "姓名f-maker", "姓名f-checker", "账实相符");
        var csv = send("p-checker", get(here + "/files/csv"), 200);
        assertThat(csv.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(csv.getContentAsString(StandardCharsets.UTF_8)).contains(NUMBER, ITEM + "-1");
        send("f-maker", get(here + "/files/csv"), 403);
        send("f-maker", get(here + "/breakdown"), 200);
    }

    private void bankAnswers(String batchNo) throws Exception {
        var here = "/portal/payout/results";
        page("p-checker", get(here));
        assertThat(upload(answer("149999.00"), 400)).contains("整个文件未入账", "149,999.00");
        assertThat(upload(answer("150000.00"), 200)).contains("已入账：");
        assertThat(upload(answer("150000.00"), 200)).contains("这个文件已于以下时间入账");
        follow();
        assertThat(page("p-checker", get("/portal/payout/batches/" + batchNo))).contains("已结清", "账实相符");
    }

    private static byte[] answer(String amount) {
        return new Table()
                .row(ResultFile.COLUMNS.toArray())
                .row(ITEM + "-1", amount, "成功", "", "", "BK1", "2026-07-30 10:15:00")
                .row("合计", amount, "1")
                .csv();
    }

    private String upload(byte[] bytes, int status) throws Exception {
        var file = new MockMultipartFile("file", "回单.csv", "text/csv", bytes);
        return send("p-checker", multipart("/portal/payout/results").file(file), status)
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** Tokens and continuations, never timers. */
    private void follow() {
        for (int round = 0; round < 20; round++) {
            var moved = tokens.drain();
            var due = jobs.createJobQuery().messages().list();
            due.forEach(job -> jobs.executeJob(job.getId()));
            if (moved == 0 && due.isEmpty()) return;
        }
        throw new IllegalStateException("Never at rest");
    }

    private String page(String userId, MockHttpServletRequestBuilder request) throws Exception {
        return send(userId, request, 200).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(String userId, MockHttpServletRequestBuilder request, int status)
            throws Exception {
        var roles = registry.rolesOf(userId).toArray(String[]::new);
        var response = mvc.perform(request.with(user(userId).roles(roles)).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus())
                .as(response.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return response;
    }
}
