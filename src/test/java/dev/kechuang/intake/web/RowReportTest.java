package dev.kechuang.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReportTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "=1+1, \"'=1+1\"",
                "+86, \"'+86\"",
                "-1, \"'-1\"",
                "@sum, \"'@sum\"",
                "＝cmd, \"'＝cmd\"",
                "~ =1~, \"' =1\"",
                "~\t=1~, ~\"'\t=1\"~",
                "演示公司, \"演示公司\"",
                "a\"b, \"a\"\"b\""
            })
    void cellsStartNoFormulaInASpreadsheet(String text, String cell) {
        assertThat(RowReport.cell(text)).isEqualTo(cell);
    }
}
