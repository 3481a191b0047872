package dev.kechuang.payout.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.payout.LineProblem;
import dev.kechuang.payout.Outcome;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written can be read again, nothing in it runs, and a broken answer says where it is broken. */
class BankFormatsTest {

    private static final String HEAD = String.join(",", ResultFile.COLUMNS);
    private static final String GOOD = "KC-2026-C01-000001-P-1,150000.00,成功,,,BK1,2026-07-30 10:15:00";
    private static final String GOOD_TRAILER = "合计,150000.00,1";
    private static final Predicate<String> KNOWN = Set.of("R01", "R99")::contains;

    @Test
    void csvHasBomCrlfAndNoFormula() {
        var csv = new String(
                new Table()
                        .row("=cmd|' /C calc'!A0", "欧阳科技(集团)有限公司", "@x", "-1", "＝1", new BigDecimal("0.10"), "a,\"b\"")
                        .csv(),
                StandardCharsets.UTF_8);
        assertThat(csv).isEqualTo("\ufeff'=cmd|' /C calc'!A0,欧阳科技(集团)有限公司,'@x,'-1,'＝1,0.10,\"a,\"\"b\"\"\"\r\n");
    }

    @Test
    void workbookKeepsChineseNamesLongNumbersAndNeutralCells() throws IOException {
        var bytes = new Table()
                .row("=cmd", "欧阳科技(集团)有限公司", "6228999900000000013", new BigDecimal("150000.10"))
                .xlsx("拨付");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var row = book.getFirstSheet().read().get(0);
            assertThat(row.getCellText(0)).isEqualTo("'=cmd");
            assertThat(row.getCellText(1)).isEqualTo("欧阳科技(集团)有限公司");
            assertThat(row.getCellText(2)).isEqualTo("6228999900000000013");
            assertThat(row.getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("150000.10");
        }
    }

