package dev.kechuang.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pack's table may not be: each refused with its file, line and reason, and never evaluated. */
class TableReaderTest {

    /** Line 4 and 5 are inputs, 6 and 7 outputs, 8 to 10 rows. */
    private static final String GOOD = new DmnText("UNIQUE")
            .input("level", "string", "\"A\",\"B\"")
            .input("score", "number")
            .output("amount", "integer")
            .output("clauseNo", "string")
            .row("\"A\"", ">= 85", "50000", "\"t-1\"")
            .row("\"A\"", "[75..85)", "30000", "\"t-2\"")
            .row("\"B\"", "-", "10000", "\"t-3\"")
            .toString();

    private static List<String> refusals(String file, String xml) {
        List<PackFinding> findings = new ArrayList<>();
        var table = DecisionTable.read(file, xml.getBytes(StandardCharsets.UTF_8), findings::add);
        assertThat(table.isEmpty()).isEqualTo(!findings.isEmpty());
        return findings.stream()
                .map(finding -> finding.file() + ":" + finding.line() + ": " + finding.key())
                .toList();
    }

    private static String changed(String from, String to) {
        assertThat(GOOD).contains(from);
        int at = GOOD.indexOf(from);
        return GOOD.substring(0, at) + to + GOOD.substring(at + from.length());
    }

