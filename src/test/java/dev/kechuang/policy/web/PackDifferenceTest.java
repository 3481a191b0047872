package dev.kechuang.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.PackDiff;
import dev.kechuang.policy.PackZips;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import dev.kechuang.policy.web.SheetComparison.Fate;
import dev.kechuang.policy.web.SheetComparison.Row;
import dev.kechuang.portal.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two versions side by side: what moved, what was reworded, and the same categories as the command line names. */
class PackDifferenceTest {

    @Test
    void theSameVersionsDifferInNothing() {
        assertThat(of(DefaultPack.read()).pages()).isEmpty();
    }

    @Test
    void pagesNameTheCategoriesThatTheCommandNames() throws IOException {
        PolicyPack after = changed();
        var difference = of(after);

        assertThat(difference.pages()).extracting(PackDifference.Page::code).containsExactly("", "B01", "C04");
        assertThat(difference.pages().stream().map(PackDifference.Page::code).filter(code -> !code.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(PackDiff.of(DefaultPack.read(), after).stream()
                        .map(PackDiff.Change::category)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var c04 = difference.pages().get(2);
        assertThat(c04.parts().stream().flatMap(part -> part.rows().stream()))
                .extracting(Row::before, Row::after)
                .contains(org.assertj.core.api.Assertions.tuple("100,000 元", "120,000 元"));
        assertThat(c04.samples()).extracting(SampleLine::more).contains("+20,000 元");
    }

    @Test
    void anItemThatWentWhereAnotherCameIsReworded() {
        List<Row> rows = SheetComparison.rows(items("a", "b", "c"), items("a", "B", "c", "d"));

        assertThat(rows).extracting(Row::before).containsExactly("a", "b", "c", null);
        assertThat(rows).extracting(Row::after).containsExactly("a", "B", "c", "d");
        assertThat(rows).extracting(Row::fate).containsExactly(Fate.SAME, Fate.CHANGED, Fate.SAME, Fate.ADDED);
        assertThat(SheetComparison.rows(items("a", "b"), items("b")))
                .extracting(Row::fate)
                .containsExactly(Fate.GONE, Fate.SAME);
    }

    private static List<SheetLine> items(String... texts) {
        return List.of(texts).stream()
                .map(text -> new SheetLine("", text, false))
                .toList();
    }

    private static PackDifference of(PolicyPack after) {
        return PackDifference.of(DefaultPack.read(), after, false, Messages.source(), Locale.SIMPLIFIED_CHINESE);
    }

    private static PolicyPack changed() throws IOException {
        byte[] zip = PackZips.named("x-1")
                .with("dmn/cat-C04-params.dmn", ">100000<", ">120000<")
                .with("categories/b01.yaml", "rate: \"0.10\"", "rate: \"0.11\"")
                .zip();
        return PackReader.read(PackFiles.ofUpload(new ByteArrayInputStream(zip)));
    }
}
