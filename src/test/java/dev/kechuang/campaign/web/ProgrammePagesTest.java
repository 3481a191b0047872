package dev.kechuang.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.KechuangApplication;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who may plan a programme year, and what happens to what was typed wrong. */
@SpringBootTest(
        classes = KechuangApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:programme-pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "camunda.bpm.job-execution.enabled=false",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "kechuang.data-dir=target/programme-pages",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammePagesTest {

    static final String HERE = "/portal/admin/programme";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    CallWindows windows;

    @Autowired
    BudgetLines budgets;

    @BeforeAll
    void people() {
        for (String role : Set.of("tech-bureau-head", "finance-maker", "tech-clerk", "sysadmin")) {
            accounts.create(
                    new NewAccount("year-" + role, role, null, "a-long-password-1", null, Set.of(role)), "test");
        }
    }

    @Test
    void theHeadOpensWindowsAndIsToldWhatIsWrongBesideTheField() throws Exception {
        String windowsOf2026 = HERE + "/2026/windows";
        assertThat(sent("tech-bureau-head", window(windowsOf2026, "2026-03-02", "2026-03-10"), 400))
                .contains("20 个工作日", "value=\"2026-03-02\"", "value=\"2026-03-10\"")
                .containsPattern("value=\"C04\"[^>]* checked");
        assertThat(sent("tech-bureau-head", window(windowsOf2026, "2026-03-02", "bald"), 400))
                .contains("请填写正确的日期", "value=\"bald\"");
        assertThat(sent("tech-bureau-head", window(windowsOf2026, "2026-12-01", "2031-01-20"), 409))
                .contains("工作日历尚未维护");
        assertThat(sent("tech-bureau-head", window(windowsOf2026, "2026-03-02", "2026-03-30"), 302))
                .isEqualTo(HERE + "?done&year=2026");
        assertThat(windows.find(2026, "C04")).isPresent();
        assertThat(page("tech-clerk", HERE + "?year=2026"))
                .contains("2026-03-30", "已截止")
                .doesNotContain("name=\"opensOn\"", "name=\"functionalCode\"");
    }

    @Test
    void financeKeepsTheBudgetAndNobodyElse() throws Exception {
        String budget = HERE + "/2026/budget";
        assertThat(sent("finance-maker", line(budget, "科技奖补专项", "x", "100"), 400))
                .contains("3 至 10 位数字编码", "value=\"科技奖补专项\"", "value=\"100\"");
        assertThat(sent("finance-maker", line(budget, "科技奖补专项", "2060499", "1e9"), 400))
                .contains("value=\"1e9\"", "total-error");
        sent("finance-maker", line(budget, "科技奖补专项", "2060499", "5,000,000"), 302);
        UUID id = budgets.ofYear(2026).get(0).id();
        assertThat(sent("finance-maker", post(budget + "/" + id).param("total", "viel"), 400))
                .contains("value=\"viel\"", "id=\"total-" + id + "\"");
        sent("finance-maker", post(budget + "/" + id).param("total", "6000000"), 302);
        assertThat(page("sysadmin", HERE + "?year=2026&lang=en")).contains("6,000,000.00", "Programme year");
        sent("finance-maker", post(budget + "/" + UUID.randomUUID()).param("total", "1"), 404);

        for (String role : Set.of("tech-bureau-head", "tech-clerk", "sysadmin")) {
            sent(role, line(budget, "另一项", "2060499", "1"), 403);
        }
        for (String role : Set.of("finance-maker", "tech-clerk", "sysadmin")) {
            sent(role, window(HERE + "/2026/windows", "2026-03-02", "2026-03-30"), 403);
        }
        sent("tech-bureau-head", window(HERE + "/1066/windows", "2026-03-02", "2026-03-30"), 404);
    }

    private static MockHttpServletRequestBuilder window(String address, String opensOn, String lastDay) {
        return post(address).param("category", "C04").param("opensOn", opensOn).param("lastDay", lastDay);
    }

    private static MockHttpServletRequestBuilder line(String address, String name, String code, String total) {
        return post(address)
                .param("name", name)
                .param("functionalCode", code)
                .param("economicCode", "30399")
                .param("total", total);
    }

    private String page(String role, String address) throws Exception {
        var response = mvc.perform(get(address).with(user("year-" + role).roles(role)))
                .andReturn()
                .getResponse();
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(html).doesNotContain("??", "campaign.page.", "style=\"");
        return html;
    }

    private String sent(String role, MockHttpServletRequestBuilder request, int status) throws Exception {
        var response = mvc.perform(request.param("lang", "zh")
                        .with(user("year-" + role).roles(role))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(html).isEqualTo(status);
        return status == 302 ? response.getRedirectedUrl() : html;
    }
}
