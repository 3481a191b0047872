package dev.kechuang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.kechuang.KechuangApplication;
import dev.kechuang.audit.AuditChain;
import dev.kechuang.notification.Notifications;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.DemoAccounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.testsupport.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The portal as people see it: in a browser, on an office screen and on a phone, in both languages. */
@SpringBootTest(
        classes = KechuangApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:portal-pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "kechuang.data-dir=target/portal-pages"
        })
@Import(PortalPagesTest.Demo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalPagesTest {

    static final String PASSWORD = "demo-password-1";

    @LocalServerPort
    int port;

    @Autowired
    AuditChain chain;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient jdbc;

    Chromium chromium;
    UUID unitId;

    @BeforeAll
    void people() {
        chromium = Chromium.launch();
        unitId = registry.ensureUnits(List.of(NewUnit.of("91519901MA7K3C2D6E", "星火精密科技有限公司", "ENTERPRISE")))
                .get(0)
                .id();
        demo("xinghuo", "李明", unitId, "applicant-operator", "applicant-approver");
        demo("clerk", "王芳", null, "tech-clerk", "notice-officer");
        demo("admin", "系统管理员", null, "sysadmin");
        demo("auditor", "周审", null, "auditor");
        notifications.toUser("clerk", "portalTest.notice.hello", "KC-2026-C04-000017", Map.of());
        notifications.toUnit(unitId, "portalTest.notice.hello", "KC-2026-C04-000017", Map.of());
        task("userTask_decideFormalReview", "形式审查", "tech-clerk", null);
        task("userTask_correctNomination", "补正材料", "applicant-operator", unitId);
    }

    @AfterAll
    void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void publicPagesFitOfficeScreenAndPhoneInBothLanguages() {
        for (String language : List.of("zh", "en")) {
            look("home-" + language, null, "/?lang=" + language);
            look("sign-in-" + language, null, "/sign-in?lang=" + language + "&as=clerk");
            look("register-" + language, null, "/register?lang=" + language);
        }
    }

    @Test
    void everyRoleFindsItsPages() {
        look("portal-applicant", "xinghuo", "/portal", "/portal/inbox", "/portal/messages", "/portal/my/bank-account");
        look("portal-clerk", "clerk", "/portal", "/portal/inbox", "/portal/messages", "/portal/account");
        look("portal-admin", "admin", "/portal", "/portal/admin/users", "/portal/admin/users/clerk");
        look("portal-auditor", "auditor", "/portal", "/portal/audit");
    }

    @Test
    void anAuditorChecksTheChainAgainstANotedHead() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            signIn(page, "auditor");
            chain.sealAll();
            var noted = chain.head();
            page.navigate(address("/portal/audit"));
            page.fill("#seq", Long.toString(noted.seq()));
            page.fill("#hash", noted.hash());
            page.click("form[action$='/check'] button");
            assertThat(page.locator("main").innerText()).contains("全部相符", "第 " + noted.seq() + " 条在链中");
            fits("audit-check", page);
            page.navigate(address("/portal/audit"));
            page.fill("#seq", Long.toString(noted.seq()));
            page.fill("#hash", "0".repeat(64));
            page.click("form[action$='/check'] button");
            assertThat(page.locator("main .errors").innerText()).contains("与链不符");
        }
    }

    @Test
    void whoHasNoRightIsToldSoInTheOwnLanguage() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            signIn(page, "clerk");
            assertThat(page.navigate(address("/portal/admin/users")).status()).isEqualTo(403);
            assertThat(page.locator("main").innerText()).contains("只有系统管理员可以管理账号");
            page.navigate(address("/portal?lang=en"));
            assertThat(page.navigate(address("/portal/messages/" + UUID.randomUUID()))
                            .status())
                    .isEqualTo(404);
            assertThat(page.locator("main").innerText()).contains("There is no such message");
            assertThat(page.navigate(address("/portal/messages/nonsense")).status())
                    .isEqualTo(404);
            assertThat(page.navigate(address("/public/nothing-here")).status()).isEqualTo(404);
            assertThat(page.locator("h1").innerText()).isEqualTo("There is no such page");
        }
    }

    @Test
    void aUnitRegistersAndSignsInAndMistakesKeepWhatWasTyped() {
        try (BrowserContext context = chromium.phone()) {
            Page page = context.newPage();
            page.navigate(address("/register"));
            page.fill("#name", "晨光农业专业合作社");
            page.fill("#uscc", "93519901MA6P8T4Q1A");
            page.click("main button[type=submit]");
            assertThat(page.inputValue("#name")).isEqualTo("晨光农业专业合作社");
            assertThat(page.locator(".errors li").count()).isGreaterThan(5);
            fits("register-errors", page);

            var typed = new LinkedHashMap<String, String>();
            typed.put("uscc", "93519901MA6P8T4Q1F");
            typed.put("legalRepName", "陈晨");
            typed.put("registeredAddress", "某市示范区河东街道2号");
            typed.put("industryCode", "A0111");
            typed.put("establishedOn", "2018-03-01");
            typed.put("contactName", "陈晨");
            typed.put("contactMobile", "13800005678");
            typed.put("userId", "chenguang");
            typed.put("displayName", "陈晨");
            typed.put("password", "a long pass phrase");
            typed.forEach((field, text) -> page.fill("#" + field, text));
            page.selectOption("#applicantType", "COOPERATIVE");
            page.selectOption("#townCode", "519901002");
            page.click("main button[type=submit]");
            assertThat(page.url()).endsWith("/sign-in?registered");
            signIn(page, "chenguang", "a long pass phrase");
            assertThat(page.locator("main").innerText()).contains("晨光农业专业合作社");
        }
    }

    @Test
    void theAdministratorIsRefusedRolesThatCheckEachOther() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            signIn(page, "admin");
            page.navigate(address("/portal/admin/users"));
            page.click("summary");
            page.fill("#userId", "payer");
            page.fill("#displayName", "钱付");
            page.fill("#password", "a long pass phrase");
            page.check("#role-payment-maker");
            page.click("details button[type=submit]");
            assertThat(page.url()).contains("/portal/admin/users/payer");
            page.selectOption("#role", "payment-checker");
            page.click("form[action$='/grant'] button");
            assertThat(page.locator(".errors").innerText()).contains("不得由同一人担任");
            fits("user-conflict", page);
            page.click("form[action$='/disable'] button");
            assertThat(registry.hasRole("payer", "payment-maker")).isFalse();
        }
    }

    @Test
    void openingAMessageMarksItAsRead() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            signIn(page, "xinghuo");
            page.navigate(address("/portal/messages"));
            page.click("td a");
            assertThat(page.locator("h1").innerText()).isEqualTo("测试消息 KC-2026-C04-000017");
            page.navigate(address("/portal/messages"));
            assertThat(page.locator(".tag.warn").count()).isZero();
        }
    }

    @Test
    void theAccountIsShownMaskedAfterItWasTyped() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            signIn(page, "xinghuo");
            page.navigate(address("/portal/my/bank-account"));
            page.fill("#bankName", "某银行示范区支行");
            page.fill("#cnapsCode", "102100099996");
            page.fill("#accountNo", "12");
            page.click("main button[type=submit]");
            assertThat(page.inputValue("#bankName")).isEqualTo("某银行示范区支行");
            page.fill("#accountNo", "6222 0000 1111 2222");
            page.click("main button[type=submit]");
            assertThat(page.locator("main").innerText()).contains("****2222").doesNotContain("00001111");
            fits("bank-account", page);
        }
    }

    private void look(String name, String userId, String... paths) {
        for (boolean phone : new boolean[] {false, true}) {
            try (BrowserContext context = phone ? chromium.phone() : chromium.desktop()) {
                Page page = context.newPage();
                var complaints = new ArrayList<String>();
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error")) complaints.add(message.text());
                });
                if (userId != null) signIn(page, userId);
                int n = 0;
                for (String path : paths) {
                    assertThat(page.navigate(address(path)).status()).as(path).isEqualTo(200);
                    fits(name + "-" + n++ + (phone ? "-phone" : ""), page);
                }
                assertThat(complaints).as(name).isEmpty();
            }
        }
    }

    /** Nothing wider than the screen, no text missing; a picture is kept for people to look at. */
    private static void fits(String name, Page page) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pages/" + name + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits")
                .isEqualTo(true);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        assertThat(page.locator("main#main h1").count()).as(name).isEqualTo(1);
    }

    private void signIn(Page page, String userId) {
        signIn(page, userId, PASSWORD);
    }

    private void signIn(Page page, String userId, String password) {
        page.navigate(address("/sign-in"));
        page.fill("#username", userId);
        page.fill("#password", password);
        page.click("main button[type=submit]");
        page.waitForURL("**/portal");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private void demo(String userId, String name, UUID unit, String... roles) {
        accounts.createDemo(new NewAccount(userId, name, userId + "@example.cn", PASSWORD, unit, Set.of(roles)));
    }

    private void task(String key, String name, String role, UUID unit) {
        jdbc.sql("insert into inbox_task (id, task_key, task_name, process_id, business_key, candidate_role, "
                        + "created_at, due_at, applicant_unit) values (?, ?, ?, 'nomination', 'KC-2026-C04-000017', ?, "
                        + "timestamp with time zone '2026-03-02 01:00:00Z', "
                        + "timestamp with time zone '2026-03-09 16:00:00Z', ?)")
                .params(UUID.randomUUID().toString(), key, name, role, unit)
                .update();
    }

    @TestConfiguration
    static class Demo {

        /** Before those of the demo module. */
        @Bean
        @Primary
        DemoAccounts demoAccounts() {
            return () -> List.of(
                    new DemoAccounts.Entry("xinghuo", "李明", "applicant-operator", PASSWORD),
                    new DemoAccounts.Entry("clerk", "王芳", "tech-clerk", PASSWORD),
                    new DemoAccounts.Entry("admin", "系统管理员", "sysadmin", PASSWORD),
                    new DemoAccounts.Entry("auditor", "周审", "auditor", PASSWORD));
        }
    }
}
