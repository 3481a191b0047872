package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Anybody with a telephone and no JavaScript: reads a notice, checks the original, objects, follows the objection. */
class PublicIT extends Journey {

    private static final String UNIT = "X区明德生物科技有限公司";

    @Test
    void anybodyReadsChecksAndObjectsWithoutScriptOnATelephone() {
        var page = page(chromium.phoneWithoutScript());
        var noticeNo = find(page);
        theOriginalIsWhatIsShown(page);
        object(page);
        var code = receipt(page);
        follow(page, code[0], code[1]);

        var officer = signedIn("notice-officer");
        open(officer, "/portal/notice/" + noticeNo);
        assertThat(officer.locator("tr").filter(new Locator.FilterOptions().setHasText(UNIT)))
                .containsText("异议处理中，暂停");
    }

    @Test
    void anybodyLearnsWhatTheMeasureWouldPayWithoutScriptOnATelephone() {
        var page = page(chromium.phoneWithoutScript());
        open(page, "/");
        link(page, "政策计算器").first().click();
        page.check("#code-C04");
        fits(page);
        button(page, "下一步").click();

        page.selectOption("#C04-level", "PROVINCIAL");
        page.fill("#C04-paidBefore", "十万");
        button(page, "计算").click();
        assertThat(page.locator(".errors")).containsText("请填写数字");
        assertThat(page.locator("#C04-paidBefore")).hasValue("十万");
        fits(page);

        page.fill("#C04-paidBefore", "100,000");
        page.selectOption("[id='all-registeredInDistrict']", "yes");
        button(page, "计算").click();
        assertThat(page.locator("article .big-amount")).containsText("200,000.00");
        assertThat(page.locator("article")).containsText("C04-3");
        fits(page);

        page.selectOption("[id='all-registeredInDistrict']", "no");
        button(page, "计算").click();
        assertThat(page.locator("article .tag").first()).hasText("不符合条件");
        assertThat(page.locator("article")).containsText("在本区登记");
    }

    private String find(Page page) {
        open(page, "/");
        link(page, "公示").click();
        page.fill("#q", "山地采茶");
        button(page, "查询").click();
        var found = page.locator("li.card");
        assertThat(found).hasCount(1);
        assertThat(found.locator(".tag")).hasText("公示中");
        fits(page);
        var noticeNo = found.locator(".code").innerText();
        found.getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".official table")).containsText(UNIT);
        fits(page);
        return noticeNo;
    }

    private static void theOriginalIsWhatIsShown(Page page) {
        var stated = page.getByText(Pattern.compile("^SHA-256 [0-9a-f]{64}$")).innerText();
        var bytes = downloaded(page, link(page, "下载公示原件")::click);
        Assertions.assertThat("SHA-256 " + sha256(bytes)).isEqualTo(stated);
    }

    private static void object(Page page) {
        page.locator(".official tr")
                .filter(new Locator.FilterOptions().setHasText(UNIT))
                .getByText("提出异议")
                .click();
        fits(page);
        page.fill("#objectorName", "纪实");
        page.fill("#contactPhone", "19900009901");
        button(page, "提交异议").click();
        assertThat(page.locator("#scope-error")).isVisible();
        assertThat(page.locator("#objectorName")).hasValue("纪实");

        page.fill("#contactAddress", "X区城关街道和平路1号");
        page.selectOption("#scope", "TRUTH");
        page.fill("#content", "所列第二种新产品的检测报告编号查无此号。");
        page.setInputFiles("#file", pdf("查询结果.pdf"));
        page.check("#signed");
        button(page, "提交异议").click();
    }

    private static String[] receipt(Page page) {
        assertThat(page.locator("h1")).hasText("异议回执");
        assertThat(page.locator("main .notice.good")).containsText("自收到时起暂停");
        var facts = page.locator(".facts dd.code");
        assertThat(facts.first()).hasText(Pattern.compile("YY-2026-\\d{4}"));
        fits(page);
        return new String[] {facts.nth(0).innerText(), facts.nth(1).innerText()};
    }

    private static void follow(Page page, String objectionNo, String code) {
        link(page, "查询异议").click();
        page.fill("#no", objectionNo);
        page.fill("#code", code);
        button(page, "查询").click();
        assertThat(page.locator(".facts")).containsText("已收到，待决定是否受理");
        assertThat(page.getByText("查询结果.pdf")).isVisible();
        fits(page);
    }

    /** Nothing is wider than the screen. */
    private static void fits(Page page) {
        Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url())
                .isLessThanOrEqualTo(390);
    }
}
