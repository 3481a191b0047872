package dev.kechuang.deadline.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CountedPeriod;
import dev.kechuang.calendar.PeriodUnit;
import dev.kechuang.deadline.PeriodKind;
import dev.kechuang.deadline.UnmovedDeadlines;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** The modules' own rows as their kinds describe them: read in pages by subject, moved in batches, never decided here. */
@Repository
public class OpenDeadlines {

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public OpenDeadlines(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those with an origin whose deadline has not passed, after this subject, at most so many. */
    public List<OpenDeadline> after(PeriodKind kind, String subject, int most) {
        return page(kind, subject, most, "o.kind is not null and s.deadline_at > :now");
    }

    /** Those from before origins were kept. */
    public List<OpenDeadline> withoutOrigin(PeriodKind kind, String subject, int most) {
        return page(kind, subject, most, "o.kind is null");
    }

    /** How many open ones have no origin, by kind; kinds without any are left out. */
    public List<UnmovedDeadlines> unmoved(List<PeriodKind> kinds) {
        if (kinds.isEmpty()) return List.of();
        String every = kinds.stream()
                .map(kind ->
                        "select '" + kind.id() + "' as kind, count(*) as subjects, min(s.subject) as example from ("
                                + kind.open() + ") s left join period_origin o on o.kind = '" + kind.id()
                                + "' and o.subject = s.subject where o.kind is null and s.deadline_at > :now")
                .collect(Collectors.joining(" union all "));
        return jdbc.query(
                "select kind, subjects, example from (" + every + ") found where subjects > 0 order by kind",
                new MapSqlParameterSource("now", Stored.at(clock.now())),
                (row, n) ->
                        new UnmovedDeadlines(row.getString("kind"), row.getLong("subjects"), row.getString("example")));
    }

    private List<OpenDeadline> page(PeriodKind kind, String subject, int most, String which) {
        return jdbc.query(
                "select s.subject, s.deadline_at, s.started_at, s.unit_id, s.role, s.case_no,"
                        + " o.started_on, o.period_length, o.unit from (" + kind.open() + ") s"
                        + " left join period_origin o on o.kind = :kind and o.subject = s.subject"
                        + " where s.subject > :after and " + which + " order by s.subject fetch first " + most
                        + " rows only",
                new MapSqlParameterSource("kind", kind.id())
                        .addValue("after", subject)
                        .addValue("now", Stored.at(clock.now())),
                (row, n) -> read(row));
    }

    /** Writes the new instants where the old ones still stand and the period still runs; answers which were written. */
    public List<OpenDeadline> move(PeriodKind kind, Map<OpenDeadline, Instant> moves) {
        List<OpenDeadline> all = List.copyOf(moves.keySet());
        List<OpenDeadline> moved = new ArrayList<>();
        int[] counts = batch(kind.updates().get(0), all, moves);
        for (int i = 0; i < counts.length; i++) if (counts[i] > 0) moved.add(all.get(i));
        for (String also : kind.updates().subList(1, kind.updates().size())) batch(also, moved, moves);
        return moved;
    }

    private int[] batch(String sql, List<OpenDeadline> rows, Map<OpenDeadline, Instant> moves) {
        if (rows.isEmpty()) return new int[0];
        return jdbc.batchUpdate(
                sql,
                rows.stream()
                        .map(row -> new MapSqlParameterSource("key", row.key())
                                .addValue("part", row.part())
                                .addValue("from", Stored.at(row.deadline()))
                                .addValue("to", Stored.at(moves.get(row)))
                                .addValue("lastDay", clock.dateOf(moves.get(row).minusNanos(1))))
                        .toArray(SqlParameterSource[]::new));
    }

    private static OpenDeadline read(ResultSet row) throws SQLException {
        LocalDate started = row.getObject("started_on", LocalDate.class);
        return new OpenDeadline(
                row.getString("subject"),
                Stored.instant(row, "deadline_at"),
                Stored.instant(row, "started_at"),
                row.getObject("unit_id", UUID.class),
                row.getString("role"),
                row.getString("case_no"),
                started == null
                        ? null
                        : new CountedPeriod(
                                started, row.getInt("period_length"), PeriodUnit.valueOf(row.getString("unit"))));
    }
}
