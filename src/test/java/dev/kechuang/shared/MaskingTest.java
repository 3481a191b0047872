package dev.kechuang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @Test
    void showsWhatTheTableAllows() {
        assertThat(Masking.idNo("519901198002290014")).isEqualTo("519901********0014");
        assertThat(Masking.idNoInPublic("519901198002290014")).isEqualTo("519*************14");
        assertThat(Masking.mobile("13800001234")).isEqualTo("138****1234");
        assertThat(Masking.account("6228999900000000013")).isEqualTo("***************0013");
        assertThat(Masking.email("zhangsan@example.cn")).isEqualTo("z***@example.cn");
    }

    @ParameterizedTest
    @CsvSource({"王明, 王*", "欧阳小明, 欧**明", "王小明, 王*明", "王, *", ", ''"})
    void namesKeepTheirEnds(String name, String masked) {
        assertThat(Masking.personName(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "某省某市X区河东街道建设路12号3单元, 某省某市X区河东街道****",
        "江苏省镇江市京口区正东路1号, 江苏省镇江市京口区****",
        "X区河东街道和平路5号城市花园, X区河东街道****",
        "X区河西镇李家村7组, X区河西镇****",
        "建设路12号, ****",
        ", ''"
    })
    void addressesEndAtTheTown(String address, String masked) {
        assertThat(Masking.address(address)).isEqualTo(masked);
    }

    @Test
    void whatIsTooShortToHideAnythingIsHiddenWhole() {
        assertThat(Masking.account("1234")).isEqualTo("****");
        assertThat(Masking.mobile("1234567")).isEqualTo("*******");
        assertThat(Masking.email("@x")).isEqualTo("***");
        assertThat(Masking.idNo(null)).isEmpty();
    }
}
