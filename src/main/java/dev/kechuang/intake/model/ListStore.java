package dev.kechuang.intake.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.ListStatus;
import dev.kechuang.intake.OfficialList;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of {@code official_list}. */
@Repository
public class ListStore {

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public ListStore(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What identifies a list, and who brought it. */
    public record Received(
            UUID id, ListKind kind, int programmeYear, String fileName, String sha256, String uploadedBy) {}

    public void insert(Received list, ListFile file) {
        String ignored = String.join("\n", file.ignoredColumns());
        jdbc.update(
                "insert into official_list (id, kind, programme_year, file_name, sha256, row_count, status,"
                        + " ignored_columns, failure, uploaded_by, uploaded_at, version)"
                        + " values (:id, :kind, :year, :fileName, :sha256, :rows, :status, :ignored, '', :by, :at, 0)",
                new MapSqlParameterSource("id", list.id())
                        .addValue("kind", list.kind().name())
                        .addValue("year", list.programmeYear())
                        .addValue("fileName", list.fileName())
                        .addValue("sha256", list.sha256())
                        .addValue("rows", file.rows().size())
                        .addValue("status", ListStatus.RECEIVED.name())
                        .addValue("ignored", ignored.length() <= 4000 ? ignored : ignored.substring(0, 4000))
                        .addValue("by", list.uploadedBy())
                        .addValue("at", Stored.at(clock.now())));
    }

    public Optional<UUID> find(ListKind kind, int programmeYear, String sha256) {
        return jdbc
                .queryForList(
                        "select id from official_list where kind = :kind and programme_year = :year and sha256 = :sha256",
                        new MapSqlParameterSource("kind", kind.name())
                                .addValue("year", programmeYear)
                                .addValue("sha256", sha256),
                        UUID.class)
                .stream()
                .findFirst();
    }

    public OfficialList get(UUID id) {
        return query("where id = :id", new MapSqlParameterSource("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("intake.noSuchList"));
    }

    /** Newest first. */
    public List<OfficialList> latest(int most) {
        return query(
                "order by uploaded_at desc, id fetch first :most rows only", new MapSqlParameterSource("most", most));
    }

    /** One node works on a list at a time; held until the chunk is committed. */
    public OfficialList lock(UUID id) {
        jdbc.queryForList(
                "select id from official_list where id = :id for update",
                new MapSqlParameterSource("id", id),
                UUID.class);
        return query("where id = :id", new MapSqlParameterSource("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No list " + id));
    }

    public List<UUID> unfinished() {
        return jdbc.queryForList(
                "select id from official_list where status <> :done order by uploaded_at, id",
                new MapSqlParameterSource("done", ListStatus.DONE.name()),
                UUID.class);
    }

    public void move(UUID id, ListStatus from, ListStatus to) {
        int moved = jdbc.update(
                "update official_list set status = :to, failure = '', finished_at = :finished, version = version + 1"
                        + " where id = :id and status = :from",
                new MapSqlParameterSource("id", id)
                        .addValue("from", from.name())
                        .addValue("to", to.name())
                        .addValue("finished", to == ListStatus.DONE ? Stored.at(clock.now()) : null));
        if (moved == 0) throw Refusal.conflict("intake.movedOn");
    }

    public void stopped(UUID id, String failure) {
        jdbc.update(
                "update official_list set failure = :failure, version = version + 1 where id = :id and status <> :done",
                new MapSqlParameterSource("id", id)
                        .addValue("failure", failure.length() <= 200 ? failure : failure.substring(0, 200))
                        .addValue("done", ListStatus.DONE.name()));
    }

    private List<OfficialList> query(String where, MapSqlParameterSource args) {
        List<UUID> ids = jdbc.queryForList("select id from official_list " + where, args, UUID.class);
        if (ids.isEmpty()) return List.of();
        Map<UUID, Map<RowOutcome, Integer>> totals = totals(ids);
        return jdbc.query(
                "select * from official_list where id in (:ids) order by uploaded_at desc, id",
                new MapSqlParameterSource("ids", ids),
                (row, n) -> read(row, totals));
    }

    private Map<UUID, Map<RowOutcome, Integer>> totals(Collection<UUID> ids) {
        Map<UUID, Map<RowOutcome, Integer>> totals = new HashMap<>();
        jdbc.query(
                "select list_id, outcome, count(*) as n from official_list_row where list_id in (:ids)"
                        + " group by list_id, outcome",
                new MapSqlParameterSource("ids", ids),
                row -> {
                    totals.computeIfAbsent(row.getObject("list_id", UUID.class), id -> new EnumMap<>(RowOutcome.class))
                            .put(RowOutcome.valueOf(row.getString("outcome")), row.getInt("n"));
                });
        return totals;
    }

    private static OfficialList read(ResultSet row, Map<UUID, Map<RowOutcome, Integer>> totals) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new OfficialList(
                id,
                ListKind.valueOf(row.getString("kind")),
                row.getInt("programme_year"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getInt("row_count"),
                ListStatus.valueOf(row.getString("status")),
                row.getString("ignored_columns").lines().toList(),
                row.getString("failure"),
                row.getString("uploaded_by"),
                Stored.instant(row, "uploaded_at"),
                Stored.instant(row, "finished_at"),
                totals.getOrDefault(id, Map.of()));
    }
}
