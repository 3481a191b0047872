package dev.kechuang.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.KechuangApplication;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialListSamples;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The clerk's way through the pages, in the whole application. */
@SpringBootTest(
        classes = KechuangApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:list-pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "kechuang.data-dir=target/list-pages",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPagesTest {

    static final String HERE = "/portal/office/lists";
    static final String CLERK = "list-clerk";

    @Autowired
    MockMvc mvc;

    @Autowired
    OfficialLists lists;

    @Autowired
    Accounts accounts;

    @BeforeAll
    void people() {
        accounts.create(new NewAccount(CLERK, "王芳", null, "a-long-password-1", null, Set.of("tech-clerk")), "test");
        accounts.create(
                new NewAccount("list-auditor", "周审", null, "a-long-password-1", null, Set.of("auditor")), "test");
    }

    @Test
    void aClerkUploadsLooksSettlesAndDownloads() throws Exception {
        upload(
                ListKind.UNIT_DIRECTORY,
                "2026",
                OfficialListSamples.unitDirectory(200).csv());
        UUID id = upload(
                ListKind.HNTE, "2026", OfficialListSamples.hnte(200, 2026).xlsx());

        assertThat(page(get(HERE))).contains("高新技术企业认定名单", "已完成", "194");
        assertThat(page(get(HERE + "/" + id).param("lang", "en")))
                .contains("High-tech enterprises recognised 2026", "KC-2026-C01-000001", "Other name");
        assertThat(page(get(HERE + "/" + id).param("outcome", "MALFORMED").param("lang", "zh")))
                .contains("统一社会信用代码", "2026-13-45")
                .doesNotContain("KC-2026-C01-000001");
        var queue =
                lists.rows(id, Set.of(RowOutcome.UNKNOWN_UNIT), 0, 10, CLERK).rows();
        String row = HERE + "/" + id + "/rows/" + queue.get(0).rowNo();
        assertThat(page(get(row))).contains("剔除此行", queue.get(0).uscc());
        assertThat(send(post(row + "/discard").param("note", " "), 400)).contains("请填写说明", "剔除此行");
        send(post(row + "/discard").param("note", "不属于本区"), 302);
        assertThat(page(get(row))).contains("已剔除", "不属于本区").doesNotContain("剔除此行");

        var report = perform(get(HERE + "/" + id + "/report.csv"));
        assertThat(report.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("HNTE-2026-");
        assertThat(report.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"行号\",\"结果\"")
                .contains("\"KC-2026-C01-000194\"", "\"不属于本区\"");
        assertThat(report.getContentAsString(StandardCharsets.UTF_8).lines()).hasSize(201);
    }

    @Test
    void aRefusedFileIsToldOnTheFormWithWhatWasChosen() throws Exception {
        var file = new MockMultipartFile("file", "名单.csv", "text/csv", "甲,乙\n1,2".getBytes(StandardCharsets.UTF_8));
        String page = send(multipart(HERE).file(file).param("kind", "TECH_SME").param("programmeYear", "2025"), 400);
        assertThat(page).contains("第 1 行第 1 列起", "入库登记编号", "value=\"2025\"");
        assertThat(page).containsPattern("value=\"TECH_SME\"\\s+selected");
    }

    @Test
    void onlyClerksSeeLists() throws Exception {
        assertThat(mvc.perform(get(HERE).with(signedIn("list-auditor", "auditor")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private UUID upload(ListKind kind, String year, byte[] bytes) throws Exception {
        var file = new MockMultipartFile("file", "C:\\lists\\名单.csv", "text/csv", bytes);
        var request = multipart(HERE).file(file).param("kind", kind.name()).param("programmeYear", year);
        var response = mvc.perform(request.with(signedIn(CLERK, "tech-clerk")).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(302);
        var id = UUID.fromString(response.getRedirectedUrl().substring(HERE.length() + 1));
        lists.processing(id).join();
        assertThat(lists.list(id, CLERK).fileName()).isEqualTo("名单.csv");
        return id;
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        return perform(request).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        var response = mvc.perform(request.with(signedIn(CLERK, "tech-clerk")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response;
    }

    private String send(MockHttpServletRequestBuilder request, int status) throws Exception {
        var response = mvc.perform(request.with(signedIn(CLERK, "tech-clerk")).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** As the sign-in leaves a person: the account's roles are checked again at every request. */
    private static RequestPostProcessor signedIn(String userId, String role) {
        return user(userId).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
