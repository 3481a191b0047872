package dev.kechuang.payout;

import dev.kechuang.payout.Reconciliation.Difference;
import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.BatchRows;
import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.model.LinesHash;
import dev.kechuang.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The identity of domain 3.10.5 for one batch: what was approved is paid, pending, returned, withheld or given up, to the fen. */
final class BatchBooks {

    private final BatchRows batches;
    private final ItemRows items;
    private final AttemptRows attempts;
    private final Ledger ledger;

    BatchBooks(BatchRows batches, ItemRows items, AttemptRows attempts, Ledger ledger) {
        this.batches = batches;
        this.items = items;
        this.attempts = attempts;
        this.ledger = ledger;
    }

    /** From lines, awards, instructions and ledger separately; whatever disagrees is named. */
    Reconciliation reconcile(PaymentBatch batch) {
        var batchNo = batch.batchNo();
        var lines = batches.lines(batchNo);
        var byItem = items.findAll(lines.stream().map(PaymentLine::itemNo).toList()).stream()
                .collect(Collectors.toMap(PaymentItem::itemNo, Function.identity()));
        var sent = attempts.ofBatch(batchNo).stream()
                .collect(Collectors.toMap(PaymentAttempt::itemNo, Function.identity()));
        var approved = Money.ZERO;
        var paid = Money.ZERO;
        var pending = Money.ZERO;
        var returned = Money.ZERO;
        var withheld = Money.ZERO;
        var waived = Money.ZERO;
        var differences = new ArrayList<Difference>();
        for (var line : lines) {
            var item = byItem.get(line.itemNo());
            var attempt = sent.remove(line.itemNo());
            approved = approved.plus(item.amount());
            if (!item.amount().equals(line.amount()))
                differences.add(new Difference("payout.differs.award", line.ref()));
            if (attempt == null) {
                if (batch.status() == BatchStatus.RETURNED) withheld = withheld.plus(line.amount());
                else pending = pending.plus(line.amount());
                if (batch.sentAt() != null) differences.add(new Difference("payout.differs.notSent", line.ref()));
                continue;
            }
            if (!attempt.amount().equals(line.amount()))
                differences.add(new Difference("payout.differs.sent", line.ref()));
            var gaveUp = item.status() == ItemStatus.WAIVED && item.attemptNo() == attempt.attemptNo();
            if (attempt.status() == ItemStatus.SUCCESS) paid = paid.plus(attempt.amount());
            else if (!attempt.settled()) pending = pending.plus(attempt.amount());
            else if (gaveUp) waived = waived.plus(attempt.amount());
            else returned = returned.plus(attempt.amount());
        }
        sent.values().forEach(stray -> differences.add(new Difference("payout.differs.stray", stray.ref())));
        ledger.differences(batchNo).forEach(ref -> differences.add(new Difference("payout.differs.ledger", ref)));
        if (!LinesHash.of(lines).equals(batch.linesHash()))
            differences.add(new Difference("payout.differs.hash", batchNo));
        return new Reconciliation(
                approved,
                paid,
                pending,
                returned,
                withheld,
                waived,
                Money.ZERO,
                Money.ZERO,
                ledger.paid(batchNo),
                List.copyOf(differences));
    }
}