    @Test
    void goodTableIsRead() {
        assertThat(refusals(DmnText.FILE, GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {3} in line {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name=\"d\"|name=\"d\" expressionLanguage=\"juel\"|1|language",
                "name=\"t\"|name=\"t\" expressionLanguage=\"groovy\"|2|language",
                "<inputEntry id=\"r1c0\"|<inputEntry expressionLanguage=\"javascript\" id=\"r1c0\"|9|language",
                "<outputEntry id=\"r1c2\"|<outputEntry expressionLanguage=\"juel\" id=\"r1c2\"|9|language",
                "<inputExpression id=\"ie0\"|<inputExpression expressionLanguage=\"groovy\" id=\"ie0\"|4|language",
                "<text>level<|<text>${level}<|4|script",
                "<text>level<|<text>level + 1<|4|notName",
                "<text>level<|<text>true<|4|notName",
                "<text>50000<|<text>#{x}<|8|script",
                "<text>50000<|<text>score * 2<|8|notFeel",
                "<text>50000<|<text>function(x) external { java: {} }<|8|notFeel",
                "<text>50000<|<text>if true then 1 else 2<|8|notFeel",
                "<text>50000<|<text>null<|8|notFeel",
                "<text>50000<|<text>\"x\"<|8|wrongType",
                "<text>50000<|<text>0.5<|8|wrongType",
                "<text>[75..85)<|<text>[75..x)<|9|notFeel",
                "<text>[75..85)<|<text>75..85<|9|notFeel",
                "<text>[75..85)<|<text>not(-)<|9|notFeel",
                "<text>[75..85)<|<text>not(not(3))<|9|notFeel",
                "<text>[75..85)<|<text>1,-<|9|notFeel",
                "<text>[75..85)<|<text>= 3<|9|notFeel",
                "<text>[75..85)<|<text>? > 3<|9|notFeel",
                "<text>[75..85)<|<text>date(\"2025-01-01\")<|9|notFeel",
                "<text>[75..85)<|<text>\"A\"<|9|wrongType",
                "<text>[75..85)<|<text>true<|9|wrongType",
                "<text>\"B\"</text></inputEntry>|<text>> 5</text></inputEntry>|10|wrongType",
                "<text>\"B\"</text></inputEntry>|<text>\"C\"</text></inputEntry>|10|unknownValue",
                "<text>\"B\"</text></inputEntry>|<text>\"B\\n\"</text></inputEntry>|10|notFeel",
                "<inputEntry id=\"r2c1\"><text>-</text></inputEntry>||10|arity",
                "<outputEntry id=\"r2c3\"><text>\"t-3\"</text></outputEntry>||10|arity",
                "hitPolicy=\"UNIQUE\"|hitPolicy=\"PRIORITY\"|3|hitPolicy",
                "hitPolicy=\"UNIQUE\"|hitPolicy=\"RULE ORDER\"|3|hitPolicy",
                "hitPolicy=\"UNIQUE\"|hitPolicy=\"COLLECT\" aggregation=\"SUM\"|3|aggregation",
                "id=\"dmn_t\"|id=\"dmn_u\"|2|wrongId",
                "typeRef=\"number\"|typeRef=\"date\"|5|typeRef",
                "typeRef=\"number\"||5|typeRef",
                "<text>score<|<text>level<|5|twice",
                "name=\"clauseNo\"|name=\"amount\"|7|twice",
                "name=\"clauseNo\"||7|notName",
                "<decision id=|<import namespace=\"x\"/><decision id=|2|element",
                "<decision id=|<businessKnowledgeModel id=\"b\"/><decision id=|2|element",
                "<decisionTable id=|<informationRequirement id=\"i\"/><decisionTable id=|3|element",
                "<rule id=\"r1\">|<rule id=\"r1\"><script>x</script>|9|element",
                "<input id=\"i0\">|<input id=\"i0\" xmlns:c=\"http://camunda.org/schema/1.0/dmn\" c:inputVariable=\"x\">|4|attribute",
                "<rule id=\"r1\">|<rule id=\"r1\" onclick=\"x\">|9|attribute",
                "</decision>|</decision><decision id=\"dmn_u\" name=\"u\"/>|12|secondDecision",
                "https://www.omg.org/spec/DMN/20191111/MODEL/|http://www.omg.org/spec/DMN/20151101/dmn.xsd|1|notDmn",
            })
    void whatIsBeyondTheStatedPartIsRefusedWhereItStands(String from, String to, int line, String reason) {
        String xml = changed(from, to == null ? "" : to.startsWith("<text>> 5") ? to.replace("> 5", "&gt; 5") : to);

        assertThat(refusals(DmnText.FILE, xml)).containsExactly("dmn/t.dmn:" + line + ": policy.table." + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<literalExpression id=\"l\"><text>1</text></literalExpression>",
                "<invocation id=\"l\"/>",
                "<context id=\"l\"/>"
            })
    void decisionThatIsNoTableIsRefused(String body) {
        int from = GOOD.indexOf("<decisionTable");
        String xml = GOOD.substring(0, from) + body + "\n</decision>\n</definitions>";

        assertThat(refusals(DmnText.FILE, xml))
                .containsExactly("dmn/t.dmn:3: policy.table.element", "dmn/t.dmn:2: policy.table.noTable");
    }

    @ParameterizedTest
    @CsvSource({"true,", "false,", "-,", "not(true),notFeel", "'true,false',notFeel", "\"true\",wrongType"})
    void cellOfYesOrNoHoldsOneOfThem(String cell, String reason) {
        String xml = new DmnText("COLLECT")
                .input("x", "boolean")
                .output("say", "boolean")
                .row(cell, "true")
                .toString();

        assertThat(refusals(DmnText.FILE, xml))
                .isEqualTo(reason == null ? List.of() : List.of("dmn/t.dmn:6: policy.table." + reason));
    }

    @Test
    void everyMistakeIsNamedInOneReading() {
        String xml = changed("<text>50000<", "<text>${x}<").replace("<text>10000<", "<text>ten<");

        assertThat(refusals(DmnText.FILE, xml))
                .containsExactly("dmn/t.dmn:8: policy.table.script", "dmn/t.dmn:10: policy.table.notFeel");
    }

    @Test
    void entitiesAndDocumentTypesAreRefusedAndNothingIsFetched() {
        String doctype = "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + GOOD;
        assertThat(refusals(DmnText.FILE, doctype)).containsExactly("dmn/t.dmn:1: policy.table.unreadable");
        assertThat(refusals(DmnText.FILE, changed("<text>50000<", "<text>&x;<")))
                .containsExactly("dmn/t.dmn:8: policy.table.unreadable");
        String bomb = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n" + GOOD;
        assertThat(refusals(DmnText.FILE, bomb)).containsExactly("dmn/t.dmn:1: policy.table.unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<definitions", "<a><b></a>", "\u0000"})
    void whatIsNoXmlIsRefused(String text) {
        assertThat(refusals(DmnText.FILE, text)).containsExactly("dmn/t.dmn:1: policy.table.unreadable");
    }

    @Test
    void nestingHasAnEnd() {
        String xml = changed("<rule id=\"r1\">", "<rule id=\"r1\">" + "<description>".repeat(100));

        assertThat(refusals(DmnText.FILE, xml)).containsExactly("dmn/t.dmn:9: policy.table.unreadable");
    }

    @Test
    void whatTheModelerAddsForItsDrawingIsLetThrough() {
        String xml = changed(
                        "</definitions>",
                        "<dmndi:DMNDI xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\"><dmndi:DMNDiagram/></dmndi:DMNDI></definitions>")
                .replace(
                        "<input id=\"i0\">",
                        "<input id=\"i0\" xmlns:b=\"http://bpmn.io/schema/dmn/biodi/2.0\" b:width=\"192\">");

        assertThat(refusals(DmnText.FILE, xml)).isEmpty();
    }
}
