package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;

/** The append-only book of what went out, arrived and came back; corrections are further bookings, never changes. */
@Service
public class Ledger {

    private static final String INSERT = """
            insert into ledger_entry (ref, kind, batch_no, case_no, programme_year, category_code, amount_fen,
                booked_at, booked_by)
            values (:ref, :kind, :batchNo, :caseNo, :programmeYear, :category, :fen, :now, :userId)
            """;
    /** Instructions whose state and bookings do not say the same, and bookings of another amount. */
    private static final String DIFFERENT = """
            select a.ref from payment_attempt a where
                not exists (select 1 from ledger_entry l where l.ref = a.ref and l.kind = 'SENT'
                    and l.amount_fen = a.amount_fen)
                or (case when a.status = 'SUCCESS' then 1 else 0 end) <> (select count(*) from ledger_entry l
                    where l.ref = a.ref and l.kind = 'PAID' and l.amount_fen = a.amount_fen)
                or (case when a.status in ('PASSIVE_RETURN', 'ACTIVE_RETURN') then 1 else 0 end) <> (select count(*)
                    from ledger_entry l where l.ref = a.ref and l.kind = 'RETURNED' and l.amount_fen = a.amount_fen)
                or (select count(*) from ledger_entry l where l.ref = a.ref) <>
                    (case when a.status in ('SENT', 'UNKNOWN') then 1 else 2 end)
            """;

    private final NamedParameterJdbcTemplate jdbc;

    public Ledger(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void book(LedgerKind kind, List<PaymentAttempt> attempts, String userId, Instant now) {
        if (attempts.isEmpty()) return;
        jdbc.batchUpdate(
                INSERT,
                attempts.stream()
                        .map(attempt -> new MapSqlParameterSource("ref", attempt.ref())
                                .addValue("kind", kind.name())
                                .addValue("batchNo", attempt.batchNo())
                                .addValue("caseNo", attempt.caseNo())
                                .addValue("programmeYear", attempt.programmeYear())
                                .addValue("category", attempt.categoryCode())
                                .addValue("fen", attempt.amount().fen())
                                .addValue("now", Stored.at(now))
                                .addValue("userId", userId))
                        .toArray(SqlParameterSource[]::new));
    }

    /** References at which bookings and instructions differ; empty when the books agree. While any stands, nothing is paid. */
    public List<String> differences() {
        return jdbc.queryForList(DIFFERENT + " order by a.ref", new MapSqlParameterSource(), String.class);
    }

    List<String> differences(String batchNo) {
        return jdbc.queryForList(
                "select ref from (" + DIFFERENT + ") d where d.ref in"
                        + " (select ref from payment_attempt where batch_no = :batchNo) order by ref",
                new MapSqlParameterSource("batchNo", batchNo),
                String.class);
    }

    Money paid(String batchNo) {
        Long fen = jdbc.queryForObject(
                "select coalesce(sum(amount_fen), 0) from ledger_entry where batch_no = :batchNo and kind = 'PAID'",
                new MapSqlParameterSource("batchNo", batchNo),
                Long.class);
        return Money.ofFen(fen == null ? 0 : fen);
    }

    /** Newest first. */
    public List<LedgerEntry> entries(int page, int size) {
        return jdbc.query(
                "select * from ledger_entry order by id desc offset :skip rows fetch next :size rows only",
                new MapSqlParameterSource("skip", (long) page * size).addValue("size", size),
                (row, n) -> new LedgerEntry(
                        row.getLong("id"),
                        row.getString("ref"),
                        LedgerKind.valueOf(row.getString("kind")),
                        row.getString("batch_no"),
                        row.getString("case_no"),
                        row.getInt("programme_year"),
                        row.getString("category_code"),
                        Money.ofFen(row.getLong("amount_fen")),
                        Stored.instant(row, "booked_at"),
                        row.getString("booked_by")));
    }

    /** Sums by programme year and category. */
    public List<LedgerTotal> totals() {
        return jdbc.query(
                """
                select programme_year, category_code,
                    sum(case when kind = 'SENT' then amount_fen else 0 end) as sent,
                    sum(case when kind = 'PAID' then amount_fen else 0 end) as paid,
                    sum(case when kind = 'RETURNED' then amount_fen else 0 end) as returned
                from ledger_entry group by programme_year, category_code order by programme_year, category_code
                """,
                (row, n) -> new LedgerTotal(
                        row.getInt("programme_year"),
                        row.getString("category_code"),
                        Money.ofFen(row.getLong("sent")),
                        Money.ofFen(row.getLong("paid")),
                        Money.ofFen(row.getLong("returned"))));
    }
}
