package dev.kechuang.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.testsupport.Databases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed, at random moments between release and booking (MO-03); the naive one must be caught. */
@Tag("soak")
class KillTest {

    private static final int KILLS = 25;
    private static final int LINES = 40;
    /** Milliseconds of work within which the kill falls: wide enough to hit before, within and after the bookings. */
    private static final int NAIVE_WINDOW = 500;

    private static final int CAREFUL_WINDOW = 1_800;

    @TempDir
    Path data;

    @Test
    void noKillPaysTwiceOrLosesAPaymentAndTheNaiveWayDoes() throws Exception {
        var world = new PayoutWorld(Databases.POSTGRESQL, data);
        world.update("create table naive_ledger (ref varchar(44))");
        world.update("create table naive_file (sha varchar(64))");
        var random = new Random(9);
        var items = world.ready(KILLS * LINES);
        int interrupted = 0;
        for (int round = 0; round < KILLS; round++) {
            var batchNo = world.released(items.subList(round * LINES, (round + 1) * LINES));
            for (var way : List.of("naive", "careful")) {
                if (!run(world, batchNo, way, random.nextInt(way.equals("naive") ? NAIVE_WINDOW : CAREFUL_WINDOW)))
                    interrupted++;
                assertThat(run(world, batchNo, way, -1)).isTrue();
            }
            assertThat(world.batches.reconcile(batchNo).balanced()).isTrue();
        }

        long expected = (long) KILLS * LINES;
        assertThat(world.count("select count(*) from ledger_entry where kind = 'PAID'"))
                .isEqualTo(expected);
        assertThat(world.count("select count(*) from payment_attempt where status = 'SUCCESS'"))
                .isEqualTo(expected);
        assertThat(world.count("select count(*) from bank_result where changed"))
                .isEqualTo(expected);
        assertThat(world.ledger.differences()).isEmpty();
        try (var out = java.nio.file.Files.list(data.resolve("bank/out"))) {
            assertThat(out).hasSize(2 * KILLS);
        }
        var twice =
                world.count("select count(*) from (select ref from naive_ledger group by ref having count(*) > 1) d");
        System.out.printf(
                "kills that interrupted work: %d of %d, naive double payments: %d%n", interrupted, 2 * KILLS, twice);
        assertThat(twice).as("the harness sees the bug").isPositive();
    }

    /** True when the worker finished; killed after so many milliseconds of work unless negative. */
    private boolean run(PayoutWorld world, String batchNo, String way, int killAfter)
            throws IOException, InterruptedException, SQLException {
        String url;
        try (var connection = world.database.getConnection()) {
            url = connection.getMetaData().getURL();
        }
        var worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWorker.class.getName(),
                        url,
                        data.toString(),
                        batchNo,
                        way)
                .redirectError(ProcessBuilder.Redirect.appendTo(new java.io.File("target/killed-worker.log")))
                .start();
        boolean done = false;
        try (var said = new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals("DONE")) done = true;
                if (line.equals("READY") && killAfter >= 0 && !worker.waitFor(killAfter, TimeUnit.MILLISECONDS)) {
                    worker.destroyForcibly();
                    // Its pipe is closed with it.
                    break;
                }
            }
        }
        worker.waitFor();
        return done;
    }
}
