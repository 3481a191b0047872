package dev.kechuang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form files are ours: what Tasklist cannot show or the server cannot judge is refused when the file is read. */
class FormSchemaTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"filepicker","key":"a"}                                            | filepicker
            {"type":"dynamiclist","path":"a","components":[]}                          | dynamiclist
            {"type":"html","content":"<b>x</b>"}                                       | html components
            {"type":"textfield"}                                                       | has no key
            {"type":"select","key":"a","valuesKey":"list"}                             | listed in values
            {"type":"select","key":"a"}                                                | has no values
            {"type":"datetime","key":"a","subtype":"datetime"}                         | subtype date
            {"type":"group","components":[],"isRepeating":true,"path":"p"}             | repeating groups
            {"type":"number","key":"a","increment":"5"}                                | increment
            {"type":"textfield","key":"a","label":"=name"}                             | label must be plain
            {"type":"text","text":"={{x}}"}                                            | no expression
            {"type":"text","text":"{{#if x}}y{{/if}}"}                                 | no expression
            {"type":"textfield","key":"a","conditional":{"hide":"a = 1"}}              | must start with =
            {"type":"textfield","key":"a","conditional":{"hide":"=b ="}}               | is not FEEL
            {"type":"textfield","key":"a","conditional":{"hide":"=a = \\"x\\""}}       | depends on itself
            {"type":"textfield","key":"a","readonly":"=true"}                          | true or false
            {"type":"textfield","key":"a","validate":{"maxLength":"=5"}}               | validate.maxLength
            {"type":"textfield","key":"a","validate":{"pattern":"("}}                  | regular expression
            {"type":"textfield","key":"a","validate":{"validationType":"x"}}           | validationType
            {"type":"textfield","key":"a","properties":{"rule":"x"}}                   | rule x is unknown
            {"type":"textfield","key":"a","properties":{"rule":1}}                     | must be a string
            {"type":"textfield","key":"a","properties":{"kind":"x"}}                   | kind x is unknown
            {"type":"textfield","key":"a","properties":{"kind":"table"}}               | belongs on a textarea
            {"type":"number","key":"a","properties":{"kind":"upload"}}                 | belongs on a textfield
            {"type":"textarea","key":"a","properties":{"kind":"table"}}                | needs columns
            {"type":"textarea","key":"a","properties":{"kind":"table","columns":"[{\\"key\\":\\"x y\\"}]"}}       | identifier
            {"type":"textarea","key":"a","properties":{"kind":"table","columns":"[{\\"key\\":\\"x\\",\\"type\\":\\"q\\"}]"}} | column type q
            {"type":"textarea","key":"a","properties":{"kind":"table","columns":"[{\\"key\\":\\"x\\"}]","sum":"x"}} | sum names no column
            {"type":"textarea","key":"a","properties":{"kind":"table","columns":"[{\\"key\\":\\"x\\"}]","max":"-1"}} | max must be
            """)
    void whatWeDoNotCarryIsAProblem(String component, String problem) {
        assertThat(form(component).problems())
                .anySatisfy(found -> assertThat(found.toString()).contains(problem));
    }

    @Test
    void twoFieldsOfOneKeyAreAProblem() {
        FormSchema schema = form("{\"type\":\"textfield\",\"key\":\"a\"},{\"type\":\"number\",\"key\":\"a\"}");

        assertThat(schema.problems()).extracting(SchemaProblem::what).containsExactly("key a is used twice");
    }

    @Test
    void conditionsThatRunInARingAreAProblem() {
        FormSchema schema = form("{\"type\":\"textfield\",\"key\":\"a\",\"conditional\":{\"hide\":\"=b = null\"}},"
                + "{\"type\":\"textfield\",\"key\":\"b\",\"conditional\":{\"hide\":\"=a = null\"}}");

        assertThat(schema.problems()).hasSize(2);
    }

    @Test
    void textThatIsNoFormIsAProblemAndNoException() {
        assertThat(FormSchema.parse("[".getBytes(StandardCharsets.UTF_8)).problems())
                .isNotEmpty();
        assertThat(FormSchema.parse("[]".getBytes(StandardCharsets.UTF_8)).problems())
                .isNotEmpty();
        assertThat(FormSchema.parse(new byte[0]).problems()).isNotEmpty();
        assertThat(FormSchema.parse("{}".getBytes(StandardCharsets.UTF_8)).problems())
                .isNotEmpty();
    }

    @Test
    void schemaKnowsItsFieldsGroupsAndPrefills() {
        FormSchema schema = Corpus.schema("corpus-conditions");

        assertThat(schema.id()).isEqualTo("corpus-conditions");
        assertThat(schema.field("address.city")).isPresent();
        assertThat(schema.names()).contains("address", "inner").doesNotContain("city");
        assertThat(Corpus.schema("corpus-texts").prefills()).containsEntry("shown", "unitName");
    }

    private static FormSchema form(String components) {
        String json = "{\"id\":\"x\",\"type\":\"default\",\"components\":[" + components + "]}";
        return FormSchema.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
