package dev.kechuang.nomination.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kechuang.KechuangApplication;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Uscc;
import dev.kechuang.testsupport.Chromium;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The form in a browser, under the strict content policy: it saves itself, and fits a phone. */
@SpringBootTest(
        classes = KechuangApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:form-browser;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "kechuang.data-dir=target/form-browser"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormInBrowserTest {

    static final String PASSWORD = "a-long-password-1";

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    Chromium chromium;

    @BeforeAll
    void people() {
        chromium = Chromium.launch();
        UUID unit = registry.ensureUnits(List.of(
                        NewUnit.of(Uscc.withCheckDigits("91110101MA990091").text(), "示范区浏览器有限公司", "ENTERPRISE")))
                .get(0)
                .id();
        accounts.create(new NewAccount("form-user", "刘敏", null, PASSWORD, unit, Set.of("applicant-operator")), "test");
        // A window of any year: the calendar that ends is not what is tested here.
        jdbc.sql("insert into call_window (programme_year, category_code, opens_on, closes_at, planned, opened_by,"
                        + " opened_at) values (2026, 'C04', :first, :end, true, 'test', :now)")
                .param("first", LocalDate.now().minusDays(2))
                .param("end", OffsetDateTime.now().plusDays(30))
                .param("now", OffsetDateTime.now())
                .update();
    }

    @AfterAll
    void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void typingIsSavedWithoutAButtonAndNothingIsLostOnReload() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) complaints.add(message.text());
            });
            begin(page);
            page.fill("#f-platformName", "浏览器里的平台");
            page.waitForSelector("#save-state .saved");
            assertThat(page.innerText("#save-state")).contains("已保存");
            page.reload();
            assertThat(page.inputValue("#f-platformName")).isEqualTo("浏览器里的平台");
            assertThat(page.innerText("#form-fields")).contains("示范区浏览器有限公司");
            page.click("button[value^='addRow']");
            page.waitForLoadState();
            assertThat(page.locator("#f-duplicateDeclaration tbody tr").count()).isEqualTo(2);
            assertThat(page.inputValue("#f-platformName")).isEqualTo("浏览器里的平台");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theFormFitsAPhone() {
        try (BrowserContext context = chromium.phone()) {
            Page page = context.newPage();
            begin(page);
            assertThat(tooWide(page)).isEmpty();
            page.navigate(page.url().split("[?#]")[0] + "/review");
            assertThat(tooWide(page)).isEmpty();
        }
    }

    /** What reaches over the right edge, nothing where the page does not scroll sideways. */
    private static String tooWide(Page page) {
        return (String) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth ? '' :"
                + " window.innerWidth + ': ' + [...document.querySelectorAll('body *')]"
                + ".filter(e => !e.closest('.kc-table-scroll table') && e.getBoundingClientRect().right > window.innerWidth)"
                + ".map(e => e.outerHTML.slice(0, 120)).join('\\n')");
    }

    private void begin(Page page) {
        page.navigate("http://localhost:" + port + "/sign-in");
        page.fill("input[name=username]", "form-user");
        page.fill("input[name=password]", PASSWORD);
        page.click("main button[type=submit]");
        page.navigate("http://localhost:" + port + "/portal/my");
        page.click("li.call button");
        // Waits for style sheets too: widths are asked for next.
        page.waitForURL("**/portal/my/drafts/**");
    }
}
