package dev.kechuang.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The administrator's Cockpit: from a process to one of its instances by case number. */
final class Cockpit {

    private final Page page;

    private Cockpit(Page page) {
        this.page = page;
    }

    static Cockpit of(Page signedIn) {
        signedIn.navigate(Product.url("/camunda/app/cockpit/default/"));
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
        page.getByPlaceholder("添加条件").first().click();
        exact("业务编号").first().click();
        page.keyboard().type(number);
        page.keyboard().press("Enter");
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(number))
                .locator("a")
                .first()
                .click();
        page.locator("[data-element-id] .djs-label, .djs-container").first().waitFor();
        return this;
    }

    Cockpit tab(String name) {
        page.locator(".ctn-tabs, .nav-tabs").getByText(name).first().click();
        return this;
    }

    Locator diagram() {
        return page.locator(".djs-container");
    }

    private Locator exact(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }
}
