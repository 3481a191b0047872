package dev.kechuang.payout;

import static dev.kechuang.payout.PayoutWorld.itemNo;
import static dev.kechuang.payout.PayoutWorld.resultTable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.payout.PayoutWorld.Line;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the bank cuts its answers into files, repeats and mixes them, each success is booked once (MO-07, MO-09). */
class ResultPropertiesTest {

    private static final int ITEMS = 24;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySplitAndRepetitionBooksEachSuccessOnce(long seed) {
        var random = new Random(seed);
        var world = new PayoutWorld(seed == 1 ? Databases.POSTGRESQL : Databases.H2, data);
        var items = new ArrayList<>(world.ready(ITEMS));
        Collections.shuffle(items, random);
        var cut = 1 + random.nextInt(ITEMS - 1);
        var batches = List.of(world.sent(items.subList(0, cut)), world.sent(items.subList(cut, ITEMS)));
        var truth = new ArrayList<Line>();
        for (int seq = 1; seq <= ITEMS; seq++) {
            var ref = itemNo(seq) + "-1";
            truth.add(random.nextInt(4) == 0 ? Line.returned(ref, "R01") : Line.paid(ref));
        }
        var expected =
                truth.stream().filter(line -> line.outcome().equals("成功")).count();

        var brought = new ArrayList<byte[]>();
        for (int round = 0; round < 30; round++) {
            if (round % 5 == 4) batches.forEach(world.batches::markUnknown);
            if (round % 7 == 6) world.clock.set(world.clock.now().plusSeconds(86_400));
            brought.add(file(truth, random));
            world.bring(random.nextBoolean() ? brought.get(round) : brought.get(random.nextInt(brought.size())));
            batches.forEach(
                    batchNo -> assertThat(world.batches.reconcile(batchNo).balanced())
                            .as("round %d of seed %d", round(brought), seed)
                            .isTrue());
            assertThat(world.ledger.differences()).isEmpty();
        }
        world.bring(resultTable(truth).csv());

        assertThat(world.count("select count(*) from ledger_entry where kind = 'PAID'"))
                .isEqualTo(expected);
        assertThat(world.awards.paid).hasSize((int) expected).doesNotHaveDuplicates();
        assertThat(world.count("select count(*) from payment_item where status = 'SUCCESS'"))
                .isEqualTo(expected);
        var paid = batches.stream()
                .map(batchNo -> world.batches.reconcile(batchNo).paid())
                .reduce(Money.ZERO, Money::plus);
        assertThat(paid).isEqualTo(Money.ofYuan(150_000 * expected));
        batches.forEach(world.batches::settle);
        assertThat(world.tokens.pending().stream()
                        .filter(move -> "payout.bankResultImported".equals(move.messageName())))
                .as("each batch's token moves once")
                .hasSize(2);
    }

    private static int round(List<byte[]> brought) {
        return brought.size();
    }

    /** Some lines of the truth; now and then a contradiction, an unknown reference or a word for something not yet known. */
    private static byte[] file(List<Line> truth, Random random) {
        var lines = new ArrayList<>(truth);
        Collections.shuffle(lines, random);
        lines = new ArrayList<>(lines.subList(0, 1 + random.nextInt(4)));
        var first = lines.get(0);
        switch (random.nextInt(6)) {
            case 0 -> lines.add(Line.paid("KC-2026-C01-999999-P-1"));
            case 1 -> lines.add(first);
            case 2 -> lines.set(0, new Line(first.ref(), first.amount(), "未知", ""));
            default -> {
                // The truth as it is.
            }
        }
        var table = resultTable(lines);
        return random.nextBoolean() ? table.csv() : table.xlsx("回单");
    }
}
