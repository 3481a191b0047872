package dev.kechuang.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One uploaded list and how many of its rows came to what; {@code failure} is empty unless processing stopped. */
public record OfficialList(
        UUID id,
        ListKind kind,
        int programmeYear,
        String fileName,
        String sha256,
        int rowCount,
        ListStatus status,
        List<String> ignoredColumns,
        String failure,
        String uploadedBy,
        Instant uploadedAt,
        Instant finishedAt,
        Map<RowOutcome, Integer> totals) {

    public int done() {
        return rowCount - count(RowOutcome.PENDING);
    }

    public int count(RowOutcome outcome) {
        return totals.getOrDefault(outcome, 0);
    }

    public boolean finished() {
        return status == ListStatus.DONE;
    }

    public boolean stopped() {
        return !finished() && !failure.isEmpty();
    }

    /** Rows that wait for a clerk. */
    public int waiting() {
        return RowOutcome.manualQueue().stream().mapToInt(this::count).sum();
    }
}
