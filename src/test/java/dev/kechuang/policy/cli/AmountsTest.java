package dev.kechuang.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.DefaultPack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code policy amounts} line by line: the golden cases, and everything a line may be that is no case. */
class AmountsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String answer(byte[] lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Amounts(DefaultPack.read()).answer(new ByteArrayInputStream(lines), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String answer(String lines) {
        return answer(lines.getBytes(StandardCharsets.UTF_8));
    }

    static List<Arguments> golden() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        try (InputStream file = AmountsTest.class.getResourceAsStream("/golden/golden_amounts.json")) {
            for (JsonNode one : JSON.readTree(file))
                cases.add(Arguments.of(one.get("id").asText(), one));
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void goldenCaseIsAnsweredInOneLine(String id, JsonNode one) throws IOException {
        String answer = answer(JSON.writeValueAsString(one));

        assertThat(answer)
                .endsWith("}\n")
                .hasLineCount(1)
                .contains("\"amountYuan\":" + one.get("expected").asLong() + ",");
        JsonNode read = JSON.readTree(answer);
        List<String> names = new ArrayList<>();
        read.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("id", "amountYuan", "clause", "steps");
        assertThat(read.get("id").asText()).isEqualTo(id);
        assertThat(read.get("clause").asText()).startsWith(one.get("code").asText() + "-");
        assertThat(read.get("steps")).isNotEmpty().allMatch(JsonNode::isTextual);
    }

    @Test
    void examplesOfTheManualHold() {
        String line = "{\"id\":\"G16\",\"code\":\"B01\",\"input\":{\"aboveScale\":true,\"rd\":8000000,"
                + "\"revenue\":\"120000000\",\"prevRd\":\"5,000,000.00\",\"prevPrevRd\":5.5e6,\"paidBefore\":0}}";
        assertThat(answer(line)).startsWith("{\"id\":\"G16\",\"amountYuan\":650000,\"clause\":\"B01-1\",\"steps\":[\"");
    }

    /** The line, with ' for ", and its whole answer. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':'x','code':'Z99','input':{}}|'x'|UNKNOWN_CATEGORY|code",
                "{'id':'x','code':'c02','input':{}}|'x'|UNKNOWN_CATEGORY|code",
                "{'id':'x','input':{}}|'x'|MISSING_FACT|code",
                "{'id':'x','code':null,'input':{}}|'x'|MISSING_FACT|code",
                "{'id':'x','code':7,'input':{}}|'x'|BAD_VALUE|code",
                "{'id':'x','code':'C02'}|'x'|MISSING_FACT|input",
                "{'id':'x','code':'C02','input':[]}|'x'|BAD_VALUE|input",
                "{'id':'x','code':'C04','input':{}}|'x'|MISSING_FACT|level",
                "{'id':'x','code':'C04','input':{'level':null}}|'x'|MISSING_FACT|level",
                "{'id':'x','code':'C04','input':{'level':''}}|'x'|MISSING_FACT|level",
                "{'id':'x','code':'C04','input':{'level':'MOON'}}|'x'|BAD_VALUE|level",
                "{'id':'x','code':'C04','input':{'level':['CITY']}}|'x'|BAD_VALUE|level",
                "{'id':'x','code':'C04','input':{'level':'CITY','paidBefore':-1}}|'x'|BAD_VALUE|paidBefore",
                "{'id':'x','code':'C04','input':{'level':'CITY','paidBefore':0.001}}|'x'|BAD_VALUE|paidBefore",
                "{'id':'x','code':'C04','input':{'level':'CITY','paidBefore':'all'}}|'x'|BAD_VALUE|paidBefore",
                "{'id':'x','code':'C04','input':{'level':'CITY','paidBefore':true}}|'x'|BAD_VALUE|paidBefore",
                "{'id':'x','code':'C04','input':{'level':'CITY','paidBefore':1e999999999}}|'x'|BAD_VALUE|paidBefore",
                "{'id':'x','code':'D03','input':{'paidTechAmount':1e999999999}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':1e-999999999}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':1e99999999999}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':'NaN'}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':true}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':{}}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':-0.01}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','code':'D03','input':{'paidTechAmount':1,'paidTechAmount':2}}|'x'|BAD_VALUE|paidTechAmount",
                "{'id':'x','id':'y','code':'C02','input':{}}|'y'|BAD_VALUE|id",
                "{'id':['x'],'code':'C02','input':{}}|null|BAD_VALUE|id",
                "{'id':12345678901234567890,'code':'Z99','input':{}}|12345678901234567890|UNKNOWN_CATEGORY|code",
                "{'id':1.50,'code':'Z99','input':{}}|1.50|UNKNOWN_CATEGORY|code",
                "{'id':true,'code':'Z99','input':{}}|true|UNKNOWN_CATEGORY|code",
                "{'id':'x','code':'A03','input':{'units':'NATIONAL'}}|'x'|BAD_VALUE|units",
                "{'id':'x','code':'A03','input':{'units':['MOON']}}|'x'|BAD_VALUE|units",
                "{'id':'x','code':'B01','input':{'aboveScale':1,'rd':1,'revenue':1}}|'x'|BAD_VALUE|aboveScale",
                "{'id':'x','code':'A04','input':{}}|'x'|MISSING_FACT|score",
                "{'id':'x','code':'D03','input':{'paidTechAmount':NaN}}|null|BAD_VALUE|line",
                "{'id':'x','code':'C02','input':{}|null|BAD_VALUE|line",
                "{'id':'x','code':'C02','input':{}} {}|null|BAD_VALUE|line",
                "{'id':'x','code':'C02','input':{},}|null|BAD_VALUE|line",
                "hello|null|BAD_VALUE|line",
                "5|null|BAD_VALUE|line",
                "[]|null|BAD_VALUE|line",
                "null|null|BAD_VALUE|line"
            })
    void badLineIsToldByFieldAndTheRunGoesOn(String line, String id, String error, String field) {
        String good = "{'id':'next','code':'C02','input':{}}";
        String answer = answer((line + "\n" + good).replace('\'', '"'));

        assertThat(answer.lines().toList().get(0).replace('"', '\''))
                .isEqualTo("{'id':" + id + ",'error':'" + error + "','field':'" + field + "'}");
        assertThat(answer.lines().toList().get(1)).startsWith("{\"id\":\"next\",\"amountYuan\":5000,");
        assertThat(answer).hasLineCount(2);
    }

    @Test
    void blankLinesMarksAndLineEndsOfAnyMachineAreNoCases() {
        String one = "{\"id\":\"甲\",\"code\":\"C02\",\"input\":{}}";
        assertThat(answer("\uFEFF" + one + "\r\n\r\n  \n" + one))
                .hasLineCount(2)
                .contains("\"甲\"");
        assertThat(answer("")).isEmpty();
        assertThat(answer("\n\n")).isEmpty();
        assertThat(answer("\n\uFEFF" + one)).contains("\"field\":\"line\"");
    }

    @Test
    void lineOfOtherEncodingOrDepthOrLengthIsOneBadLine() {
        byte[] gbk = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xBC, (byte) 0xD7, '"', '}', '\n'};
        assertThat(answer(gbk)).isEqualTo("{\"id\":null,\"error\":\"BAD_VALUE\",\"field\":\"line\"}\n");
        String deep = "{\"id\":\"x\",\"code\":\"C02\",\"input\":{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}}";
        assertThat(answer(deep)).isEqualTo("{\"id\":null,\"error\":\"BAD_VALUE\",\"field\":\"line\"}\n");
        String good = "{\"id\":\"x\",\"code\":\"C02\",\"input\":{}}";
        String padded = good.replace("{}", " ".repeat(Lines.LONGEST - good.length()) + "{}");
        assertThat(answer(padded + "\n" + good)).hasLineCount(2).doesNotContain("error");
        assertThat(answer(padded.replace("{}", " {}") + "\n" + good))
                .startsWith(
                        "{\"id\":null,\"error\":\"BAD_VALUE\",\"field\":\"line\"}\n{\"id\":\"x\",\"amountYuan\":5000");
        String digits = "{\"id\":\"x\",\"code\":\"D03\",\"input\":{\"paidTechAmount\":" + "9".repeat(100_000) + "}}";
        assertThat(answer(digits)).isEqualTo("{\"id\":\"x\",\"error\":\"BAD_VALUE\",\"field\":\"paidTechAmount\"}\n");
    }

    @Test
    void absentScoreCountsAsPassedAndAFailedOneDoesNot() {
        String line = "{\"id\":1,\"code\":\"B02\",\"input\":{\"scale\":\"SMALL\",\"verifiedInvestment\":1000000%s}}";
        assertThat(answer(line.formatted(""))).startsWith("{\"id\":1,\"amountYuan\":100000,\"clause\":\"B02-2\"");
        assertThat(answer(line.formatted(",\"score\":60"))).contains("\"amountYuan\":100000,");
        assertThat(answer(line.formatted(",\"score\":\"59.99\"")))
                .contains("\"amountYuan\":0,")
                .contains("评审是否合格");
    }

    @Test
    void answersAreHandedOverBeforeTheNextLineIsWaitedFor() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] line = "{\"id\":\"x\",\"code\":\"C02\",\"input\":{}}\n".getBytes(StandardCharsets.UTF_8);
        List<Integer> ready = new ArrayList<>();
        InputStream slow = new InputStream() {
            private int given;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                ready.add(out.size());
                if (given++ == 3) return -1;
                System.arraycopy(line, 0, into, from, line.length);
                return line.length;
            }

            @Override
            public int available() {
                return 0;
            }
        };
        new Amounts(DefaultPack.read()).answer(slow, out);
        assertThat(ready).hasSize(4).isSorted().doesNotHaveDuplicates();
    }
}
