package dev.kechuang.intake.model;

import dev.kechuang.intake.RowOutcome;
import java.util.Map;

/** One row as understood: PENDING when it may become a unit or a case, else already judged. */
record ReadRow(int rowNo, RowOutcome outcome, Remark remark, String matterKey, Map<String, String> cells) {

    /** Why: a message key, the column's label and what stood there (null: nothing to show). */
    record Remark(String key, String column, String shown) {

        static final Remark NONE = new Remark(null, null, null);

        static Remark of(String key) {
            return new Remark(key, null, null);
        }
    }

    static ReadRow pending(int rowNo, String matterKey, Map<String, String> cells) {
        return new ReadRow(rowNo, RowOutcome.PENDING, Remark.NONE, matterKey, cells);
    }

    ReadRow judged(RowOutcome outcome, Remark remark) {
        return new ReadRow(rowNo, outcome, remark, matterKey, cells);
    }
}
