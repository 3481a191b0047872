package dev.kechuang.deadline.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.deadline.CalendarChange;
import dev.kechuang.deadline.CalendarChange.Kind;
import dev.kechuang.deadline.PeriodKind;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Tables calendar_change and deadline_move: what was announced, and what it moved. */
@Repository
public class CalendarChanges {

    /** Another node may count by the calendar before the change for a minute; after this nothing old can come in any more. */
    private static final Duration LAST_OLD_COUNT = Duration.ofSeconds(90);

    private static final String SELECT =
            "select c.*, (select count(*) from deadline_move m where m.change_id = c.id) as moved from calendar_change c";

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public CalendarChanges(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public UUID add(Kind kind, int year, String source, String announced, String userId) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into calendar_change (id, kind, programme_year, source, announced, made_by, made_at, written_at)"
                        + " values (:id, :kind, :year, :source, :announced, :by, :at, :written)",
                new MapSqlParameterSource("id", id)
                        .addValue("kind", kind.name())
                        .addValue("year", year)
                        .addValue("source", source.strip())
                        .addValue("announced", announced)
                        .addValue("by", userId)
                        .addValue("at", Stored.at(clock.now()))
                        .addValue("written", Stored.at(Instant.now())));
        return id;
    }

    /** The newest change a pass is due for: its first one, or the one after which nothing can be left behind. */
    public Optional<CalendarChange> due() {
        return changes(
                        " where c.settled_at is null and (c.first_pass_at is null or c.written_at <= :old)"
                                + " order by c.written_at desc fetch first 1 rows only",
                        new MapSqlParameterSource("old", Stored.at(Instant.now().minus(LAST_OLD_COUNT))))
                .stream()
                .findFirst();
    }

    public List<CalendarChange> newest(int most) {
        return changes(" order by c.written_at desc fetch first " + most + " rows only", new MapSqlParameterSource());
    }

    /** A whole pass that began at this machine time has ended. */
    public void passed(Instant began) {
        jdbc.update(
                "update calendar_change set first_pass_at = coalesce(first_pass_at, :began),"
                        + " settled_at = case when written_at <= :old then cast(:began as timestamp with time zone)"
                        + " else settled_at end where settled_at is null and written_at <= :began",
                new MapSqlParameterSource("began", Stored.at(began))
                        .addValue("old", Stored.at(began.minus(LAST_OLD_COUNT))));
    }

    public void record(UUID change, PeriodKind kind, List<OpenDeadline> moved, Map<OpenDeadline, Instant> to) {
        jdbc.batchUpdate(
                "insert into deadline_move (change_id, kind, subject, moved_from, moved_to, moved_at)"
                        + " values (:change, :kind, :subject, :from, :to, :at)",
                moved.stream()
                        .map(row -> new MapSqlParameterSource("change", change)
                                .addValue("kind", kind.id())
                                .addValue("subject", row.subject())
                                .addValue("from", Stored.at(row.deadline()))
                                .addValue("to", Stored.at(to.get(row)))
                                .addValue("at", Stored.at(clock.now())))
                        .toArray(SqlParameterSource[]::new));
    }

    private List<CalendarChange> changes(String where, MapSqlParameterSource args) {
        return jdbc.query(SELECT + where, args, (row, n) -> read(row));
    }

    private static CalendarChange read(ResultSet row) throws SQLException {
        return new CalendarChange(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getInt("programme_year"),
                row.getString("source"),
                row.getString("announced"),
                row.getString("made_by"),
                Stored.instant(row, "made_at"),
                row.getLong("moved"),
                Stored.instant(row, "settled_at") != null);
    }
}
