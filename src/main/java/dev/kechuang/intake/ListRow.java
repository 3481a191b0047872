package dev.kechuang.intake;

import java.time.Instant;
import java.util.Map;

/** One row as read; {@code rowNo} is its line in the file. Reason, its column and value are null for a row without remark. */
public record ListRow(
        int rowNo,
        RowOutcome outcome,
        String reason,
        String reasonColumn,
        String reasonValue,
        String uscc,
        String unitName,
        String matterKey,
        String caseNo,
        Map<String, String> cells,
        String resolvedBy,
        Instant resolvedAt,
        String resolutionNote) {}
