package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the README from the running product: {@code mvn -Pscreenshots verify}. */
@Tag("screenshots")
class ScreenshotsIT extends Journey {

    private static final Path IMAGES = Path.of("src", "docs", "images");
    /** The morning on which the demo begins, also for pages that count from the browser's own clock. */
    private static final String DEMO_MORNING = "2026-03-02T09:05:00+08:00";

    @Test
    void home() {
        var page = visitor();
        open(page, "/");
        keep(page, "home");
    }

    @Test
    void timeline() {
        var page = signedIn("hualan");
        openCase(page, "高端装备重点实验室");
        assertThat(page.locator(".timeline .current").first()).isVisible();
        page.evaluate("document.querySelector('h1').scrollIntoView()");
        keep(page, "timeline");
    }

    @Test
    void notice() {
        var page = visitor();
        open(page, "/public/notices");
        page.locator("li.card")
                .filter(new Locator.FilterOptions().setHasText("公示中"))
                .last()
                .locator("a")
                .click();
        assertThat(page.locator(".official table")).isVisible();
        page.evaluate("window.scrollTo(0, 400)");
        keep(page, "notice");
    }

    @Test
    void calculator() {
        var page = visitor();
        open(
                page,
                "/public/calculator?code=C04&code=B01&go=1&C04.level=PROVINCIAL&C04.paidBefore=100000&B01.aboveScale=yes"
                        + "&B01.rd=8000000&B01.revenue=120000000&B01.prevRd=5000000&B01.prevPrevRd=5500000");
        assertThat(page.locator("article")).hasCount(2);
        page.locator("article details").first().click();
        keep(page, "calculator");
    }

    @Test
    void tasklist() {
        var page = signedIn("dept-emergency");
        page.clock().setFixedTime(OffsetDateTime.parse(DEMO_MORNING).toInstant().toEpochMilli());
        var tasklist = Tasklist.of(page).openFirst("出具联审意见").claim().choose("无异议（有提示）");
        tasklist.fill("事实和依据", "2025年4月有一次一般隐患，已整改销号。");
        keep(page, "tasklist");
    }

    @Test
    void cockpit() {
        var page = signedIn("sysadmin");
        Cockpit.of(page).openProcess("申报事项办理");
        assertThat(page.locator("tr").getByText("KC-").first()).isVisible();
        keep(page, "cockpit");
    }

    private void openCase(Page page, String item) {
        open(page, "/portal/my");
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(item))
                .first()
                .getByText("查看")
                .click();
    }

    private static void keep(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }
}
