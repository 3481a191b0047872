package dev.kechuang.statistics.web;

import dev.kechuang.shared.Money;
import dev.kechuang.statistics.Comparison.CategoryLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two bars a category that changes, before and after, the greatest changes first. Widths are per cent, so text keeps its size on a phone. */
record SandboxChart(List<Bar> bars, int height) {

    private static final int MOST = 10;
    private static final int ROW = 62;
    private static final int FULL = 66;

    /** Vertical places in pixels, widths and the places of the figures in per cent. */
    record Bar(
            String label,
            int labelY,
            int beforeY,
            int beforeTextY,
            String beforeWidth,
            String beforeTextX,
            String before,
            int afterY,
            int afterTextY,
            String afterWidth,
            String afterTextX,
            String after) {}

    static SandboxChart of(List<CategoryLine> categories, Function<CategoryLine, String> name) {
        List<CategoryLine> shown = categories.stream()
                .filter(line -> !line.sum().change().isZero())
                .sorted(Comparator.comparing((CategoryLine line) ->
                                Math.abs(line.sum().change().fen()))
                        .reversed()
                        .thenComparing(CategoryLine::code))
                .limit(MOST)
                .toList();
        Money largest = shown.stream()
                .flatMap(line -> Stream.of(line.sum().before(), line.sum().after()))
                .max(Comparator.naturalOrder())
                .orElse(Money.ZERO);
        List<Bar> bars = new ArrayList<>();
        for (CategoryLine line : shown) bars.add(bar(line, name.apply(line), bars.size() * ROW, largest));
        return new SandboxChart(bars, shown.size() * ROW);
    }

    private static Bar bar(CategoryLine line, String name, int top, Money largest) {
        long before = permille(line.sum().before(), largest);
        long after = permille(line.sum().after(), largest);
        return new Bar(
                line.code() + " " + name,
                top + 16,
                top + 23,
                top + 33,
                percent(before),
                percent(before + 10),
                line.sum().before().format(),
                top + 38,
                top + 48,
                percent(after),
                percent(after + 10),
                line.sum().after().format());
    }

    /** Of the whole width; the longest bar leaves room for its figure. */
    private static long permille(Money part, Money largest) {
        return largest.isZero() ? 0 : part.fen() * FULL * 10 / largest.fen();
    }

    private static String percent(long permille) {
        return permille / 10 + "." + permille % 10 + "%";
    }
}
