package dev.kechuang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NoticedLineTest {

    private static final String[] TEXTS = {"甲", "乙|丙", "丁\\", "\\|", "|", "戊\n己", "", "第一条", "a", "b"};

    @RepeatedTest(200)
    void fingerprintDiffersExactlyWhenALineDiffers(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var lines = new ArrayList<NoticedLine>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) lines.add(line(random));
        String before = NoticedLine.fingerprint(lines);

        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        assertThat(NoticedLine.fingerprint(shuffled)).isEqualTo(before);

        int at = random.nextInt(lines.size());
        NoticedLine old = lines.get(at);
        NoticedLine changed = changed(old, random);
        var other = new ArrayList<>(lines);
        other.set(at, changed);
        if (changed.equals(old)) assertThat(NoticedLine.fingerprint(other)).isEqualTo(before);
        else assertThat(NoticedLine.fingerprint(other)).isNotEqualTo(before);

        var longer = new ArrayList<>(lines);
        longer.add(line(random));
        assertThat(NoticedLine.fingerprint(longer)).isNotEqualTo(before);
        assertThat(NoticedLine.fingerprint(lines.subList(1, lines.size()))).isNotEqualTo(before);
    }

    @Test
    void aSeparatorInsideAFieldIsNotASeparator() {
        var one = new NoticedLine("a|b", "c", "d", "e", "f", "g", 1);
        var two = new NoticedLine("a", "b|c", "d", "e", "f", "g", 1);
        assertThat(NoticedLine.fingerprint(List.of(one))).isNotEqualTo(NoticedLine.fingerprint(List.of(two)));
    }

    private static NoticedLine line(Random random) {
        return new NoticedLine(
                text(random), text(random), text(random), text(random), text(random), text(random), random.nextInt(3));
    }

    private static NoticedLine changed(NoticedLine l, Random random) {
        return switch (random.nextInt(7)) {
            case 0 ->
                new NoticedLine(
                        text(random),
                        l.uscc(),
                        l.unitName(),
                        l.categoryCode(),
                        l.itemName(),
                        l.clause(),
                        l.amountFen());
            case 1 ->
                new NoticedLine(
                        l.caseNo(),
                        text(random),
                        l.unitName(),
                        l.categoryCode(),
                        l.itemName(),
                        l.clause(),
                        l.amountFen());
            case 2 ->
                new NoticedLine(
                        l.caseNo(), l.uscc(), text(random), l.categoryCode(), l.itemName(), l.clause(), l.amountFen());
            case 3 ->
                new NoticedLine(
                        l.caseNo(), l.uscc(), l.unitName(), text(random), l.itemName(), l.clause(), l.amountFen());
            case 4 ->
                new NoticedLine(
                        l.caseNo(), l.uscc(), l.unitName(), l.categoryCode(), text(random), l.clause(), l.amountFen());
            case 5 ->
                new NoticedLine(
                        l.caseNo(),
                        l.uscc(),
                        l.unitName(),
                        l.categoryCode(),
                        l.itemName(),
                        text(random),
                        l.amountFen());
            default ->
                new NoticedLine(
                        l.caseNo(),
                        l.uscc(),
                        l.unitName(),
                        l.categoryCode(),
                        l.itemName(),
                        l.clause(),
                        l.amountFen() + 1);
        };
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
    }
}
