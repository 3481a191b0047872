package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The administrator: where does a case stand, and what became of work that failed? */
class CockpitIT extends Journey {

    @Test
    void aRunningCaseIsFoundByItsNumber() {
        var unit = signedIn("hualan");
        open(unit, "/portal/my");
        var caseNo = unit.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("高端装备重点实验室"))
                .locator("td.code")
                .innerText();

        var page = signedIn("sysadmin");
        var cockpit = Cockpit.of(page).openProcess("申报事项办理").openInstance(caseNo);

        assertThat(page.locator("body")).containsText(caseNo);
        assertThat(cockpit.diagram()).containsText("部门联审");
        assertThat(cockpit.diagram()).containsText("公示、决定与兑付");
        assertThat(page.getByText("拒绝访问")).hasCount(0);
    }

    @Test
    void workThatFailedSaysWhyAndIsRetriedAfterTheRepair() throws IOException {
        // Starts the product, if no other journey has.
        signedIn("sysadmin");
        var out = Product.data().resolve("bank/out");
        var kept = out.resolveSibling("out-kept");
        Files.move(out, kept);
        Files.writeString(out, "somebody put a file where the courier's folder was");
        try {
            failAndRetry(out, kept);
        } finally {
            // Whatever happened: the other journeys need the folder.
            if (Files.exists(kept)) repair(out, kept);
        }
    }

    private static void repair(Path out, Path kept) throws IOException {
        Files.delete(out);
        Files.move(kept, out);
    }

    private void failAndRetry(Path out, Path kept) throws IOException {
        var batch = release();
        var page = signedIn("sysadmin");
        // Three attempts, ten minutes apart.
        let(page, "前进");

        var cockpit = Cockpit.of(page);
        assertThat(cockpit.process("拨付批次").locator("td").nth(1)).hasText("1");
        var incidents = cockpit.openProcess("拨付批次").openInstance(number(batch)).incidents();
        assertThat(incidents).hasCount(1);
        assertThat(incidents).containsText("生成银行文件");
        assertThat(incidents).containsText("FileAlreadyExistsException");
        assertThat(incidents).containsText("bank/out");
        assertThat(button(batch, "下载")).hasCount(0);

        repair(out, kept);
        cockpit.retry(incidents);
        // The next attempt keeps its distance of ten minutes from the last.
        let(page, "到今天结束");

        reloadUntilVisible(batch, batch.locator(".rows li").getByText("SHA-256"));
    }

    private static String number(Page batch) {
        return batch.locator("h1 .code").innerText();
    }

    /** The batch that waits for its checker, until finance has let it go. */
    private Page release() {
        var checker = signedIn("payment-checker");
        open(checker, "/portal/payout");
        checker.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("待复核"))
                .first()
                .locator("a")
                .click();
        button(checker, "通过").click();
        assertThat(checker.locator("main .notice.good")).isVisible();
        for (var userId : new String[] {"finance-maker", "finance-checker"}) {
            var page = signedIn(userId);
            page.navigate(checker.url());
            reloadUntilVisible(page, button(page, "通过"));
            button(page, "通过").click();
            assertThat(page.locator("main .notice.good")).isVisible();
        }
        return checker;
    }

    /** Time passes until the clock stands again. */
    private void let(Page page, String move) {
        open(page, "/portal/admin/clock");
        page.fill("#days", "1");
        button(page, move).click();
        reloadUntilVisible(page, button(page, move));
    }
}