    @Test
    void aGoodFileIsReadToTheFen() {
        var read = ResultFile.read(bytes(HEAD, GOOD, GOOD_TRAILER), KNOWN);
        assertThat(read.problems()).isEmpty();
        assertThat(read.total()).isEqualTo(Money.ofYuan(150_000));
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(row.tradedAt()).isEqualTo("2026-07-30T02:15:00Z");
            assertThat(row.line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x,150000.00,成功,,,BK1,2026-07-30; 交易时间; payout.result.time",
                "x,150000.00,成功,,,BK1,2026-02-30 10:00:00; 交易时间; payout.result.time",
                "x,150000.001,成功,,,BK1; 金额; shared.money.tooFine",
                "x,-5,成功,,,BK1; 金额; shared.money.format",
                "x,0,成功,,,BK1; 金额; payout.result.amount",
                "x,1e5,成功,,,BK1; 金额; shared.money.format",
                "x,150000.00,ok,,,BK1; 结果; payout.result.outcome",
                "x,150000.00,退票,,,BK1; 退票码; payout.result.noCode",
                "x,150000.00,退票,R08,,BK1; 退票码; payout.result.code",
                "x,150000.00,成功,R01,,BK1; 退票码; payout.result.codeWithoutReturn",
                "x,150000.00,成功; 银行流水号; payout.result.noSerial",
                "'',150000.00,成功,,,BK1; 付款参考号; payout.result.noRef",
                "x,150000.00,成功,,,BK1,2026-07-30 10:15:00,more; 交易时间; payout.result.tooManyColumns"
            })
    void aBrokenLineIsNamedByLineAndColumn(String line, String column, String key) {
        var problems = ResultFile.read(bytes(HEAD, GOOD, line.replace("''", ""), "合计,300000.00,2"), KNOWN)
                .problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.key()).isEqualTo(key);
        });
    }

    @Test
    void trailerMustAgreeAndBeTheLastLine() {
        assertThat(keys(HEAD, GOOD)).containsExactly("payout.result.noTrailer");
        assertThat(keys(HEAD, GOOD, "合计,150000.01,1")).containsExactly("payout.result.sum");
        assertThat(keys(HEAD, GOOD, "合计,150000.00,2")).containsExactly("payout.result.count");
        assertThat(keys(HEAD, GOOD, GOOD_TRAILER, GOOD)).contains("payout.result.trailerNotLast");
        assertThat(keys(HEAD, GOOD, GOOD, "合计,300000.00,2")).containsExactly("payout.result.twice");
        assertThat(keys(HEAD, "合计,0,0")).contains("payout.result.empty");
        assertThat(keys("a,b", GOOD)).containsExactly("payout.result.headings");
        assertThat(keys("")).containsExactly("payout.result.headings");
    }

    @Test
    void anyBytesAreJudgedAndNeverThrow() {
        var random = new Random(20);
        var good = new Table()
                .row(ResultFile.COLUMNS.toArray())
                .row("合计", "0", "0")
                .xlsx("x");
        for (int i = 0; i < 300; i++) {
            var bytes = i % 2 == 0 ? good.clone() : new byte[random.nextInt(200)];
            if (i % 2 != 0) random.nextBytes(bytes);
            else for (int n = 0; n < 20; n++) bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            assertThat(ResultFile.read(bytes, KNOWN).problems()).isNotEmpty();
        }
    }

    @Test
    void everyFieldOfEveryLineCountsInTheHash() {
        var lines = List.of(line(1, "A", 100, "102651000011"), line(2, "B", 200, "102651000011"));
        var hash = LinesHash.of(lines);
        assertThat(hash).isEqualTo(LinesHash.of(List.copyOf(lines)));
        assertThat(List.of(
                        List.of(lines.get(1), lines.get(0)),
                        List.of(lines.get(0)),
                        List.of(lines.get(0), lines.get(1), lines.get(1)),
                        List.of(line(1, "A", 101, "102651000011"), lines.get(1)),
                        List.of(line(1, "A", 100, "102651000012"), lines.get(1)),
                        List.of(line(3, "A", 100, "102651000011"), lines.get(1)),
                        List.of(line(1, "C", 100, "102651000011"), lines.get(1))))
                .allSatisfy(changed -> assertThat(LinesHash.of(changed)).isNotEqualTo(hash));
    }

    @Test
    void aPlacedFileIsPlacedOnceAndNeverReplaced(@TempDir Path directory) throws IOException {
        var outgoing = new OutgoingDirectory(directory);
        outgoing.place("a.csv", new byte[] {1, 2});
        outgoing.place("a.csv", new byte[] {1, 2});
        assertThat(directory.resolve("out/a.csv")).hasBinaryContent(new byte[] {1, 2});
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> outgoing.place("a.csv", new byte[] {3}))
                .isInstanceOf(IllegalStateException.class);
        Files.delete(directory.resolve("out/a.csv"));
        outgoing.place("a.csv", new byte[] {1, 2});
        assertThat(directory.resolve("out/a.csv")).doesNotExist();
        // Died after the copy and before the move: the move is made up for.
        Files.write(directory.resolve("staging/a.csv"), new byte[] {1, 2});
        outgoing.place("a.csv", new byte[] {1, 2});
        assertThat(directory.resolve("out/a.csv")).exists();
    }

    @Test
    void twoRunsOfOneJobHandTheCourierOneFile(@TempDir Path directory) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String name = "b" + round + ".csv";
                int handedOver = 0;
                var start = new CountDownLatch(1);
                List<Future<Boolean>> runs = new ArrayList<>();
                for (int run = 0; run < 8; run++) {
                    runs.add(pool.submit(() -> {
                        start.await();
                        new OutgoingDirectory(directory).place(name, new byte[] {1, 2});
                        return Files.deleteIfExists(directory.resolve("out").resolve(name));
                    }));
                }
                start.countDown();
                for (var run : runs) if (run.get()) handedOver++;
                assertThat(handedOver).as(name).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static PaymentLine line(int serial, String itemNo, long fen, String cnaps) {
        var id = UUID.fromString("00000000-0000-0000-0000-000000000001");
        return new PaymentLine("ZF", serial, itemNo, itemNo + "-1", Money.ofFen(fen), id, "f", "n", "b", cnaps, "*1");
    }

    private static List<String> keys(String... lines) {
        return new ArrayList<>(ResultFile.read(bytes(lines), KNOWN).problems().stream()
                .map(LineProblem::key)
                .toList());
    }

    private static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
