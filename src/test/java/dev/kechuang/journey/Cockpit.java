package dev.kechuang.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

/** The administrator's Cockpit: from a process to one of its instances by case number. */
final class Cockpit {

    private final Page page;

    private Cockpit(Page page) {
        this.page = page;
    }

    private static final int TRIES = 4;

    static Cockpit of(Page signedIn) {
        Journey.openWebApp(signedIn, "cockpit", signedIn.getByText("未解决的故障").first());
        return new Cockpit(signedIn);
    }

    /** The list of all processes, with how many run and how many stand. */
    Locator process(String name) {
        exact("流程").first().click();
        var row = page.locator("tr").filter(new Locator.FilterOptions().setHas(exact(name)));
        row.waitFor();
        return row;
    }

    Cockpit openProcess(String name) {
        process(name).locator("a").getByText(name).click();
        return this;
    }

    Cockpit openInstance(String number) {
        for (int tries = 1; !searched(number); tries++) {
            if (tries == TRIES) throw new AssertionError("Cockpit's search forgot the number " + tries + " times");
            page.reload();
        }
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(number))
                .locator("a")
                .first()
                .click();
        page.waitForURL(url -> url.contains("/process-instance/"));
        diagram().waitFor();
        return this;
    }

    /** False when the search forgot what was typed, as it does while the list is still coming. */
    private boolean searched(String number) {
        page.locator("tbody a[href*='/process-instance/']").first().waitFor();
        page.getByPlaceholder("添加条件").first().click();
        exact("业务编号").first().click();
        var typed = page.locator("[cam-widget-inline-field] input:focus");
        try {
            typed.fill(number, new Locator.FillOptions().setTimeout(5_000));
            typed.press("Enter", new Locator.PressOptions().setTimeout(5_000));
            page.locator("tr")
                    .filter(new Locator.FilterOptions().setHasText(number))
                    .first()
                    .waitFor(new Locator.WaitForOptions().setTimeout(10_000));
            return true;
        } catch (TimeoutError forgotten) {
            return false;
        }
    }

    /** The failed work of the open instance. */
    Locator incidents() {
        exact("故障").first().click();
        return page.locator("tr").filter(new Locator.FilterOptions().setHas(page.locator("td.action")));
    }

    /** Another attempt, at the time the work is due. */
    void retry(Locator incident) {
        incident.locator("td.action a:visible").click();
        var dialog = page.locator(".modal-content");
        dialog.getByText("重试", new Locator.GetByTextOptions().setExact(true)).click();
        dialog.getByText("重试次数已成功增加。", new Locator.GetByTextOptions().setExact(true))
                .waitFor();
    }

    Locator diagram() {
        return page.locator(".djs-container");
    }

    private Locator exact(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }
}
