package dev.kechuang.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import dev.kechuang.registry.Registry;
import dev.kechuang.statistics.SandboxYear;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who sees the sandbox, in which language, and what can be taken away from it. */
class SandboxPagesTest {

    private static final String HERE = "/portal/policy/sandbox";

    @TempDir
    Path data;

    private MockMvc mvc;
    private Registry registry;

    @Test
    void aClerkTriesADraftReadsItInTwoLanguagesAndTakesAWorkbookAway() throws Exception {
        try (var app = new WholeApplication(Databases.H2, data, "2026-01-14T10:00")) {
            mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) app.context())
                    .apply(springSecurity())
                    .build();
            registry = app.bean(Registry.class);
            var year = SandboxYear.byHand(app);
            app.applicant("applicant-a", app.unit(1));

            rightsAreByRole();
            String run = tried(year.draft());
            resultPage(run);
            workbook(run);
            asOf(year.caseId());
        }
    }

    private void rightsAreByRole() throws Exception {
        assertThat(asked("tech-clerk", get(HERE)).getContentAsString()).contains("政策沙盘", "name=\"file\"");
        assertThat(asked("auditor", get(HERE)).getContentAsString())
                .contains("政策沙盘")
                .doesNotContain("name=\"file\"");
        for (String allowed : List.of("tech-section-head", "tech-bureau-head", "legal-reviewer", "finance-maker")) {
            assertThat(asked(allowed, get(HERE)).getStatus()).as(allowed).isEqualTo(200);
        }
        for (String other : List.of("payment-maker", "notice-officer", "sysadmin", "applicant-a")) {
            assertThat(asked(other, get(HERE)).getStatus()).as(other).isEqualTo(403);
        }
        assertThat(asked("auditor", multipart(HERE).param("year", "2025").param("pack", "default-2025"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(asked("tech-clerk", multipart(HERE).param("year", "2025").param("pack", "unknown"))
                        .getContentAsString())
                .contains("请选择政策版本，或上传政策包");
        var noZip = new MockMultipartFile("file", "x.zip", "application/zip", new byte[] {1, 2, 3, 4, 5});
        var refused = asked("tech-clerk", multipart(HERE).file(noZip).param("year", "2025"));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("class=\"errors\"");
    }

    private String tried(byte[] draft) throws Exception {
        var file = new MockMultipartFile("file", "draft.zip", "application/zip", draft);
        String run = asked("tech-clerk", multipart(HERE).file(file).param("year", "2025"))
                .getRedirectedUrl();
        assertThat(run).startsWith(HERE + "/");
        return run;
    }

    private void resultPage(String run) throws Exception {
        String chinese = asked("tech-clerk", get(run)).getContentAsString();
        assertThat(chinese)
                .contains(
                        "299,984.00", "300,000.00", "+16.00", "0.5937", "类别取消", "该版本没有此类别", "<title id=\"chart-title\"")
                .contains("<desc id=\"chart-desc\"", "role=\"img\"")
                .doesNotContain("??", " style=", "<style", "onclick");
        assertThat(chinese.indexOf("href=\"/portal/policy/sandbox\"")).isPositive();
        String english = asked("finance-maker", get(run).param("lang", "en")).getContentAsString();
        assertThat(english)
                .contains("Policy sandbox", "Category gone", "Scaling factor", "IP advantage")
                .doesNotContain("??", "不变");
        assertThat(asked("auditor", get(run).param("effect", "GONE").param("sort", "name"))
                        .getContentAsString())
                .contains("KC-2025-C07-000004")
                .doesNotContain("KC-2025-C02-000001");
        assertThat(asked("payment-maker", get(run)).getStatus()).isEqualTo(403);
        assertThat(asked("tech-clerk", get(HERE + "/00000000-0000-4000-8000-000000000001"))
                        .getStatus())
                .isEqualTo(404);
    }

    private void workbook(String run) throws Exception {
        MockHttpServletResponse answer = asked("auditor", get(run + "/xlsx"));
        assertThat(answer.getContentType()).contains("spreadsheetml");
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "sandbox-2025-");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName())).containsExactly("合计", "分类别", "案件");
            List<Row> categories = rows(book, 1);
            assertThat(categories.stream().skip(1).map(row -> row.getCellText(0)))
                    .containsExactly("B01", "C02", "C07");
            assertThat(number(categories.get(1), 3)).isEqualByComparingTo("189984");
            assertThat(number(categories.get(1), 4)).isEqualByComparingTo("284000");
            List<Row> cases = rows(book, 2);
            assertThat(cases).hasSize(7);
            BigDecimal after = cases.stream()
                    .skip(1)
                    .filter(row -> !row.getCellText(9).isEmpty())
                    .map(row -> number(row, 9))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(after).isEqualByComparingTo("300000");
            assertThat(rows(book, 0)).anySatisfy(row -> {
                assertThat(row.getCellText(0)).isEqualTo("可对照案件兑付金额（元）");
                assertThat(number(row, 1)).isEqualByComparingTo("299984");
                assertThat(number(row, 3)).isEqualByComparingTo("16");
            });
        }
    }

    private void asOf(String caseId) throws Exception {
        String page =
                asked("tech-clerk", get("/portal/cases/" + caseId + "/as-of")).getContentAsString();
        assertThat(page).contains("5,000.00", "不保存", "本案适用版本").doesNotContain("??");
        assertThat(asked("tech-clerk", get("/portal/cases/" + caseId + "/as-of").param("version", "never-was"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(asked("applicant-a", get("/portal/cases/" + caseId + "/as-of"))
                        .getStatus())
                .isEqualTo(404);
    }

    private static List<Row> rows(ReadableWorkbook book, int sheet) throws IOException {
        return book.getSheet(sheet).orElseThrow().read();
    }

    private static BigDecimal number(Row row, int column) {
        return row.getCellAsNumber(column).orElseThrow();
    }

    private MockHttpServletResponse asked(String userId, MockHttpServletRequestBuilder request) throws Exception {
        String[] roles = registry.rolesOf(userId).toArray(String[]::new);
        return mvc.perform(request.with(user(userId).roles(roles)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
