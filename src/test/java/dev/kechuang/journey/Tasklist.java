package dev.kechuang.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** An office person's Tasklist: find the task of a case, claim it, fill in its form, complete it. */
final class Tasklist {

    private final Page page;

    private Tasklist(Page page) {
        this.page = page;
    }

    static Tasklist of(Page signedIn) {
        Journey.openWebApp(signedIn, "tasklist", signedIn.getByText("本部门待办").first());
        return new Tasklist(signedIn);
    }

    /** Opens the first task of that name and case among those offered to the person's office. */
    Tasklist open(String taskName, String caseNo) {
        page.getByText("本部门待办").first().click();
        var cards = page.locator("li.task").filter(new Locator.FilterOptions().setHasText(taskName));
        cards.first().waitFor();
        int shown = cards.count();
        for (int i = 0; i < shown; i++) {
            cards.nth(i).click();
            page.locator(".task-card").waitFor();
            form().getByText("受理编号").waitFor();
            if (form().getByText(caseNo).count() > 0) return this;
        }
        throw new AssertionError("No task " + taskName + " for " + caseNo + " among " + shown);
    }

    Tasklist openFirst(String taskName) {
        return open(taskName, "KC-");
    }

    Tasklist claim() {
        page.getByText("认领", new Page.GetByTextOptions().setExact(true)).first().click();
        page.locator(".task-card .unclaim").waitFor();
        return this;
    }

    Tasklist choose(String label) {
        form().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    Tasklist fill(String label, String text) {
        form().getByLabel(label).fill(text);
        return this;
    }

    /** Completed is when the task has gone from the person's screen. */
    void complete() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结"))
                .click();
        page.locator(".task-card").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    Locator form() {
        return page.locator(".fjs-container");
    }
}
