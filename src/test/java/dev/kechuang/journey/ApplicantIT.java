package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.kechuang.shared.Uscc;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A unit's way to a submitted case: registering, filling in, mending, handing in, correcting. */
class ApplicantIT extends Journey {

    private static final String PLATFORM =
            "高性能纤维第" + ThreadLocalRandom.current().nextInt(1000) + "工程中心";
    private static final String TITLE = "科技创新平台认定奖励";
    private static final List<String> DECLARATIONS = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @Test
    void aUnitAppliesIsAskedToCorrectAndHandsInAgain() {
        var page = signedIn("beiyuan");
        begin(page);
        whatIsTypedSavesItself(page);
        mistakesAreShownBesideTheirFields(page);
        complete(page);
        var caseNo = submit(page);

        assertThat(page.locator(".timeline .current")).containsText("科技局业务经办");
        assertThat(page.locator(".timeline .current")).containsText(Pattern.compile("截止\\s+2026-\\d\\d-\\d\\d 24:00"));

        var clerk = Tasklist.of(signedIn("tech-clerk"));
        clerk.open("作出形式审查决定", caseNo)
                .claim()
                .choose("要求补正")
                .fill("补正内容", "批复文件—缺第2页—请补齐—第八条")
                .complete();

        reloadUntilVisible(page, link(page, "去补正"));
        assertThat(page.locator(".timeline .current")).containsText("贵单位");
        correct(page);
        assertThat(page.locator("main .notice.good")).containsText("补正材料已提交");
        reloadUntilVisible(page, page.locator(".timeline .current").getByText("科技局业务经办"));
    }

    @Test
    void aNewUnitRegistersAndMayApplyAtOnce() {
        var page = visitor();
        open(page, "/");
        page.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("单位注册"))
                .click();
        page.fill("#name", "X区新叶传感技术有限公司");
        page.fill("#uscc", "91519901MA6NA001XX");
        page.fill("#password", "short");
        button(page, "注册").click();

        assertThat(page.locator(".errors")).isVisible();
        assertThat(page.locator("#uscc-error")).isVisible();
        assertThat(page.locator("#name")).hasValue("X区新叶传感技术有限公司");
        assertThat(page.locator("#password")).hasValue("");

        int number = ThreadLocalRandom.current().nextInt(1000, 10_000);
        register(page, number);
        assertThat(page.locator("main .notice.good")).containsText("注册成功");
        var own = signedIn("xinye" + number, "a-long-password-1");
        open(own, "/portal/my");
        assertThat(own.locator("main .lead")).containsText("X区新叶传感技术有限公司");
        assertThat(begins(own)).isVisible();
    }

    private static Locator begins(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始申报 " + TITLE));
    }

    private void begin(Page page) {
        open(page, "/portal/my");
        begins(page).click();
        page.waitForLoadState();
        assertThat(page.locator("h1")).containsText(TITLE);
        assertThat(field(page, "unitName")).containsText("X区北垣新材料有限公司");
    }

    private static void whatIsTypedSavesItself(Page page) {
        type(page, "platformName", PLATFORM);
        assertThat(page.locator("#save-state .saved")).containsText("已保存");
        page.reload();
        assertThat(field(page, "platformName").locator("input")).hasValue(PLATFORM);
    }

    private static void mistakesAreShownBesideTheirFields(Page page) {
        type(page, "contactMobile", "123");
        upload(page, "ev1", programNamedPdf("批复文件.pdf"));
        button(page, "保存并检查").click();

        var summary = page.locator("#form-errors");
        assertThat(summary).isFocused();
        assertThat(summary.locator("li")).hasCount(2);
        assertThat(field(page, "contactMobile").locator(".kc-error")).isVisible();
        assertThat(field(page, "contactMobile").locator("input")).hasValue("123");
        assertThat(field(page, "ev1").locator(".kc-error")).containsText("PDF");
        assertThat(field(page, "ev1").locator(".kc-file-name")).hasCount(0);
        assertThat(field(page, "platformName").locator("input")).hasValue(PLATFORM);
        summary.locator("a[href='#f-contactMobile']").click();
        assertThat(field(page, "contactMobile").locator("input")).isFocused();
    }

    private static void complete(Page page) {
        type(page, "contactMobile", "19900007102");
        field(page, "applicantType").locator("select").selectOption("ENTERPRISE");
        type(page, "establishedOn", "2011-09-03");
        type(page, "industryCode", "C3985");
        field(page, "aboveScale").getByLabel("是").check();
        field(page, "platformKind").locator("select").selectOption("ENG_CENTER");
        field(page, "level").locator("select").selectOption("PROVINCIAL");
        type(page, "approvalDocNo", "科平台〔2025〕77号");
        type(page, "approver", "省科学技术厅");
        type(page, "achievementDate", "2025-08-27");
        type(page, "supportUnitRank", "1");
        upload(page, "ev1", pdf("批复文件.pdf"));
        upload(page, "ev2", pdf("依托证明.pdf"));
        DECLARATIONS.forEach(
                key -> field(page, key).locator("input[type=checkbox]").check());
        button(page, "保存并检查").click();
        assertThat(page.getByText("预检通过，可以提交。")).isVisible();
    }

    private static String submit(Page page) {
        button(page, "确认提交").click();
        var caseNo =
                page.getByText(Pattern.compile("^KC-2025-C04-\\d{6}$")).first().innerText();
        link(page, "查看办理进度").click();
        assertThat(page.locator("h1")).containsText("形式审查中");
        return caseNo;
    }

    private static void correct(Page page) {
        link(page, "去补正").click();
        assertThat(page.locator(".correction-items")).containsText("缺第2页");
        upload(page, "ev1", pdf("批复文件（完整）.pdf"));
        button(page, "提交补正").click();
    }

    private static void register(Page page, int number) {
        page.fill("#uscc", Uscc.withCheckDigits("91519901MA6N" + number).text());
        page.fill("#legalRepName", "叶知秋");
        page.fill("#registeredAddress", "X区高新大道8号");
        page.selectOption("#townCode", "519901801");
        page.fill("#industryCode", "C3983");
        page.fill("#establishedOn", "2021-05-06");
        page.fill("#contactName", "叶知秋");
        page.fill("#contactMobile", "19900008801");
        page.fill("#userId", "xinye" + number);
        page.fill("#displayName", "叶知秋");
        page.fill("#password", "a-long-password-1");
        button(page, "注册").click();
    }

    private static Locator field(Page page, String key) {
        return page.locator("[data-field='" + key + "']");
    }

    private static void type(Page page, String key, String text) {
        field(page, key).locator("input, textarea").first().fill(text);
    }

    private static void upload(Page page, String key, FilePayload file) {
        field(page, key).locator("input[type=file]").setInputFiles(file);
    }
}
