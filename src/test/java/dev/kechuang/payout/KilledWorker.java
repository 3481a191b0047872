package dev.kechuang.payout;

import dev.kechuang.payout.PayoutWorld.Line;
import dev.kechuang.payout.model.LinesHash;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The process that {@link KillTest} kills: writes one released batch and applies its result, carefully or naively. */
final class KilledWorker {

    private KilledWorker() {}

    public static void main(String[] args) {
        var world = new PayoutWorld(new DriverManagerDataSource(args[0], "postgres", "postgres"), Path.of(args[1]));
        var batchNo = args[2];
        var lines = world.batches.lines(batchNo);
        // The register of awards is another module's; this process only has to be able to ask it.
        for (var line : lines) {
            var caseNo = PaymentItem.caseNoOf(line.itemNo());
            world.awards.decided.put(caseNo, PayoutWorld.award(caseNo));
        }
        System.out.println("READY");
        System.out.flush();
        if (args[3].equals("naive")) naive(world, lines);
        else {
            world.inTransaction(() -> world.files.write(batchNo));
            world.bring(PayoutWorld.resultTable(
                            lines.stream().map(line -> Line.paid(line.ref())).toList())
                    .csv());
        }
        System.out.println("DONE");
        System.exit(0);
    }

    /** Books line by line and remembers the file at the end, as one would without thinking of a crash. */
    private static void naive(PayoutWorld world, List<PaymentLine> lines) {
        var sha = LinesHash.sha256(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (world.count("select count(*) from naive_file where sha = '" + sha + "'") > 0) return;
        for (var line : lines) world.update("insert into naive_ledger (ref) values ('" + line.ref() + "')");
        world.update("insert into naive_file (sha) values ('" + sha + "')");
    }
}
