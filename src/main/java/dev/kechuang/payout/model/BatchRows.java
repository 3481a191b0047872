package dev.kechuang.payout.model;

import dev.kechuang.payout.BankFile;
import dev.kechuang.payout.BatchStatus;
import dev.kechuang.payout.PaymentBatch;
import dev.kechuang.payout.PaymentBatch.Step;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows of {@code payment_batch}, {@code payment_line} and {@code bank_file}. */
public final class BatchRows {

    private static final int CHUNK = 1000;
    private static final String INSERT_LINE = """
            insert into payment_line (batch_no, serial, item_no, ref, amount_fen, account_id, account_fingerprint,
                account_name, bank_name, cnaps_code, masked_no)
            values (:batchNo, :serial, :itemNo, :ref, :fen, :accountId, :fingerprint, :accountName, :bankName, :cnaps, :masked)
            """;

    private final NamedParameterJdbcTemplate jdbc;

    public BatchRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Next number of the year; a second maker at the same moment meets the unique key. */
    public int nextSeq(int year) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(seq), 0) from payment_batch where number_year = :numberYear",
                new MapSqlParameterSource("numberYear", year),
                Integer.class);
        return (last == null ? 0 : last) + 1;
    }

    public static String numberOf(int year, int seq) {
        return String.format(Locale.ROOT, "ZF-%04d-%03d", year, seq);
    }

    public void insert(int year, int seq, Money total, String linesHash, List<PaymentLine> lines, Step maker) {
        jdbc.update(
                """
                insert into payment_batch (batch_no, number_year, seq, status, status_since, item_count, total_fen,
                    lines_hash, maker, made_at, version)
                values (:batchNo, :numberYear, :seq, 'SUBMITTED', :now, :count, :total, :hash, :maker, :now, 0)
                """,
                new MapSqlParameterSource("batchNo", numberOf(year, seq))
                        .addValue("numberYear", year)
                        .addValue("seq", seq)
                        .addValue("count", lines.size())
                        .addValue("total", total.fen())
                        .addValue("hash", linesHash)
                        .addValue("maker", maker.userId())
                        .addValue("now", Stored.at(maker.at())));
        jdbc.batchUpdate(INSERT_LINE, lines.stream().map(BatchRows::lineRow).toArray(SqlParameterSource[]::new));
    }

    public Optional<PaymentBatch> find(String batchNo) {
        return query("where batch_no = :batchNo", new MapSqlParameterSource("batchNo", batchNo)).stream()
                .findFirst();
    }

    /** The batch held until the end of the transaction. */
    public Optional<PaymentBatch> lock(String batchNo) {
        return query("where batch_no = :batchNo for update", new MapSqlParameterSource("batchNo", batchNo)).stream()
                .findFirst();
    }

    /** Holds the batches of these instructions in the order of their numbers. */
    public void lockOfRefs(Collection<String> refs) {
        var numbers = new TreeSet<String>();
        var all = List.copyOf(refs);
        for (int from = 0; from < all.size(); from += CHUNK) {
            numbers.addAll(jdbc.queryForList(
                    "select distinct batch_no from payment_attempt where ref in (:refs)",
                    new MapSqlParameterSource("refs", all.subList(from, Math.min(from + CHUNK, all.size()))),
                    String.class));
        }
        for (var number : numbers) lock(number);
    }

    public List<PaymentBatch> latest(int count) {
        return query(
                "order by number_year desc, seq desc fetch first :count rows only",
                new MapSqlParameterSource("count", count));
    }

    public List<PaymentLine> lines(String batchNo) {
        return jdbc.query(
                "select * from payment_line where batch_no = :batchNo order by serial",
                new MapSqlParameterSource("batchNo", batchNo),
                (row, n) -> line(row));
    }

    public boolean checked(String batchNo, Step by) {
        return step(batchNo, BatchStatus.SUBMITTED, BatchStatus.CHECKED, "checker = :actor, checked_at = :now", by);
    }

    public boolean confirmed(String batchNo, Step by) {
        return step(
                batchNo,
                BatchStatus.CHECKED,
                BatchStatus.CONFIRMED,
                "finance_maker = :actor, finance_made_at = :now",
                by);
    }

    public boolean released(String batchNo, Step by) {
        return step(
                batchNo,
                BatchStatus.CONFIRMED,
                BatchStatus.RELEASED,
                "finance_checker = :actor, finance_checked_at = :now",
                by);
    }

    public boolean returned(String batchNo, BatchStatus from, String reason, Step by) {
        return jdbc.update(
                        "update payment_batch set status = 'RETURNED', status_since = :now, returned_by = :actor,"
                                + " return_reason = :reason, version = version + 1"
                                + " where batch_no = :batchNo and status = :from",
                        parameters(batchNo, from, by).addValue("reason", reason))
                == 1;
    }

    public boolean sent(String batchNo, Instant at, Instant resultsDueAt) {
        return jdbc.update(
                        "update payment_batch set status = 'SENT', status_since = :now, sent_at = :now,"
                                + " results_due_at = :due, version = version + 1"
                                + " where batch_no = :batchNo and status = 'RELEASED'",
                        new MapSqlParameterSource("batchNo", batchNo)
                                .addValue("now", Stored.at(at))
                                .addValue("due", Stored.at(resultsDueAt)))
                == 1;
    }

    public boolean settled(String batchNo, Instant at) {
        return jdbc.update(
                        "update payment_batch set status = 'SETTLED', status_since = :now, version = version + 1"
                                + " where batch_no = :batchNo and status = 'SENT'",
                        new MapSqlParameterSource("batchNo", batchNo).addValue("now", Stored.at(at)))
                == 1;
    }

    public void insertFile(BankFile file, byte[] content) {
        jdbc.update(
                "insert into bank_file (batch_no, format, file_name, sha256, content, written_at)"
                        + " values (:batchNo, :format, :name, :sha, :content, :at)",
                new MapSqlParameterSource("batchNo", file.batchNo())
                        .addValue("format", file.format())
                        .addValue("name", file.fileName())
                        .addValue("sha", file.sha256())
                        .addValue("content", content)
                        .addValue("at", Stored.at(file.writtenAt())));
    }

    public List<BankFile> files(String batchNo) {
        return jdbc.query(
                "select batch_no, format, file_name, sha256, written_at from bank_file where batch_no = :batchNo"
                        + " order by format",
                new MapSqlParameterSource("batchNo", batchNo),
                (row, n) -> new BankFile(
                        row.getString("batch_no"),
                        row.getString("format"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        Stored.instant(row, "written_at")));
    }

    public byte[] fileContent(String batchNo, String format) {
        return jdbc.queryForObject(
                "select content from bank_file where batch_no = :batchNo and format = :format",
                new MapSqlParameterSource("batchNo", batchNo).addValue("format", format),
                byte[].class);
    }

    private boolean step(String batchNo, BatchStatus from, BatchStatus to, String set, Step by) {
        return jdbc.update(
                        "update payment_batch set status = :to, status_since = :now, " + set
                                + ", version = version + 1 where batch_no = :batchNo and status = :from",
                        parameters(batchNo, from, by).addValue("to", to.name()))
                == 1;
    }

    private static MapSqlParameterSource parameters(String batchNo, BatchStatus from, Step by) {
        return new MapSqlParameterSource("batchNo", batchNo)
                .addValue("from", from.name())
                .addValue("actor", by.userId())
                .addValue("now", Stored.at(by.at()));
    }

    private List<PaymentBatch> query(String where, MapSqlParameterSource parameters) {
        return jdbc.query("select * from payment_batch " + where, parameters, (row, n) -> batch(row));
    }

    private static MapSqlParameterSource lineRow(PaymentLine line) {
        return new MapSqlParameterSource("batchNo", line.batchNo())
                .addValue("serial", line.serial())
                .addValue("itemNo", line.itemNo())
                .addValue("ref", line.ref())
                .addValue("fen", line.amount().fen())
                .addValue("accountId", line.accountId())
                .addValue("fingerprint", line.accountFingerprint())
                .addValue("accountName", line.accountName())
                .addValue("bankName", line.bankName())
                .addValue("cnaps", line.cnapsCode())
                .addValue("masked", line.maskedNo());
    }

    private static PaymentLine line(ResultSet row) throws SQLException {
        return new PaymentLine(
                row.getString("batch_no"),
                row.getInt("serial"),
                row.getString("item_no"),
                row.getString("ref"),
                Money.ofFen(row.getLong("amount_fen")),
                row.getObject("account_id", UUID.class),
                row.getString("account_fingerprint"),
                row.getString("account_name"),
                row.getString("bank_name"),
                row.getString("cnaps_code"),
                row.getString("masked_no"));
    }

    private static PaymentBatch batch(ResultSet row) throws SQLException {
        return new PaymentBatch(
                row.getString("batch_no"),
                BatchStatus.valueOf(row.getString("status")),
                Stored.instant(row, "status_since"),
                row.getInt("item_count"),
                Money.ofFen(row.getLong("total_fen")),
                row.getString("lines_hash"),
                step(row, "maker", "made_at"),
                step(row, "checker", "checked_at"),
                step(row, "finance_maker", "finance_made_at"),
                step(row, "finance_checker", "finance_checked_at"),
                step(row, "returned_by", "status_since"),
                row.getString("return_reason"),
                Stored.instant(row, "sent_at"),
                Stored.instant(row, "results_due_at"));
    }

    private static Step step(ResultSet row, String who, String when) throws SQLException {
        var userId = row.getString(who);
        return userId == null ? null : new Step(userId, Stored.instant(row, when));
    }
}
