package dev.kechuang.payout.model;

import dev.kechuang.payout.PaymentBatch;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.shared.Money;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** 拨付明细表 (DOC-12): the lines, the total in figures and Chinese capitals, and the four people with their times. */
public final class BreakdownSheet {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private BreakdownSheet() {}

    /** Account numbers stay masked: the sheet is an attachment that travels. Units pay no tax here, so net equals gross. */
    public static Table of(
            PaymentBatch batch,
            List<PaymentLine> lines,
            Map<String, PaymentItem> items,
            UnaryOperator<String> personName) {
        var table = new Table()
                .row("拨付明细表")
                .row("批次号", batch.batchNo())
                .row(
                        "序号",
                        "受理编号",
                        "单位名称",
                        "统一社会信用代码",
                        "类别",
                        "依据条款",
                        "应拨金额(元)",
                        "代扣税款(元)",
                        "实拨金额(元)",
                        "收款户名",
                        "开户行",
                        "联行号",
                        "账号");
        for (var line : lines) {
            var item = items.get(line.itemNo());
            table.row(
                    String.valueOf(line.serial()),
                    item.caseNo(),
                    item.unitName(),
                    item.uscc(),
                    item.categoryCode() + " " + item.categoryName(),
                    item.clause(),
                    line.amount().yuan(),
                    Money.ZERO.yuan(),
                    line.amount().yuan(),
                    line.accountName(),
                    line.bankName(),
                    line.cnapsCode(),
                    line.maskedNo());
        }
        table.row("合计(小写)", lines.size() + "笔", batch.total().yuan());
        table.row("合计(大写)", batch.total().capitals());
        person(table, "经办", batch.maker(), personName);
        person(table, "复核", batch.checker(), personName);
        person(table, "财政经办", batch.financeMaker(), personName);
        person(table, "财政复核", batch.financeChecker(), personName);
        return table.row("批次摘要(SHA-256)", batch.linesHash());
    }

    private static void person(Table table, String duty, PaymentBatch.Step step, UnaryOperator<String> personName) {
        if (step == null) table.row(duty, "", "");
        else table.row(duty, personName.apply(step.userId()), TIME.format(step.at()));
    }
}
