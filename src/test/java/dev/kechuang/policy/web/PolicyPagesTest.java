package dev.kechuang.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.KechuangApplication;
import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.PackZips;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A clerk's way from an upload with a mistake to a version in force, and who is kept out of it. */
@SpringBootTest(
        classes = KechuangApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:policy-pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "camunda.bpm.job-execution.enabled=false",
            "kechuang.demo.enabled=true",
            "kechuang.web.secure-cookies=false",
            "kechuang.data-dir=target/policy-pages",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyPagesTest {

    private static final String HERE = "/portal/policy";
    private static final String LEGAL_REVIEW = "legalReviewNo: X区法审〔2024〕56号";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Policies policies;

    @Autowired
    BusinessClock clock;

    @Autowired
    AuditTrail audit;

    @BeforeAll
    void people() {
        for (String role : Set.of(
                "tech-clerk",
                "tech-section-head",
                "legal-reviewer",
                "tech-bureau-head",
                "auditor",
                "finance-maker",
                "sysadmin")) {
            person(role, role);
        }
        person("both", "tech-clerk", "legal-reviewer");
    }

    private void person(String name, String... roles) {
        accounts.create(
                new NewAccount("pack-" + name, "姓名" + name, null, "a-long-password-1", null, Set.of(roles)), "test");
    }

    @Test
    void wayFromAMistakeToAVersionInForce() throws Exception {
        byte[] mistaken = correction("x-2025-1")
                .with("pack.yaml", LEGAL_REVIEW, "legalReviewNo: \"\"")
                .zip();
        String first = sent("both", upload("pack.zip", mistaken), 302);
        assertThat(page("both", first))
                .contains("处问题", "pack.yaml:8", "上传更正后的政策包", "path=pack.yaml&amp;line=8#L8")
                .doesNotContain("提交审核");
        assertThat(page("both", first + "/files?path=pack.yaml&line=8"))
                .containsPattern("id=\"L8\"\\s+class=\"marked\"")
                .contains("legalReviewNo: &quot;&quot;", "class=\"field-error\"");

        String draft = sent(
                "both",
                upload("pack.zip", correction("x-2025-1").zip())
                        .param("replaces", first.substring(first.lastIndexOf('/') + 1)),
                302);
        assertThat(page("both", first)).contains("已撤回");
        assertThat(page("both", draft)).contains("检查通过", "提交审核", "取代的草稿");
        assertThat(page("both", draft + "/difference"))
                .contains(
                        "default-2025",
                        "首次认定(备案)",
                        "首次认定或者备案",
                        "100,000 元",
                        "120,000 元",
                        "categories/c04.yaml",
                        "C04-2")
                .doesNotContain("id=\"page-C05\"");
        assertThat(page("both", draft + "/difference?lang=en&all=1"))
                .contains("Differences", "¥120,000", "Sample cases");
        page("both", draft + "?lang=zh");

        assertThat(sent("both", post(draft + "/submit").param("amends", "default-2025"), 400))
                .contains("请填写理由", "value=\"default-2025\" selected");
        sent("both", post(draft + "/submit").param("amends", "default-2025").param("reason", "市级标准有误"), 302);
        assertThat(page("both", draft)).contains("须由另一人审核").doesNotContain("通过并发布");
        assertThat(sent("both", post(draft + "/approve"), 403)).contains("不能自己审核");
        assertThat(policies.current().ruleVersionId()).isEqualTo("default-2025");

        assertThat(page("legal-reviewer", draft)).contains("通过并发布", "市级标准有误");
        String version = sent("legal-reviewer", post(draft + "/approve"), 302);
        assertThat(version).isEqualTo(HERE + "/versions/x-2025-1?published");
        assertThat(policies.current().ruleVersionId()).isEqualTo("x-2025-1");
        assertThat(page("auditor", version))
                .contains(
                        "现行有效",
                        "姓名both",
                        "姓名legal-reviewer",
                        "市级标准有误",
                        "X区法审〔2024〕56号",
                        policies.head("x-2025-1").sha256());
        assertThat(page("auditor", HERE + "/versions/default-2025")).contains("已被替代", "已由 x-2025-1 更正");
        assertThat(page("auditor", HERE)).contains("x-2025-1", "已发布");
        assertThat(sent("tech-bureau-head", post(draft + "/approve"), 409)).contains("状态已变化");
        assertThat(audit.page("policyPack", "x-2025-1", 0, 20).entries())
                .extracting("action")
                .containsExactly(
                        "policy.published",
                        "policy.draftSubmitted",
                        "policy.draftUploaded",
                        "policy.draftWithdrawn",
                        "policy.draftUploaded");
    }

    @Test
    void rightsOfEveryRole() throws Exception {
        String draft = sent("tech-clerk", upload("a.zip", correction("x-rights").zip()), 302);
        for (String stranger : Set.of("finance-maker", "sysadmin")) {
            for (String address : Set.of(
                    HERE,
                    draft,
                    draft + "/pack.zip",
                    HERE + "/versions/default-2025",
                    HERE + "/versions/default-2025/difference")) {
                status(stranger, get(address), 403);
            }
            status(stranger, upload("a.zip", correction("x-3").zip()), 403);
        }
        mvc.perform(get(HERE))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isIn(302, 401));
        for (String reader : Set.of("auditor", "legal-reviewer", "tech-bureau-head")) {
            assertThat(page(reader, HERE)).doesNotContain("name=\"file\"");
            assertThat(page(reader, draft)).doesNotContain("/submit", "/withdraw", "/approve");
            status(reader, post(draft + "/submit").param("reason", "理由"), 403);
            status(reader, post(draft + "/withdraw"), 403);
        }
        sent("tech-clerk", post(draft + "/submit").param("reason", "理由"), 302);
        for (String maker : Set.of("tech-clerk", "tech-section-head", "auditor")) {
            status(maker, post(draft + "/approve"), 403);
            status(maker, post(draft + "/return").param("reason", "理由"), 403);
        }
        assertThat(sent("legal-reviewer", post(draft + "/return").param("reason", ""), 400))
                .contains("请填写理由");
        sent("legal-reviewer", post(draft + "/return").param("reason", "依据不足"), 302);
        assertThat(page("tech-clerk", draft)).contains("已退回", "依据不足", "name=\"replaces\"");
        mvc.perform(multipart(HERE)
                        .file(new MockMultipartFile("file", "a.zip", null, new byte[] {1}))
                        .with(user("pack-tech-clerk").roles("tech-clerk")))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isEqualTo(403));
    }

    @Test
    void refusedUploadSaysWhatToDo() throws Exception {
        assertThat(sent("tech-clerk", upload("a.zip", new byte[0]), 400)).contains("请选择政策包的 ZIP 文件");
        assertThat(sent("tech-clerk", upload("a.zip", "id: x".getBytes(StandardCharsets.UTF_8)), 400))
                .contains("这不是 ZIP 文件");
        assertThat(sent("tech-clerk", upload("a.zip", "PK\3\4broken".getBytes(StandardCharsets.ISO_8859_1)), 400))
                .contains("压缩包内没有 pack.yaml");
        assertThat(sent("tech-clerk", upload("a.zip", new byte[10 * 1024 * 1024 + 1]), 400))
                .contains("不得超过 10MB");
        assertThat(sent("tech-clerk", upload("a.zip", new byte[0]).param("lang", "en"), 400))
                .contains("Choose the pack");
        page("tech-clerk", HERE + "?lang=zh");
        String taken = sent(
                "tech-clerk", upload("a.zip", PackZips.named("default-2025").zip()), 302);
        assertThat(sent(
                        "tech-clerk",
                        post(taken + "/submit").param("reason", "我写了很多").param("amends", "default-2025"),
                        409))
                .contains("已经发布", "换一个新的 id", "我写了很多");
        status("tech-clerk", get(HERE + "/drafts/" + UUID.randomUUID()), 404);
        status("tech-clerk", get(HERE + "/drafts/nonsense"), 404);
        status("tech-clerk", get(HERE + "/drafts/nonsense/difference"), 404);
        status("tech-clerk", get(HERE + "/versions/nowhere"), 404);
        status("tech-clerk", get(taken + "/files").param("path", "../pack.yaml"), 404);
        status("tech-clerk", get(taken + "/categories/Z99"), 404);
    }

    @Test
    void everyCategoryAndEveryFileOfAVersionCanBeReadInBothLanguages() throws Exception {
        String version = HERE + "/versions/default-2025";
        for (var category : policies.version("default-2025").categories()) {
            assertThat(page("auditor", version + "/categories/" + category.code() + "?lang=zh"))
                    .contains(category.nameZh(), "奖补标准", "材料")
                    .doesNotContain("dev.kechuang", "Optional");
            assertThat(page("auditor", version + "/categories/" + category.code() + "?lang=en"))
                    .contains("Evidence", "Conditions");
        }
        assertThat(page("auditor", version + "/common?lang=en")).contains("Periods (working days", "¥2,000,000");
        assertThat(page("auditor", version + "/common?lang=zh"))
                .contains("公示", "2,000,000 元")
                .doesNotContain("dev.kechuang");

        var response = mvc.perform(
                        get(version + "/pack.zip").with(user("pack-auditor").roles("auditor")))
                .andReturn()
                .getResponse();
        assertThat(response.getHeader("Content-Disposition"))
                .contains("attachment")
                .contains("default-2025.zip");
        var names = new HashSet<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) names.add(entry.getName());
        }
        assertThat(names).contains("pack.yaml", "categories/c04.yaml").hasSizeGreaterThan(40);
        for (String name : names) page("auditor", version + "/files?path=" + name);
    }

    private static PackZips correction(String id) {
        return PackZips.named(id)
                .with("categories/c04.yaml", "首次认定(备案)", "首次认定或者备案")
                .with("dmn/cat-C04-params.dmn", ">100000<", ">120000<");
    }

    private static MockHttpServletRequestBuilder upload(String name, byte[] zip) {
        return multipart(HERE).file(new MockMultipartFile("file", name, "application/zip", zip));
    }

    private String page(String person, String address) throws Exception {
        return status(person, get(address), 200);
    }

    private String sent(String person, MockHttpServletRequestBuilder request, int status) throws Exception {
        return status(person, request.with(csrf()), status);
    }

    /** The page, or where a redirect leads. */
    private String status(String person, MockHttpServletRequestBuilder request, int status) throws Exception {
        String[] role = person.equals("both") ? new String[] {"tech-clerk", "legal-reviewer"} : new String[] {person};
        var response = mvc.perform(request.with(csrf())
                        .with(user("pack-" + person).roles(role))
                        .locale(Locale.CHINA))
                .andReturn()
                .getResponse();
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(html).isEqualTo(status);
        assertThat(html).doesNotContain("??", " style=\"", "<script>", "onclick");
        return status == 302 ? response.getRedirectedUrl() : html;
    }
}
