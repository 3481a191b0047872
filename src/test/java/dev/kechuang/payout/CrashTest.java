package dev.kechuang.payout;

import static dev.kechuang.payout.PayoutWorld.itemNo;
import static dev.kechuang.payout.PayoutWorld.resultFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.payout.PayoutWorld.Line;
import dev.kechuang.testsupport.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies where it hurts most; afterwards everything is repeated, as the engine and people do (MO-03). */
class CrashTest {

    @TempDir
    Path data;

    private static final class Killed extends RuntimeException {}

    @ParameterizedTest
    @EnumSource
    void diedBetweenFileRowAndBookingAppliesTheFileOnceLater(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(2));
        var file = resultFile(Line.paid(itemNo(1) + "-1"), Line.paid(itemNo(2) + "-1"));
        world.awards.crash = new Killed();
        assertThatThrownBy(() -> world.bring(file)).isInstanceOf(Killed.class);
        assertThat(world.count("select count(*) from bank_result_file")).isZero();
        assertThat(world.count("select count(*) from ledger_entry where kind = 'PAID'"))
                .isZero();

        assertThat(world.bring(file).successes()).isEqualTo(2);
        assertThat(world.bring(file).kind()).isEqualTo(ImportReport.Kind.KNOWN);
        assertThat(world.awards.paid).hasSize(2).doesNotHaveDuplicates();
        assertThat(world.ledger.differences()).isEmpty();
    }

    /** The same crash against a booking that does not think of it: the harness must be able to see a double booking. */
    @ParameterizedTest
    @EnumSource
    void negativeControlTheNaiveBookingPaysTwice(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(2));
        world.update("create table naive_ledger (ref varchar(44))");
        world.update("create table naive_file (sha varchar(64))");
        var refs = List.of(itemNo(1) + "-1", itemNo(2) + "-1");
        Runnable naive = () -> {
            if (world.count("select count(*) from naive_file") > 0) return;
            for (var ref : refs) world.update("insert into naive_ledger (ref) values ('" + ref + "')");
            if (world.awards.crash != null) {
                world.awards.paid(List.of());
            }
            world.update("insert into naive_file (sha) values ('x')");
        };
        world.awards.crash = new Killed();
        assertThatThrownBy(naive::run).isInstanceOf(Killed.class);
        naive.run();
        assertThat(world.count(
                        "select count(*) from (select ref from naive_ledger group by ref having count(*) > 1) d"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void diedBetweenBankFileAndTokenSendsTheSameBytesOnce(Databases kind) throws IOException {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.released(world.ready(2));
        world.awards.crash = new Killed();
        assertThatThrownBy(() -> world.inTransaction(() -> world.files.write(batchNo)))
                .isInstanceOf(Killed.class);
        var out = data.resolve("bank/out/" + batchNo + ".csv");
        var given = Files.readAllBytes(out);
        assertThat(world.batches.batch(batchNo).status()).isEqualTo(BatchStatus.RELEASED);
        assertThat(world.count("select count(*) from payment_attempt")).isZero();

        // The bank's courier was faster than the restart.
        Files.delete(out);
        world.clock.set(world.clock.now().plusSeconds(600));
        world.inTransaction(() -> world.files.write(batchNo));
        world.inTransaction(() -> world.files.write(batchNo));

        assertThat(out).as("the bank gets no second order").doesNotExist();
        assertThat(world.batches.batch(batchNo).status()).isEqualTo(BatchStatus.SENT);
        assertThat(world.count("select count(*) from payment_attempt")).isEqualTo(2);
        assertThat(world.count("select count(*) from ledger_entry where kind = 'SENT'"))
                .isEqualTo(2);
        assertThat(data.resolve("bank/placed/" + batchNo + ".csv")).hasBinaryContent(given);
    }

    @ParameterizedTest
    @EnumSource
    void failingDiskIsAnExceptionAndNothingCountsAsSent(Databases kind) throws IOException {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.released(world.ready(1));
        Files.createDirectories(data.resolve("bank"));
        Files.writeString(data.resolve("bank/out"), "a file where a directory must be");
        assertThatThrownBy(() -> world.inTransaction(() -> world.files.write(batchNo)))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(world.status(1)).isEqualTo(ItemStatus.READY);
        Files.delete(data.resolve("bank/out"));
        world.inTransaction(() -> world.files.write(batchNo));
        assertThat(world.status(1)).isEqualTo(ItemStatus.SENT);
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatRunsTwiceAtOnceSendsOnce(Databases kind) throws Exception {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.released(world.ready(2));
        var nodes = java.util.concurrent.Executors.newFixedThreadPool(2);
        try {
            java.util.concurrent.Callable<Boolean> job = () -> {
                world.inTransaction(() -> world.files.write(batchNo));
                return true;
            };
            for (var done : nodes.invokeAll(List.of(job, job))) {
                try {
                    done.get();
                } catch (java.util.concurrent.ExecutionException lost) {
                    // The slower node may fail; the engine tries again and finds the work done.
                    assertThat(lost).hasCauseInstanceOf(RuntimeException.class);
                }
            }
        } finally {
            nodes.shutdownNow();
        }
        world.inTransaction(() -> world.files.write(batchNo));
        assertThat(world.attempts(batchNo)).hasSize(2);
        assertThat(world.count("select count(*) from bank_file")).isEqualTo(2);
        assertThat(world.ledger.differences()).isEmpty();
    }
}
