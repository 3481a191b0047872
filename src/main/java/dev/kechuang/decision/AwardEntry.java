package dev.kechuang.decision;

import dev.kechuang.notice.NoticedLine;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import java.util.UUID;

/** One line of a list, copied from the notice it passed. */
public record AwardEntry(
        UUID id,
        String listNo,
        int serial,
        CaseNo caseNo,
        String noticeNo,
        UUID unitId,
        String unitName,
        String uscc,
        String categoryCode,
        String categoryName,
        String itemName,
        String clause,
        Money amount) {

    public NoticedLine line() {
        return new NoticedLine(caseNo.text(), uscc, unitName, categoryCode, itemName, clause, amount.fen());
    }
}
