package dev.kechuang.notice.model;

import dev.kechuang.notice.EntryStatus;
import dev.kechuang.notice.NoticeEntry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Table notice_entry. Closing and releasing move all entries of a notice in one statement. */
@Repository
public class EntryRows {

    private static final String SELECT = "select id, notice_no, serial, case_no, unit_id, unit_name, uscc,"
            + " category_code, category_name, item_name, clause, amount_fen, status, removed_reason from notice_entry";

    private final NamedParameterJdbcOperations jdbc;

    public EntryRows(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public void insertAll(List<NoticeEntry> entries, int batchYear, Instant at) {
        try {
            jdbc.batchUpdate(
                    "insert into notice_entry (id, notice_no, serial, case_no, live_case_no, unit_id, unit_name, uscc,"
                            + " category_code, category_name, item_name, clause, amount_fen, status, status_since,"
                            + " batch_year) values (:id, :noticeNo, :serial, :caseNo, :caseNo, :unitId, :unitName,"
                            + " :uscc, :categoryCode, :categoryName, :itemName, :clause, :amount, :status, :at, :year)",
                    entries.stream()
                            .map(entry -> parameters(entry, batchYear, at))
                            .toArray(SqlParameterSource[]::new));
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("notice.alreadyNoticed");
        }
    }

    public List<NoticeEntry> of(String noticeNo) {
        return jdbc.query(
                SELECT + " where notice_no = :no order by serial",
                new MapSqlParameterSource("no", noticeNo),
                (row, n) -> entry(row));
    }

    public NoticeEntry get(String noticeNo, int serial) {
        return jdbc
                .query(
                        SELECT + " where notice_no = :no and serial = :serial",
                        new MapSqlParameterSource("no", noticeNo).addValue("serial", serial),
                        (row, n) -> entry(row))
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("notice.unknownEntry", noticeNo, serial));
    }

    public NoticeEntry get(UUID id) {
        return jdbc.queryForObject(
                SELECT + " where id = :id", new MapSqlParameterSource("id", id), (row, n) -> entry(row));
    }

    /** Undisputed entries of a batch year, in the order of their notices. */
    public List<NoticeEntry> passed(int batchYear) {
        return jdbc.query(
                SELECT + " where batch_year = :year and status = 'PASSED' order by notice_no, serial",
                new MapSqlParameterSource("year", batchYear),
                (row, n) -> entry(row));
    }

    public List<NoticeEntry> passedAmong(Collection<String> caseNos) {
        return caseNos.isEmpty()
                ? List.of()
                : jdbc.query(
                        SELECT + " where live_case_no in (:cases) and status = 'PASSED' order by notice_no, serial",
                        new MapSqlParameterSource("cases", caseNos),
                        (row, n) -> entry(row));
    }

    /** Which of these cases already stand in a living notice. */
    public List<String> liveCases(int batchYear) {
        return jdbc.queryForList(
                "select live_case_no from notice_entry where live_case_no is not null and batch_year >= :year",
                new MapSqlParameterSource("year", batchYear),
                String.class);
    }

    /** The end of the period: one statement for all entries that nobody objected to. */
    public int passUndisputed(String noticeNo, Instant at) {
        return jdbc.update(
                "update notice_entry set status = 'PASSED', status_since = :at, passed_at = :at"
                        + " where notice_no = :no and status = 'LISTED'",
                new MapSqlParameterSource("no", noticeNo).addValue("at", Stored.at(at)));
    }

    /** A withdrawn notice lets go of its entries; disputed ones stay until their ruling. */
    public int withdrawUndisputed(String noticeNo, Instant at) {
        return jdbc.update(
                "update notice_entry set status = 'WITHDRAWN', status_since = :at, live_case_no = null"
                        + " where notice_no = :no and status = 'LISTED'",
                new MapSqlParameterSource("no", noticeNo).addValue("at", Stored.at(at)));
    }

    /** True when this call changed it: the entry was in the first state and now is in the second. */
    public boolean move(UUID id, EntryStatus from, EntryStatus to, Instant at) {
        return jdbc.update(
                        "update notice_entry set status = :to, status_since = :at"
                                + (to == EntryStatus.PASSED ? ", passed_at = :at" : "")
                                + (to == EntryStatus.WITHDRAWN ? ", live_case_no = null" : "")
                                + " where id = :id and status = :from",
                        new MapSqlParameterSource("id", id)
                                .addValue("from", from.name())
                                .addValue("to", to.name())
                                .addValue("at", Stored.at(at)))
                == 1;
    }

    public boolean remove(UUID id, String reason, Instant at) {
        return jdbc.update(
                        "update notice_entry set status = 'REMOVED', status_since = :at, live_case_no = null,"
                                + " removed_reason = :reason where id = :id and status = 'HELD'",
                        new MapSqlParameterSource("id", id)
                                .addValue("reason", reason)
                                .addValue("at", Stored.at(at)))
                == 1;
    }

    /** Settled too late for this year's batch: the next year's list takes it (domain.md 3.8). */
    public void postpone(UUID id) {
        jdbc.update(
                "update notice_entry set batch_year = batch_year + 1 where id = :id",
                new MapSqlParameterSource("id", id));
    }

    private static MapSqlParameterSource parameters(NoticeEntry entry, int batchYear, Instant at) {
        return new MapSqlParameterSource("id", entry.id())
                .addValue("noticeNo", entry.noticeNo())
                .addValue("serial", entry.serial())
                .addValue("caseNo", entry.caseNo().text())
                .addValue("unitId", entry.unitId())
                .addValue("unitName", entry.unitName())
                .addValue("uscc", entry.uscc())
                .addValue("categoryCode", entry.categoryCode())
                .addValue("categoryName", entry.categoryName())
                .addValue("itemName", entry.itemName())
                .addValue("clause", entry.clause())
                .addValue("amount", entry.amount().fen())
                .addValue("status", entry.status().name())
                .addValue("at", Stored.at(at))
                .addValue("year", batchYear);
    }

    private static NoticeEntry entry(ResultSet row) throws SQLException {
        return new NoticeEntry(
                row.getObject("id", UUID.class),
                row.getString("notice_no"),
                row.getInt("serial"),
                CaseNo.of(row.getString("case_no")),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                row.getString("uscc"),
                row.getString("category_code"),
                row.getString("category_name"),
                row.getString("item_name"),
                row.getString("clause"),
                Money.ofFen(row.getLong("amount_fen")),
                EntryStatus.valueOf(row.getString("status")),
                row.getString("removed_reason"));
    }
}
