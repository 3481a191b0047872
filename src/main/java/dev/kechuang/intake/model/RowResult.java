package dev.kechuang.intake.model;

import dev.kechuang.intake.ListRow;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.intake.model.ReadRow.Remark;

/** What became of a row in processing. */
record RowResult(int rowNo, RowOutcome outcome, Remark remark, String caseNo) {

    static RowResult of(ListRow row, RowOutcome outcome, Remark remark) {
        return new RowResult(row.rowNo(), outcome, remark, null);
    }
}
