package dev.kechuang.decision.model;

import dev.kechuang.decision.AwardEntry;
import dev.kechuang.decision.AwardList;
import dev.kechuang.decision.AwardPage;
import dev.kechuang.decision.ListStatus;
import dev.kechuang.decision.MeetingOutcome;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Tables award_list, award_entry and award_budget; every change of status is a conditional update. */
@Repository
public class AwardRows {

    private static final String ENTRY = "select e.id, e.list_no, e.serial, e.case_no, e.notice_no, e.unit_id,"
            + " e.unit_name, e.uscc, e.category_code, e.category_name, e.item_name, e.clause, e.amount_fen"
            + " from award_entry e";

    private final NamedParameterJdbcOperations jdbc;

    public AwardRows(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The next running number of a year; holds the kind's row until the transaction ends. */
    public int nextSeq(int year) {
        jdbc.queryForObject("select kind from decision_numbering where kind = 'JD' for update", Map.of(), String.class);
        return jdbc.queryForObject(
                "select coalesce(max(seq), 0) + 1 from award_list where number_year = :y",
                Map.of("y", year),
                Integer.class);
    }

    public void insert(AwardList list, int numberYear, int seq, List<AwardEntry> entries) {
        jdbc.update(
                "insert into award_list (no, number_year, seq, programme_year, status, status_since, rule_version_id,"
                        + " noticed_sha256, entry_count, total_fen, assembled_by, assembled_at) values (:no,"
                        + " :numberYear, :seq, :year, :status, :at, :rule, :sha, :count, :total, :by, :at)",
                new MapSqlParameterSource("no", list.no())
                        .addValue("numberYear", numberYear)
                        .addValue("seq", seq)
                        .addValue("year", list.programmeYear())
                        .addValue("status", list.status().name())
                        .addValue("at", Stored.at(list.assembledAt()))
                        .addValue("rule", list.ruleVersionId())
                        .addValue("sha", list.noticedSha256())
                        .addValue("count", list.entryCount())
                        .addValue("total", list.total().fen())
                        .addValue("by", list.assembledBy()));
        try {
            jdbc.batchUpdate(
                    "insert into award_entry (id, list_no, serial, case_no, live_case_no, notice_no, unit_id,"
                            + " unit_name, uscc, category_code, category_name, item_name, clause, amount_fen) values"
                            + " (:id, :listNo, :serial, :caseNo, :caseNo, :noticeNo, :unitId, :unitName, :uscc,"
                            + " :categoryCode, :categoryName, :itemName, :clause, :amount)",
                    entries.stream().map(AwardRows::parameters).toArray(SqlParameterSource[]::new));
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("decision.alreadyListed");
        }
    }

    public Optional<AwardList> find(String no) {
        return jdbc.query("select * from award_list where no = :no", Map.of("no", no), (row, n) -> list(row)).stream()
                .findFirst();
    }

    public AwardList get(String no) {
        return find(no).orElseThrow(() -> Refusal.notFound("decision.unknown", no));
    }

    public AwardList lock(String no) {
        return jdbc
                .query("select * from award_list where no = :no for update", Map.of("no", no), (row, n) -> list(row))
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("decision.unknown", no));
    }

    public List<AwardList> ofYear(int programmeYear) {
        return jdbc.query(
                "select * from award_list where programme_year = :year order by assembled_at desc, no desc"
                        + " fetch first 500 rows only",
                Map.of("year", programmeYear),
                (row, n) -> list(row));
    }

    public List<AwardEntry> entries(String listNo) {
        return jdbc.query(
                ENTRY + " where e.list_no = :no order by e.serial", Map.of("no", listNo), (row, n) -> entry(row));
    }

    /** Cases that stand in a list which may still decide them, or has. */
    public List<String> liveCases(Collection<String> caseNos) {
        return caseNos.isEmpty()
                ? List.of()
                : jdbc.queryForList(
                        "select live_case_no from award_entry where live_case_no in (:cases)",
                        Map.of("cases", caseNos),
                        String.class);
    }

    /** Frees the entries of a list that came back, so that another list may take them. */
    public void freeEntries(String listNo) {
        jdbc.update("update award_entry set live_case_no = null where list_no = :no", Map.of("no", listNo));
    }

    /** Moves the status and sets the given columns with it; refused when the list has moved on. */
    public void move(String no, ListStatus from, ListStatus to, Instant at, Map<String, ?> columns) {
        var args = new MapSqlParameterSource("no", no)
                .addValue("from", from.name())
                .addValue("to", to.name())
                .addValue("at", Stored.at(at));
        var set = new StringBuilder("update award_list set status = :to, status_since = :at, version = version + 1");
        columns.forEach((column, content) -> {
            set.append(", ").append(column).append(" = :c_").append(column);
            args.addValue("c_" + column, content instanceof Instant instant ? Stored.at(instant) : content);
        });
        if (jdbc.update(set + " where no = :no and status = :from", args) != 1)
            throw Refusal.conflict("decision.movedOn", no);
    }

