package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Four people pay a batch, the bank returns it, the unit mends its account, a second batch pays it once. */
class FinanceIT extends Journey {

    private static final String UNIT = "X区东湖产业技术研究院";

    @Test
    void aReturnedPaymentIsPaidOnceAfterTheUnitMendsItsAccount() {
        var maker = signedIn("payment-maker");
        var first = submit(maker);
        theMakerCannotCheckTheOwnBatch(maker);
        release(maker);
        var file = bankFile(maker);
        var ref = ref(maker);
        Assertions.assertThat(new String(file, StandardCharsets.UTF_8)).contains(ref);
        bring(result(maker, ref, "退票,R01,户名账号不符,"));

        mendAccount(caseNo(maker));

        var second = submit(maker);
        Assertions.assertThat(second).isNotEqualTo(first);
        release(maker);
        bankFile(maker);
        var again = ref(maker);
        Assertions.assertThat(again).isNotEqualTo(ref);
        bring(result(maker, again, "成功,,,LS" + again));

        reloadUntilVisible(maker, maker.getByText("账实相符"));
        paidOnce(ref, again, caseNo(maker));
    }

    /** The batch's own address afterwards. */
    private String submit(Page maker) {
        open(maker, "/portal/payout");
        var item = maker.locator("tr").filter(new Locator.FilterOptions().setHas(maker.locator("input[name=items]")));
        var wanted = item.filter(new Locator.FilterOptions().setHasText(UNIT));
        reloadUntilVisible(maker, wanted);
        for (var box : maker.locator("input[name=items]").all()) box.uncheck();
        wanted.locator("input").check();
        button(maker, "组成批次并提交复核").click();
        assertThat(maker.locator("h1")).containsText("拨付批次");
        return maker.url();
    }

    private void theMakerCannotCheckTheOwnBatch(Page maker) {
        var checker = signedIn("payment-checker");
        checker.navigate(maker.url());
        reloadUntilVisible(checker, button(checker, "通过"));
        maker.reload();
        assertThat(button(maker, "通过")).hasCount(0);
        // Nor by sending what the checker's button sends.
        var token = maker.locator("input[name=_csrf]").first().inputValue();
        var answer = maker.request()
                .post(
                        maker.url() + "/decision",
                        RequestOptions.create()
                                .setForm(
                                        FormData.create().set("approve", "true").set("_csrf", token)));
        Assertions.assertThat(answer.status()).isEqualTo(403);
    }

    private void release(Page maker) {
        for (var userId : new String[] {"payment-checker", "finance-maker", "finance-checker"}) {
            var page = signedIn(userId);
            page.navigate(maker.url());
            reloadUntilVisible(page, button(page, "通过"));
            button(page, "通过").click();
            assertThat(page.locator("main .notice.good")).isVisible();
            assertThat(button(page, "通过")).hasCount(0);
        }
    }

    private static byte[] bankFile(Page maker) {
        var download = link(maker, "下载");
        reloadUntilVisible(maker, download);
        var stated = maker.locator(".rows li").first().getByText("SHA-256").innerText();
        var bytes = downloaded(maker, download.first()::click);
        Assertions.assertThat(stated).endsWith(sha256(bytes));
        return bytes;
    }

    private static Locator line(Page maker) {
        return maker.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(UNIT));
    }

    private static String caseNo(Page maker) {
        return line(maker).locator("td").nth(1).locator("a").innerText();
    }

    private static String ref(Page maker) {
        return line(maker).locator("td").nth(1).locator(".hint").innerText();
    }

    private static String result(Page maker, String ref, String outcome) {
        var amount = line(maker).locator("td.money").innerText().replace(",", "");
        return "付款参考号,金额,结果,退票码,退票原因,银行流水号,交易时间\n" + ref + "," + amount + "," + outcome + ",2026-03-02 15:30:00\n"
                + "合计," + amount + ",1,,,,\n";
    }

    private void bring(String result) {
        var checker = signedIn("payment-checker");
        open(checker, "/portal/payout/results");
        checker.setInputFiles("#file", new FilePayload("回单.csv", "text/csv", result.getBytes(StandardCharsets.UTF_8)));
        button(checker, "导入").click();
        assertThat(checker.locator("main .notice.good")).containsText("已入账");
    }

    private void mendAccount(String caseNo) {
        var unit = signedIn("donghu");
        open(unit, "/portal/inbox");
        var task = unit.locator("tr").filter(new Locator.FilterOptions().setHasText(caseNo));
        reloadUntilVisible(unit, task);
        task.locator("a").click();
        assertThat(unit.locator("h2")).containsText("资金被退回");
        unit.fill("#bankName", "X区农村商业银行科创支行");
        unit.fill("#cnapsCode", "4029900");
        unit.fill("#accountNo", "2299199000071060201");
        button(unit, "确认账户").click();
        assertThat(unit.locator("#cnapsCode-error")).isVisible();
        assertThat(unit.locator("#bankName")).hasValue("X区农村商业银行科创支行");
        unit.fill("#cnapsCode", "402990000198");
        unit.fill("#accountNo", "2299199000071060201");
        button(unit, "确认账户").click();
        assertThat(unit.locator("main .notice.good")).isVisible();
    }

    private void paidOnce(String returned, String paid, String caseNo) {
        var page = signedIn("auditor");
        open(page, "/portal/payout/ledger");
        assertThat(entry(page, returned, "入账")).hasCount(0);
        assertThat(entry(page, paid, "入账")).hasCount(1);
        var unit = signedIn("donghu");
        open(unit, "/portal/my");
        var row = unit.locator("tr").filter(new Locator.FilterOptions().setHasText(caseNo));
        reloadUntilVisible(unit, row.getByText("已拨付"));
    }

    private static Locator entry(Page page, String ref, String kind) {
        return page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(ref))
                .filter(new Locator.FilterOptions().setHasText(kind));
    }
}
