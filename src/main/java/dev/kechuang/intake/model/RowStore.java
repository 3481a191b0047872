package dev.kechuang.intake.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.ListRow;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.intake.RowPage;
import dev.kechuang.intake.model.ReadRow.Remark;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Rows of {@code official_list_row}: written once when the list arrives, then judged in batches. */
@Repository
public class RowStore {

    private static final int BATCH = 1_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public RowStore(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void insertAll(UUID listId, ListFile file) {
        List<ReadRow> rows = file.rows();
        for (int start = 0; start < rows.size(); start += BATCH) {
            jdbc.batchUpdate(
                    "insert into official_list_row (list_id, row_no, outcome, reason, reason_column, reason_value,"
                            + " uscc, unit_name, matter_key, raw) values (:list, :no, :outcome, :reason, :column, :shown,"
                            + " :uscc, :name, :matter, :raw)",
                    rows.subList(start, Math.min(rows.size(), start + BATCH)).stream()
                            .map(row -> row(listId, row))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /** The next rows nobody has looked at, in the order of the file. */
    public List<ListRow> pending(UUID listId, int most) {
        return jdbc.query(
                "select * from official_list_row where list_id = :list and outcome = :pending"
                        + " order by row_no fetch first :most rows only",
                new MapSqlParameterSource("list", listId)
                        .addValue("pending", RowOutcome.PENDING.name())
                        .addValue("most", most),
                (row, n) -> read(row));
    }

    void judge(UUID listId, Collection<RowResult> results) {
        if (results.isEmpty()) return;
        jdbc.batchUpdate(
                "update official_list_row set outcome = :outcome, reason = :reason, reason_column = :column,"
                        + " reason_value = :shown, case_no = :caseNo where list_id = :list and row_no = :no",
                results.stream()
                        .map(result -> remark(new MapSqlParameterSource("list", listId), result.remark())
                                .addValue("no", result.rowNo())
                                .addValue("outcome", result.outcome().name())
                                .addValue("caseNo", result.caseNo()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Cases that earlier lists of the kind made of these matters. */
    Map<String, String> casesOf(ListKind kind, Collection<String> matterKeys) {
        Map<String, String> cases = new HashMap<>();
        if (matterKeys.isEmpty()) return cases;
        jdbc.query(
                "select r.matter_key, r.case_no from official_list_row r join official_list l on l.id = r.list_id"
                        + " where l.kind = :kind and r.outcome = :created and r.matter_key in (:keys) order by r.case_no",
                new MapSqlParameterSource("kind", kind.name())
                        .addValue("created", RowOutcome.CREATED.name())
                        .addValue("keys", matterKeys),
                row -> {
                    cases.put(row.getString("matter_key"), row.getString("case_no"));
                });
        return cases;
    }

    /** Rows with one of the outcomes; no outcome given means all. */
    public RowPage page(UUID listId, Set<RowOutcome> outcomes, int page, int size) {
        Set<RowOutcome> wanted = outcomes.isEmpty() ? Set.of(RowOutcome.values()) : outcomes;
        var args = new MapSqlParameterSource("list", listId)
                .addValue("wanted", wanted.stream().map(Enum::name).toList())
                .addValue("skip", (long) page * size)
                .addValue("size", size);
        String where = " from official_list_row where list_id = :list and outcome in (:wanted)";
        Long total = jdbc.queryForObject("select count(*)" + where, args, Long.class);
        List<ListRow> rows = jdbc.query(
                "select *" + where + " order by row_no offset :skip rows fetch next :size rows only",
                args,
                (row, n) -> read(row));
        return new RowPage(rows, total == null ? 0 : total, page, size);
    }

    public ListRow get(UUID listId, int rowNo) {
        return one(listId, rowNo, "");
    }

    /** The row, when it still waits for a clerk. */
    public ListRow lockForPerson(UUID listId, int rowNo) {
        ListRow row = one(listId, rowNo, " for update");
        if (!row.outcome().forAPerson()) throw Refusal.conflict("intake.rowSettled");
        return row;
    }

    /** Keeps why the row was in the queue. */
    public void resolve(UUID listId, ListRow row, RowOutcome outcome, String caseNo, String userId, String note) {
        jdbc.update(
                "update official_list_row set outcome = :outcome, case_no = :caseNo, resolved_by = :by,"
                        + " resolved_at = :at, resolution_note = :note where list_id = :list and row_no = :no",
                new MapSqlParameterSource("list", listId)
                        .addValue("no", row.rowNo())
                        .addValue("outcome", outcome.name())
                        .addValue("caseNo", caseNo)
                        .addValue("by", userId)
                        .addValue("at", Stored.at(clock.now()))
                        .addValue("note", note));
    }

    /** Rows that wait for a clerk are looked at again, for instance after the unit directory was imported. */
    public int reopen(UUID listId) {
        return jdbc.update(
                "update official_list_row set outcome = :pending, reason = null, reason_column = null,"
                        + " reason_value = null where list_id = :list and outcome in (:queue)",
                new MapSqlParameterSource("list", listId)
                        .addValue("pending", RowOutcome.PENDING.name())
                        .addValue(
                                "queue",
                                RowOutcome.manualQueue().stream()
                                        .map(Enum::name)
                                        .toList()));
    }

    private ListRow one(UUID listId, int rowNo, String lock) {
        return jdbc
                .query(
                        "select * from official_list_row where list_id = :list and row_no = :no" + lock,
                        new MapSqlParameterSource("list", listId).addValue("no", rowNo),
                        (found, n) -> read(found))
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("intake.noSuchRow"));
    }

    private static MapSqlParameterSource row(UUID listId, ReadRow row) {
        return remark(new MapSqlParameterSource("list", listId), row.remark())
                .addValue("no", row.rowNo())
                .addValue("outcome", row.outcome().name())
                .addValue("uscc", cut(row.cells().get("uscc"), 18))
                .addValue("name", cut(row.cells().get("unitName"), 100))
                .addValue("matter", row.matterKey())
                .addValue("raw", CellJson.write(row.cells()));
    }

    private static MapSqlParameterSource remark(MapSqlParameterSource args, Remark remark) {
        return args.addValue("reason", remark.key())
                .addValue("column", remark.column())
                .addValue("shown", remark.shown());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static ListRow read(ResultSet row) throws SQLException {
        return new ListRow(
                row.getInt("row_no"),
                RowOutcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("reason_column"),
                row.getString("reason_value"),
                row.getString("uscc"),
                row.getString("unit_name"),
                row.getString("matter_key"),
                row.getString("case_no"),
                CellJson.read(row.getString("raw")),
                row.getString("resolved_by"),
                Stored.instant(row, "resolved_at"),
                row.getString("resolution_note"));
    }
}