    public boolean docNoTaken(String docNo) {
        return !jdbc.queryForList("select no from award_list where doc_no = :doc", Map.of("doc", docNo), String.class)
                .isEmpty();
    }

    public void setBudget(String listNo, Map<String, UUID> lineOfCategory) {
        jdbc.batchUpdate(
                "insert into award_budget (list_no, category_code, budget_line_id) values (:no, :category, :line)",
                lineOfCategory.entrySet().stream()
                        .map(choice -> new MapSqlParameterSource("no", listNo)
                                .addValue("category", choice.getKey())
                                .addValue("line", choice.getValue()))
                        .toArray(SqlParameterSource[]::new));
    }

    public Map<String, UUID> budget(String listNo) {
        Map<String, UUID> lines = new LinkedHashMap<>();
        jdbc.query(
                "select category_code, budget_line_id from award_budget where list_no = :no order by category_code",
                Map.of("no", listNo),
                row -> {
                    lines.put(row.getString("category_code"), row.getObject("budget_line_id", UUID.class));
                });
        return lines;
    }

    public Optional<StoredDocument> issuedDocument(String no) {
        return jdbc
                .query(
                        "select document, document_sha256 from award_list where no = :no and status = 'ISSUED'",
                        Map.of("no", no),
                        (row, n) -> new StoredDocument(row.getBytes("document"), row.getString("document_sha256")))
                .stream()
                .findFirst();
    }

    /** Issued decisions whose number, or a unit or item of theirs, holds the text. */
    public AwardPage search(String text, Integer year, int page, int size) {
        String like = "%" + text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        var args = new MapSqlParameterSource("like", like)
                .addValue("year", year)
                .addValue("size", size)
                .addValue("skip", (long) page * size);
        String where = " from award_list l where status = 'ISSUED'"
                + (year == null ? "" : " and programme_year = :year")
                + (text.isEmpty()
                        ? ""
                        : " and (lower(doc_no) like :like escape '\\' or lower(no) like :like escape '\\' or exists"
                                + " (select 1 from award_entry e where e.list_no = l.no"
                                + " and (lower(e.unit_name) like :like escape '\\'"
                                + " or lower(e.item_name) like :like escape '\\')))");
        Long total = jdbc.queryForObject("select count(*)" + where, args, Long.class);
        return new AwardPage(
                jdbc.query(
                        "select *" + where
                                + " order by issued_at desc, no desc offset :skip rows fetch next :size rows only",
                        args,
                        (row, n) -> list(row)),
                total == null ? 0 : total,
                page,
                size);
    }

    /** Entries of issued lists among these cases, by case number. */
    public List<AwardEntry> issued(Collection<String> caseNos) {
        return caseNos.isEmpty()
                ? List.of()
                : jdbc.query(
                        ENTRY + " join award_list l on l.no = e.list_no"
                                + " where e.live_case_no in (:cases) and l.status = 'ISSUED' order by e.case_no",
                        Map.of("cases", caseNos),
                        (row, n) -> entry(row));
    }

    private static MapSqlParameterSource parameters(AwardEntry entry) {
        return new MapSqlParameterSource("id", entry.id())
                .addValue("listNo", entry.listNo())
                .addValue("serial", entry.serial())
                .addValue("caseNo", entry.caseNo().text())
                .addValue("noticeNo", entry.noticeNo())
                .addValue("unitId", entry.unitId())
                .addValue("unitName", entry.unitName())
                .addValue("uscc", entry.uscc())
                .addValue("categoryCode", entry.categoryCode())
                .addValue("categoryName", entry.categoryName())
                .addValue("itemName", entry.itemName())
                .addValue("clause", entry.clause())
                .addValue("amount", entry.amount().fen());
    }

    private static AwardEntry entry(ResultSet row) throws SQLException {
        return new AwardEntry(
                row.getObject("id", UUID.class),
                row.getString("list_no"),
                row.getInt("serial"),
                CaseNo.of(row.getString("case_no")),
                row.getString("notice_no"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                row.getString("uscc"),
                row.getString("category_code"),
                row.getString("category_name"),
                row.getString("item_name"),
                row.getString("clause"),
                Money.ofFen(row.getLong("amount_fen")));
    }

    private static AwardList list(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new AwardList(
                row.getString("no"),
                row.getInt("programme_year"),
                ListStatus.valueOf(row.getString("status")),
                row.getString("rule_version_id"),
                row.getString("noticed_sha256"),
                row.getInt("entry_count"),
                Money.ofFen(row.getLong("total_fen")),
                row.getString("assembled_by"),
                Stored.instant(row, "assembled_at"),
                row.getString("budget_note"),
                row.getString("budget_confirmed_by"),
                row.getString("budget_checked_by"),
                outcome == null ? null : MeetingOutcome.valueOf(outcome),
                row.getString("minutes_no"),
                row.getString("meeting_name"),
                row.getObject("meeting_date", LocalDate.class),
                row.getString("return_reason"),
                row.getString("doc_no"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("document_sha256"),
                Stored.instant(row, "issued_at"));
    }
}
