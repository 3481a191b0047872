package dev.kechuang.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.DefaultPack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code policy stack}: the worked cases of domain 2.6 in one document each, and documents that are refused. Texts stand with ' for ". */
class StackTest {

    private static String answer(String document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Stack(DefaultPack.read())
                    .answer(
                            new ByteArrayInputStream(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                            out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8).replace('"', '\'');
    }

    private static String item(
            String id, int seq, String applicant, String code, String group, String key, String amount) {
        return "{'id':'%s','seq':%d,'applicant':'%s','code':'%s','stackGroup':'%s','matterKey':'%s','amount':%s}"
                .formatted(id, seq, applicant, code, group, key, amount);
    }

    private static String document(String available, String... items) {
        return "{'available':" + available + ",'items':[" + String.join(",", items) + "]}";
    }

    private static final String N1 = item("N1", 1, "U1", "D03", "SG-CONTRACT", "HT-2025-0031", "90000");
    private static final String N2 = item("N2", 2, "U1", "E01", "SG-CONTRACT", "HT-2025-0031", "270000");
    private static final String N3 = item("N3", 3, "U1", "C01", "SG-HNTE", "GR2025510001", "150000");
    private static final String N4 = item("N4", 4, "U1", "B01", "SG-RD", "2025", "1650000");

    @Test
    void stack1KeepsTheHighestOfTheContractAndEndsTheYearAtTwoMillion() {
        assertThat(answer(document("9000000", N1, N2, N3, N4)))
                .isEqualTo("{'total':2000000,'factor':'1.0000','items':["
                        + "{'id':'N1','status':'DROPPED','pay':0,'reason':'就高不重复，同一事项保留N2'},"
                        + "{'id':'N2','status':'KEPT','pay':270000,'reason':'全额'},"
                        + "{'id':'N3','status':'KEPT','pay':150000,'reason':'全额'},"
                        + "{'id':'N4','status':'TRUNCATED','pay':1580000,'reason':'超出限额，截至1580000元'}]}\n");
    }

    @Test
    void budget1ScalesWhatIsUnderTotalControlAndNothingElse() {
        String other = N4.replace("U1", "U4");
        String n5 = item("N5", 5, "U5", "C04", "SG-PLATFORM", "P1", "300000");
        String n6 = item("N6", 6, "U6", "B04", "SG-AGRI-EXT", "V1", "35210");
        assertThat(answer(document("2000000", N3, n5, other, N1, N2, n6)))
                .isEqualTo("{'total':1999894,'factor':'0.7927','items':["
                        + "{'id':'N3','status':'KEPT','pay':150000,'reason':'全额'},"
                        + "{'id':'N5','status':'KEPT','pay':300000,'reason':'全额'},"
                        + "{'id':'N4','status':'SCALED','pay':1307955,'reason':'总量控制，按系数0.7927压减'},"
                        + "{'id':'N1','status':'DROPPED','pay':0,'reason':'就高不重复，同一事项保留N2'},"
                        + "{'id':'N2','status':'SCALED','pay':214029,'reason':'总量控制，按系数0.7927压减'},"
                        + "{'id':'N6','status':'SCALED','pay':27910,'reason':'总量控制，按系数0.7927压减'}]}\n");
    }

    @Test
    void budget2IsNotScaledBecauseTheFixedAmountsExceedIt() {
        String n5 = item("N5", 5, "U5", "C04", "SG-PLATFORM", "P1", "300000");
        assertThat(answer(document("400000", N3, n5, N4))).isEqualTo("{'error':'FIXED_EXCEEDS_BUDGET'}\n");
        assertThat(answer(document("450000", N3, n5))).startsWith("{'total':450000,'factor':'1.0000'");
        assertThat(answer(document("449999.99", N3, n5))).isEqualTo("{'error':'FIXED_EXCEEDS_BUDGET'}\n");
    }

    @Test
    void capsComeBeforeScaling() {
        String answer = answer(document("1075000", N3, N2, N4));
        // 150,000 fixed; 270,000 and the truncated 1,580,000 share 925,000: 0.5 each
        assertThat(answer).startsWith("{'total':1075000,'factor':'0.5000'");
        assertThat(answer).contains("'pay':790000,'reason':'超出限额，截至1580000元；总量控制，按系数0.5000压减'");
    }

    @Test
    void cooperationOfOneEnterpriseEndsAtItsOwnCap() {
        String one = item("a", 2, "U1", "E01", "SG-CONTRACT", "H1", "200000");
        String other = item("b", 1, "U1", "E01", "SG-CONTRACT", "H2", "'150000.00'");
        String foreign = item("c", 3, "U2", "E01", "SG-CONTRACT", "H3", "200000");
        assertThat(answer(document("1e9", one, other, foreign)))
                .contains("'id':'a','status':'TRUNCATED','pay':150000")
                .contains("'id':'b','status':'KEPT','pay':150000")
                .contains("'id':'c','status':'KEPT','pay':200000");
    }

    @Test
    void matterCountsWithinTheApplicantOrAcrossTheDistrictAsItsCategorySays() {
        String rd = item("a", 1, "U1", "B01", "SG-RD", "2025", "5");
        String otherRd = item("b", 2, "U2", "B01", "SG-RD", "2025", "9");
        assertThat(answer(document("100", rd, otherRd))).doesNotContain("DROPPED");
        assertThat(answer(document("100", rd, otherRd.replace("U2", "U1")))).contains("'id':'a','status':'DROPPED'");
        String project = item("a", 1, "U1", "A02", "SG-PROJECT", "P", "7");
        String same = item("b", 2, "U2", "A02", "SG-PROJECT", "P", "7");
        assertThat(answer(document("100", same, project)))
                .contains("'id':'a','status':'KEPT'")
                .contains("'id':'b','status':'DROPPED','pay':0,'reason':'就高不重复，同一事项保留a'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'items':[]}|MISSING_FACT|available",
                "{'available':-1,'items':[]}|BAD_VALUE|available",
                "{'available':'much','items':[]}|BAD_VALUE|available",
                "{'available':1e999999999,'items':[]}|BAD_VALUE|available",
                "{'available':1}|MISSING_FACT|items",
                "{'available':1,'items':{}}|BAD_VALUE|items",
                "{'available':1,'items':[7]}|BAD_VALUE|items[0]",
                "{'available':1,'items':[{}]}|MISSING_FACT|items[0].code",
                "{'available':1,'items':[{'code':'Z99'}]}|UNKNOWN_CATEGORY|items[0].code",
                "{'available':1,'items':[{'code':'C02'}]}|MISSING_FACT|items[0].id",
                "{'available':1,'items':[{'code':'C02','id':'x','seq':1.5}]}|BAD_VALUE|items[0].seq",
                "{'available':1,'items':[{'code':'C02','id':'x','seq':1}]}|MISSING_FACT|items[0].applicant",
                "{'available':1,'items':[{'code':'C02','id':'x','seq':1,'applicant':'U'}]}|MISSING_FACT|items[0].matterKey",
                "{'available':1,'items':[{'code':'C02','id':'x','seq':1,'applicant':'U','matterKey':'m','amount':0.001}]}|BAD_VALUE|items[0].amount",
                "{'available':1,'available':1,'items':[]}|BAD_VALUE|available",
                "hello|BAD_VALUE|document",
                "[]|BAD_VALUE|document",
                "~~|BAD_VALUE|document"
            })
    void documentThatCannotBeReadIsToldByField(String document, String error, String field) {
        assertThat(answer(document)).isEqualTo("{'error':'" + error + "','field':'" + field + "'}\n");
    }

    @Test
    void numberedIdsAndAGroupLeftToTheCategoryAreRead() {
        String one = "{'id':7,'seq':0,'applicant':1,'code':'C02','matterKey':2025,'amount':5000}";
        assertThat(answer(document("5000", one, one.replace("7", "8"))))
                .isEqualTo("{'total':5000,'factor':'1.0000','items':["
                        + "{'id':'7','status':'KEPT','pay':5000,'reason':'全额'},"
                        + "{'id':'8','status':'DROPPED','pay':0,'reason':'就高不重复，同一事项保留7'}]}\n");
        assertThat(answer(document("5000", one, one))).isEqualTo("{'error':'BAD_VALUE','field':'items[1].id'}\n");
        assertThat(answer(document("0"))).isEqualTo("{'total':0,'factor':'1.0000','items':[]}\n");
        assertThat(answer(document("0.50", one.replace("5000", "0.50").replace("C02", "B01"))))
                .contains("'total':0.50,");
        assertThat(List.of(answer("\uFEFF" + document("0"))))
                .containsExactly("{'total':0,'factor':'1.0000','items':[]}\n");
    }
}
