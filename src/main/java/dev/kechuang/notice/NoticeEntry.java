package dev.kechuang.notice;

import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import java.util.UUID;

/** One line of a notice, as proposed when the notice was drafted. */
public record NoticeEntry(
        UUID id,
        String noticeNo,
        int serial,
        CaseNo caseNo,
        UUID unitId,
        String unitName,
        String uscc,
        String categoryCode,
        String categoryName,
        String itemName,
        String clause,
        Money amount,
        EntryStatus status,
        String removedReason) {

    public NoticedLine line() {
        return new NoticedLine(caseNo.text(), uscc, unitName, categoryCode, itemName, clause, amount.fen());
    }
}
