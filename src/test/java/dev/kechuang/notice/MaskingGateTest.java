package dev.kechuang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.notice.MaskingGate.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingGateTest {

    private static final String USCC = "91519901MA0000010X";

    @ParameterizedTest
    @CsvSource({
        "519901199802290014, RESIDENT_ID",
        "51990119980229001X, RESIDENT_ID",
        "证号51990119980229001x。, RESIDENT_ID",
        "ID519901199802290014, RESIDENT_ID",
        "519901 19980229 0014, RESIDENT_ID",
        "５１９９０１１９９８０２２９００１４, RESIDENT_ID",
        "519901980229001, RESIDENT_ID",
        "13800001234, MOBILE",
        "电话138-0000-1234, MOBILE",
        "138 0000 1234, MOBILE",
        "+8613800001234, MOBILE",
        "6222020200011122233, ACCOUNT",
        "6222 0202 0001 1122, ACCOUNT",
        "账号3301040160000123456789, ACCOUNT"
    })
    void personalNumbersAreFound(String text, Finding finding) {
        assertThat(found("<td>" + text + "</td>", List.of())).contains(finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "公示期：2026年2月11日至2月25日（5个工作日）",
                "150,000.00",
                "合计12,345,678,901.23元",
                "0990-5550508",
                "邮政编码：519900",
                "KC-2025-C04-000017",
                "X区科创奖补〔2025〕1版",
                "<a href=\"/public/notices/GS-2026-001/entries/12/object\">",
                "<td>519901</td><td>19980229</td><td>0014</td>"
            })
    void ordinaryPublicTextPasses(String text) {
        assertThat(found(text, List.of())).isEmpty();
    }

    @Test
    void aRealUsccOfTheListPasses() {
        String digitsOnly =
                dev.kechuang.shared.Uscc.withCheckDigits("9151990100000001").text();
        assertThat(found(digitsOnly, List.of(digitsOnly))).isEmpty();
        assertThat(found(USCC, List.of())).isEmpty();
    }

    @Test
    void aResidentIdInTheUsccColumnIsFoundAllTheSame() {
        assertThat(found("519901199802290014", List.of("519901199802290014"))).contains(Finding.RESIDENT_ID);
    }

    @Test
    void aMobileNamedAsOfficePhoneIsFoundAllTheSame() {
        assertThat(found("13800001234", List.of("13800001234"))).contains(Finding.MOBILE);
    }

    private static Set<Finding> found(String text, List<String> printed) {
        return MaskingGate.findings(StoredDocument.of(text), printed);
    }
}
