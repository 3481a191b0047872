package dev.kechuang.payout.model;

import dev.kechuang.payout.ItemStatus;
import dev.kechuang.payout.Outcome;
import dev.kechuang.payout.PaymentAttempt;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows of {@code payment_attempt} and what the bank said about them ({@code bank_result}). */
public final class AttemptRows {

    private static final int CHUNK = 1000;
    private static final String SELECT =
            "select a.*, i.case_no, i.programme_year, i.category_code from payment_attempt a"
                    + " join payment_item i on i.item_no = a.item_no ";

    private final NamedParameterJdbcTemplate jdbc;

    public AttemptRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One instruction a line; the unique reference stops any second one. */
    public void insert(List<PaymentLine> lines, int fiscalYear, Instant now) {
        jdbc.batchUpdate(
                """
                insert into payment_attempt (ref, item_no, attempt_no, batch_no, amount_fen, fiscal_year, status, sent_at)
                values (:ref, :itemNo, :attemptNo, :batchNo, :fen, :fiscalYear, 'SENT', :now)
                """,
                lines.stream()
                        .map(line -> new MapSqlParameterSource("ref", line.ref())
                                .addValue("itemNo", line.itemNo())
                                .addValue(
                                        "attemptNo",
                                        Integer.parseInt(line.ref()
                                                .substring(line.itemNo().length() + 1)))
                                .addValue("batchNo", line.batchNo())
                                .addValue("fen", line.amount().fen())
                                .addValue("fiscalYear", fiscalYear)
                                .addValue("now", Stored.at(now)))
                        .toArray(SqlParameterSource[]::new));
    }

    public List<PaymentAttempt> ofBatch(String batchNo) {
        return jdbc.query(
                SELECT + "where a.batch_no = :batchNo order by a.ref",
                new MapSqlParameterSource("batchNo", batchNo),
                (row, n) -> read(row));
    }

    public List<PaymentAttempt> ofItem(String itemNo) {
        return jdbc.query(
                SELECT + "where a.item_no = :itemNo order by a.attempt_no",
                new MapSqlParameterSource("itemNo", itemNo),
                (row, n) -> read(row));
    }

    public List<PaymentAttempt> unknown() {
        return jdbc.query(
                SELECT + "where a.status = 'UNKNOWN' order by a.ref",
                new MapSqlParameterSource(),
                (row, n) -> read(row));
    }

    /** Held in the order of their references, so that two result files cannot wait for each other. */
    public List<PaymentAttempt> lockAll(Collection<String> refs) {
        var all = refs.stream().distinct().sorted().toList();
        var found = new ArrayList<PaymentAttempt>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            var chunk = new MapSqlParameterSource("refs", all.subList(from, Math.min(from + CHUNK, all.size())));
            jdbc.queryForList(
                    "select ref from payment_attempt where ref in (:refs) order by ref for update",
                    chunk,
                    String.class);
            found.addAll(jdbc.query(SELECT + "where a.ref in (:refs) order by a.ref", chunk, (row, n) -> read(row)));
        }
        return found;
    }

    /** What has not been answered by the bank in time. */
    public List<PaymentAttempt> sentInBatch(String batchNo) {
        return ofBatch(batchNo).stream()
                .filter(attempt -> attempt.status() == ItemStatus.SENT)
                .toList();
    }

    public int unknown(String batchNo) {
        return jdbc.update(
                "update payment_attempt set status = 'UNKNOWN' where batch_no = :batchNo and status = 'SENT'",
                new MapSqlParameterSource("batchNo", batchNo));
    }

    /** True when no instruction of the batch waits for the bank any more. */
    public boolean allSettled(String batchNo) {
        Integer open = jdbc.queryForObject(
                "select count(*) from payment_attempt where batch_no = :batchNo and status in ('SENT', 'UNKNOWN')",
                new MapSqlParameterSource("batchNo", batchNo),
                Integer.class);
        return open != null && open == 0;
    }

    /** Takes over the bank's words where they are news; returns how many rows changed. */
    public int settle(List<ResultRow> rows, Instant now) {
        int[] changed = jdbc.batchUpdate(
                """
                update payment_attempt set status = :status, return_code = :code, bank_serial = :serial,
                    settled_at = :settledAt
                where ref = :ref and status in ('SENT', 'UNKNOWN')
                """,
                rows.stream()
                        .map(row -> new MapSqlParameterSource("ref", row.ref())
                                .addValue("status", row.outcome().status().name())
                                .addValue("code", row.returnCode())
                                .addValue("serial", row.bankSerial())
                                .addValue("settledAt", row.outcome() == Outcome.UNKNOWN ? null : Stored.at(now)))
                        .toArray(SqlParameterSource[]::new));
        return Arrays.stream(changed).sum();
    }

    /** Keeps every line as the bank gave it; {@code fileId} is null for the answer to a query. */
    public void insertResults(
            UUID fileId, List<ResultRow> rows, Collection<String> changedRefs, String userId, Instant now) {
        jdbc.batchUpdate(
                """
                insert into bank_result (id, file_id, line_no, ref, amount_fen, outcome, return_code, return_reason,
                    bank_serial, traded_at, recorded_by, recorded_at, changed)
                values (:id, :fileId, :line, :ref, :fen, :outcome, :code, :reason, :serial, :tradedAt, :userId, :now, :changed)
                """,
                rows.stream()
                        .map(row -> new MapSqlParameterSource("id", UUID.randomUUID())
                                .addValue("fileId", fileId)
                                .addValue("line", row.line())
                                .addValue("ref", row.ref())
                                .addValue("fen", row.amount().fen())
                                .addValue("outcome", row.outcome().name())
                                .addValue("code", row.returnCode())
                                .addValue("reason", row.returnReason())
                                .addValue("serial", row.bankSerial())
                                .addValue("tradedAt", Stored.at(row.tradedAt()))
                                .addValue("userId", userId)
                                .addValue("now", Stored.at(now))
                                .addValue("changed", changedRefs.contains(row.ref())))
                        .toArray(SqlParameterSource[]::new));
    }

    private static PaymentAttempt read(ResultSet row) throws SQLException {
        return new PaymentAttempt(
                row.getString("ref"),
                row.getString("item_no"),
                row.getString("case_no"),
                row.getInt("attempt_no"),
                row.getString("batch_no"),
                Money.ofFen(row.getLong("amount_fen")),
                row.getInt("fiscal_year"),
                ItemStatus.valueOf(row.getString("status")),
                Stored.instant(row, "sent_at"),
                row.getString("return_code"),
                row.getString("bank_serial"),
                row.getInt("programme_year"),
                row.getString("category_code"));
    }
}
