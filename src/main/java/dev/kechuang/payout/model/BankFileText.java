package dev.kechuang.payout.model;

import dev.kechuang.payout.PaymentBatch;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.registry.AccountDetails;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The order to the bank, one row an instruction; columns as in {@code src/docs/bank-files.md}. */
public final class BankFileText {

    private BankFileText() {}

    public static Table of(
            PaymentBatch batch,
            List<PaymentLine> lines,
            Map<String, PaymentItem> items,
            Map<UUID, AccountDetails> accounts) {
        var table = new Table().row("批次号", "序号", "付款参考号", "收款户名", "账号", "开户行", "联行号", "金额(元)", "用途");
        for (var line : lines) {
            var account = accounts.get(line.accountId());
            var item = items.get(line.itemNo());
            table.row(
                    batch.batchNo(),
                    String.valueOf(line.serial()),
                    line.ref(),
                    account.accountName(),
                    account.accountNo(),
                    account.bankName(),
                    account.cnapsCode(),
                    line.amount().yuan(),
                    item.programmeYear() + "年度科技创新奖补 " + item.caseNo());
        }
        return table.row(
                "合计",
                String.valueOf(lines.size()),
                "",
                "",
                "",
                "",
                "",
                batch.total().yuan(),
                batch.total().capitals());
    }
}
