package dev.kechuang.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.shared.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get to see: names, errors beside their fields, and never a piece of what they typed as markup. */
class FormViewTest {

    private static final FormContext TODAY = FormContext.plain(LocalDate.of(2026, 3, 31));

    static Stream<Corpus.Case> cases() {
        return Corpus.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void pageMarksExactlyWhatTheCheckRefuses(Corpus.Case one) {
        FormAnswers judged = one.check(one.sent());
        Page page = page(one.schema(), one.sent(), judged.problems(), Locale.CHINA);

        Set<String> marked = page.tags().stream()
                .filter(tag -> "kc-error".equals(tag.get("class")))
                .map(tag -> tag.get("id").replaceFirst("-error$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> refused = judged.problems().stream()
                .filter(problem -> !problem.key().equals("form.unknownField"))
                .map(problem -> ViewBuilder.id(problem.field()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(marked).isEqualTo(refused);
        assertThat(page.byId("form-errors").isPresent()).isEqualTo(!judged.valid());
        judged.problems()
                .forEach(problem -> assertThat(
                                Forms.message(one.schema(), problem, Locale.ENGLISH, Page.messages(Locale.ENGLISH)))
                        .isNotBlank()
                        .doesNotContain("{0}")
                        .doesNotContain("{1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyControlHasANameAndEveryReferenceATarget(Corpus.Case one) {
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            Page page = page(one.schema(), one.sent(), one.check(one.sent()).problems(), locale);
            Set<String> ids = new TreeSet<>();
            page.tags().stream()
                    .filter(tag -> tag.get("id") != null)
                    .forEach(tag ->
                            assertThat(ids.add(tag.get("id"))).as(tag.get("id")).isTrue());
            Set<String> labelled = page.tags().stream()
                    .filter(tag -> tag.name().equals("label"))
                    .map(tag -> tag.get("for"))
                    .collect(Collectors.toSet());
            for (Page.Tag control : page.controls()) {
                boolean named = labelled.contains(control.get("id")) || control.get("aria-label") != null;
                assertThat(named || "hidden".equals(control.get("type")))
                        .as(control.toString())
                        .isTrue();
                if (control.get("aria-describedby") != null) {
                    assertThat(ids).contains(control.get("aria-describedby").split(" "));
                }
                assertThat(!control.invalid() || control.get("aria-describedby").contains("-error"))
                        .isTrue();
            }
            page.tags().stream()
                    .filter(tag -> tag.name().equals("a") && tag.get("href").startsWith("#"))
                    .forEach(tag -> assertThat(ids).contains(tag.get("href").substring(1)));
            assertThat(page.html())
                    .doesNotContain("style=")
                    .doesNotContain("<script")
                    .doesNotContain("<img");
            assertThat(page.tags())
                    .allSatisfy(tag -> assertThat(tag.attributes().keySet()).noneMatch(name -> name.startsWith("on")));
        }
    }

    @Test
    void typedExpressionsAndMarkupComeOutLiterally() {
        FormSchema schema = Corpus.schema("corpus-texts");
        Map<String, Object> typed = Map.of("title", "${7*7} __${7*7}__", "note", "</textarea><script>x</script>");

        String html = page(schema, typed, List.of(), Locale.CHINA).html();

        assertThat(html).contains("value=\"${7*7} __${7*7}__\"").doesNotContain("49");
        assertThat(html).contains("&lt;/textarea&gt;&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void whatDoesNotParseIsShownAgain() {
        FormSchema schema = Corpus.schema("corpus-numbers");
        Map<String, Object> typed =
                Forms.fromPost(schema, Map.of("count", List.of(" zwölf "), "signed", List.of("31.3.2026")));

        Page page = page(schema, typed, Forms.check(schema, typed, TODAY).problems(), Locale.CHINA);

        assertThat(page.byId("f-count").orElseThrow().get("value")).isEqualTo("zwölf");
        assertThat(page.byId("f-signed").orElseThrow().attributes())
                .containsEntry("value", "31.3.2026")
                .containsEntry("type", "text");
        assertThat(page.html()).contains("“人数”请填写数字");
    }

    @Test
    void englishReadersGetEnglishNamesOptionsAndErrors() {
        FormSchema schema = Corpus.schema("corpus-choices");
        FormAnswers judged = Forms.check(schema, Map.of(), TODAY);

        String html = page(schema, Map.of(), judged.problems(), Locale.ENGLISH).html();

        assertThat(html).contains(">Level<", ">Province<", "Fill in &quot;Level&quot;.", "Some answers need");
    }

    @Test
    void ruleOfTheKernelIsToldWithTheNameOfTheField() {
        FormSchema schema = Corpus.schema("corpus-rules");
        Problem problem = Problem.of("uscc", "shared.uscc.length");

        assertThat(Forms.message(schema, problem, Locale.CHINA, Page.messages(Locale.CHINA)))
                .startsWith("统一社会信用代码：");
    }

    @Test
    void hiddenFieldsAreNotOnThePage() {
        FormSchema schema = Corpus.schema("corpus-conditions");

        Page agreed = page(schema, Map.of("result", "YES"), List.of(), Locale.CHINA);
        Page returned = page(schema, Map.of("result", "NO", "box", true), List.of(), Locale.CHINA);

        assertThat(agreed.byId("f-reason")).isEmpty();
        assertThat(agreed.byId("f-address-city")).isEmpty();
        assertThat(returned.byId("f-reason")).isPresent();
        assertThat(returned.byId("f-amount")).isEmpty();
        assertThat(returned.byId("f-address-city")).isPresent();
        assertThat(returned.byId("f-result-1").orElseThrow().get("data-rerender"))
                .isEqualTo("true");
        assertThat(returned.byId("f-inner").orElseThrow().get("data-rerender")).isNull();
    }

    @Test
    void readOnlyFieldsAreTextAndCarryNoControl() {
        FormSchema schema = Corpus.schema("corpus-texts");

        Page page = page(schema, Map.of("shown", "某某<有限>公司"), List.of(), Locale.CHINA);

        assertThat(page.byId("f-shown").orElseThrow().name()).isEqualTo("dd");
        assertThat(page.html()).contains("某某&lt;有限&gt;公司").contains("固定");
        assertThat(page.controls()).noneMatch(tag -> "shown".equals(tag.get("name")));
    }

    @Test
    void textIsMarkdownWithSafeLinksOnly() {
        FormSchema schema = Corpus.schema("corpus-texts");

        String html = page(schema, Map.of("caseNo", "<KC>**1**"), List.of(), Locale.CHINA)
                .html();

        assertThat(html).contains("<strong>如实</strong>", "href=\"/guide\"", "案号：&lt;KC&gt;**1**", "<em>第二条</em>");
        assertThat(html).doesNotContain("javascript:");
    }

    @Test
    void tableGrowsAndShrinksWithPlainButtons() {
        FormSchema schema = Corpus.schema("corpus-tables");
        Map<String, Object> answers = Map.of("products", List.of(row("甲", "1000.5"), row("乙", "2"), row("丙", "x")));

        String full = page(schema, answers, List.of(), Locale.CHINA).html();
        String first = page(schema, Map.of(), List.of(), Locale.CHINA).html();

        assertThat(full).contains("removeRow:products:2", "1,002.50").doesNotContain("addRow:products\"");
        assertThat(first).contains("addRow:products", "products[0].name").doesNotContain("removeRow:products");
    }

    @Test
    void filesAreListedWithARemoveButtonEach() {
        FormSchema schema = Corpus.schema("corpus-rules");
        String id = "11111111-1111-4111-8111-111111111111";
        FormView view = Forms.view(schema, Map.of("ev1", id), List.of(), Locale.CHINA, Page.messages(Locale.CHINA));

        Page page = Page.of(view, Map.of("ev1", List.of(new UploadView(id, "证明<1>.pdf", 3_000_000))));

        assertThat(page.html()).contains("证明&lt;1&gt;.pdf", "2.9 MB", "removeFile:" + id);
        assertThat(page.controls()).anyMatch(tag -> "file:ev1".equals(tag.get("name")));
        assertThat(page.controls()).anyMatch(tag -> "hidden".equals(tag.get("type")) && id.equals(tag.get("value")));
    }

    private static Map<String, Object> row(String name, String cost) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("cost", cost);
        return row;
    }

    private static Page page(FormSchema schema, Map<String, ?> answers, List<Problem> problems, Locale locale) {
        return Page.of(Forms.view(schema, answers, problems, locale, Page.messages(locale)), Map.of());
    }
}
