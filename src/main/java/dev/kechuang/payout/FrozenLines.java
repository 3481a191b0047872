package dev.kechuang.payout;

import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.model.LinesHash;
import dev.kechuang.registry.BankAccounts;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.PartyName;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines of a batch as its maker froze them, and the proof before every later step that nothing has moved since. */
final class FrozenLines {

    private final ItemRows items;
    private final BankAccounts accounts;
    private final AwardBooks awards;
    private final Ledger ledger;

    FrozenLines(ItemRows items, BankAccounts accounts, AwardBooks awards, Ledger ledger) {
        this.items = items;
        this.accounts = accounts;
        this.awards = awards;
        this.ledger = ledger;
    }

    /** One line an item, with the account its unit confirmed; refused when the account is not the unit's own. */
    List<PaymentLine> lines(String batchNo, List<PaymentItem> chosen) {
        var ids = chosen.stream().map(PaymentItem::accountId).toList();
        var masked = accounts.maskedAll(ids);
        var fingerprints = accounts.fingerprints(ids);
        var lines = new ArrayList<PaymentLine>();
        for (var item : chosen) {
            var account = masked.get(item.accountId());
            if (!PartyName.sameName(account.accountName(), item.unitName())) {
                throw Refusal.invalid("items", "payout.payeeDiffers", item.itemNo());
            }
            lines.add(new PaymentLine(
                    batchNo,
                    lines.size() + 1,
                    item.itemNo(),
                    item.nextRef(),
                    item.amount(),
                    account.id(),
                    fingerprints.get(account.id()),
                    account.accountName(),
                    account.bankName(),
                    account.cnapsCode(),
                    account.maskedNo()));
        }
        return lines;
    }

    /** Refuses when anything of the batch is not as its maker froze it: lines, accounts, awards, items, and the books. */
    void mustBeUntouched(PaymentBatch batch, List<PaymentLine> lines) {
        var byItem = items.findAll(lines.stream().map(PaymentLine::itemNo).toList()).stream()
                .collect(Collectors.toMap(PaymentItem::itemNo, Function.identity()));
        var fingerprints =
                accounts.fingerprints(lines.stream().map(PaymentLine::accountId).toList());
        var decided =
                awards.decided(byItem.values().stream().map(PaymentItem::caseNo).toList());
        var untouched = lines.size() == batch.itemCount()
                && LinesHash.of(lines).equals(batch.linesHash())
                && lines.stream()
                        .map(PaymentLine::amount)
                        .reduce(Money.ZERO, Money::plus)
                        .equals(batch.total())
                && lines.stream().allMatch(line -> {
                    var item = byItem.get(line.itemNo());
                    return line.accountFingerprint().equals(fingerprints.get(line.accountId()))
                            && line.amount().equals(item.amount())
                            && line.amount().equals(decided.get(item.caseNo()))
                            && item.status() == ItemStatus.READY
                            && batch.batchNo().equals(item.batchNo())
                            && line.ref().equals(item.nextRef());
                });
        if (!untouched) throw Refusal.conflict("payout.batchChanged", batch.batchNo());
        if (!ledger.differences().isEmpty()) throw Refusal.conflict("payout.booksDiffer");
    }
}
