package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A department's officer: finds the task in Tasklist, reads the dossier, gives an opinion with its facts. */
class DepartmentIT extends Journey {

    private static final String TASK = "出具联审意见";

    @Test
    void aDepartmentReadsTheDossierAndGivesItsOpinion() {
        var unit = signedIn("mingde");
        open(unit, "/portal/my");
        var row = unit.locator("tr").filter(new Locator.FilterOptions().setHasText("市级以上科技成果登记奖励"));
        var caseNo = row.locator("td.code").innerText();
        row.getByText("查看").click();
        assertThat(department(unit, "应急管理")).containsText("征求意见中");

        var page = signedIn("dept-emergency");
        var tasklist = Tasklist.of(page).open(TASK, caseNo);
        assertThat(tasklist.form()).containsText("X区明德生物科技有限公司");
        theDossierIsOpenToTheDepartmentOnly(page, caseNo);

        tasklist.claim().choose("无异议（有提示）").fill("事实和依据", "2025年4月有一次一般隐患，已整改销号。");
        assertThat(page.locator(".task-card")).containsText("应急管理联络员");
        tasklist.complete();

        reloadUntilVisible(unit, department(unit, "应急管理").getByText("有提示"));
    }

    private static Locator department(Page page, String name) {
        return page.locator("section[aria-labelledby=departments] li")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private void theDossierIsOpenToTheDepartmentOnly(Page page, String caseNo) {
        var path = page.locator(".fjs-container a").getByText("打开案卷").getAttribute("href");
        Assertions.assertThat(path).isEqualTo("/portal/cases/by-no/" + caseNo);
        var dossier = page.context().newPage();
        open(dossier, path);
        Assertions.assertThat(dossier.url()).contains("/portal/cases/");
        assertThat(dossier.locator("main")).containsText("市级以上科技成果登记奖励");
        assertThat(dossier.locator("main")).containsText(caseNo);

        var other = signedIn("beiyuan");
        var answer = other.navigate(dossier.url());
        Assertions.assertThat(answer.status()).isIn(403, 404);
        dossier.close();
    }
}
