package dev.kechuang.deadline;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.CountedPeriod;
import dev.kechuang.calendar.PeriodUnit;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.calendar.WorkingCalendar;
import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;

/** Counts every deadline that follows the calendar and keeps, in the caller's transaction, how it was counted. */
@Service
public class PeriodBook {

    private static final String UPDATE = "update period_origin set started_on = :start, period_length = :length,"
            + " unit = :unit, recorded_at = :at where kind = :kind and subject = :subject";
    private static final String INSERT =
            "insert into period_origin (kind, subject, started_on, period_length, unit, recorded_at)"
                    + " values (:kind, :subject, :start, :length, :unit, :at)";

    private final NamedParameterJdbcTemplate jdbc;
    private final Calendars calendars;
    private final BusinessClock clock;
    private final ObjectProvider<CalendarGaps> gaps;

    @Autowired
    PeriodBook(
            NamedParameterJdbcTemplate jdbc,
            Calendars calendars,
            BusinessClock clock,
            ObjectProvider<CalendarGaps> gaps) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
        this.gaps = gaps;
    }

    /** Without anybody to tell of a missing year, for tests of a module. */
    public PeriodBook(NamedParameterJdbcTemplate jdbc, Calendars calendars, BusinessClock clock) {
        this(jdbc, calendars, clock, null);
    }

    /** The calendar in force, for what is only shown or checked. */
    public WorkingCalendar calendar() {
        return calendars.current();
    }

    /** Exclusive end of a period in working days that begins today. */
    public Instant workdays(String kind, String subject, int length) {
        return kept(new PeriodOrigin(kind, subject, CountedPeriod.workdays(clock.today(), length)));
    }

    /** Exclusive end of a period in calendar days, rolled forward, counted from the given day. */
    public Instant calendarDays(String kind, String subject, LocalDate start, int length) {
        return kept(new PeriodOrigin(kind, subject, CountedPeriod.calendarDays(start, length)));
    }

    /** Counts the deadline and keeps its origin. */
    private Instant kept(PeriodOrigin origin) {
        Instant deadline = count(origin);
        keep(List.of(origin));
        return deadline;
    }

    /** For what is printed: refused, and told the administrator, when its last day is not known. */
    public Instant exactly(PeriodOrigin origin) {
        Instant deadline = counted(origin);
        keep(List.of(origin));
        return deadline;
    }

    /**
     * Counts without keeping. In a year that is not loaded the answer is {@link UnknownDeadline}, never a guess: the case goes on,
     * the administrator is told, and the import of the year moves the deadline to where it belongs.
     */
    public Instant count(PeriodOrigin origin) {
        try {
            return counted(origin);
        } catch (CalendarMissing told) {
            return UnknownDeadline.AT;
        }
    }

    private Instant counted(PeriodOrigin origin) {
        try {
            return origin.period().deadline(calendars.current());
        } catch (CalendarMissing missing) {
            if (gaps != null) gaps.getObject().wanted(missing.missingYear(), origin);
            throw missing;
        }
    }

    /** Keeps the origins of many deadlines in two batches at most; a later period of one deadline replaces the earlier. */
    public void keep(Collection<PeriodOrigin> origins) {
        if (origins.isEmpty()) return;
        List<SqlParameterSource> rows = new ArrayList<>();
        origins.forEach(origin -> rows.add(row(origin)));
        int[] known = jdbc.batchUpdate(UPDATE, rows.toArray(SqlParameterSource[]::new));
        List<SqlParameterSource> fresh = new ArrayList<>();
        for (int i = 0; i < known.length; i++) if (known[i] == 0) fresh.add(rows.get(i));
        if (!fresh.isEmpty()) jdbc.batchUpdate(INSERT, fresh.toArray(SqlParameterSource[]::new));
    }

    /** The period goes on by so many days of its unit; the answer is its new exclusive end. */
    public Instant prolong(String kind, String subject, Instant until, int more) {
        LocalDate lastDay = clock.dateOf(until.minusNanos(1));
        CountedPeriod longer = origin(kind, subject)
                .map(period -> period.longerBy(more))
                .orElseGet(() -> CountedPeriod.workdays(lastDay, more));
        return kept(new PeriodOrigin(kind, subject, longer));
    }

    public Optional<CountedPeriod> origin(String kind, String subject) {
        return jdbc
                .query(
                        "select started_on, period_length, unit from period_origin"
                                + " where kind = :kind and subject = :subject",
                        new MapSqlParameterSource("kind", kind).addValue("subject", subject),
                        (row, n) -> new CountedPeriod(
                                row.getObject("started_on", LocalDate.class),
                                row.getInt("period_length"),
                                PeriodUnit.valueOf(row.getString("unit"))))
                .stream()
                .findFirst();
    }

    /** How often and why this deadline has moved, oldest first. */
    public List<DeadlineMove> moves(String kind, String subject) {
        return jdbc.query(
                "select m.*, c.source from deadline_move m join calendar_change c on c.id = m.change_id"
                        + " where m.subject = :subject and m.kind = :kind order by m.id",
                new MapSqlParameterSource("kind", kind).addValue("subject", subject),
                (row, n) -> new DeadlineMove(
                        row.getString("kind"),
                        row.getString("subject"),
                        Stored.instant(row, "moved_from"),
                        Stored.instant(row, "moved_to"),
                        row.getString("source"),
                        Stored.instant(row, "moved_at")));
    }

    private MapSqlParameterSource row(PeriodOrigin origin) {
        return new MapSqlParameterSource("kind", origin.kind())
                .addValue("subject", origin.subject())
                .addValue("start", origin.period().startedOn())
                .addValue("length", origin.period().length())
                .addValue("unit", origin.period().unit().name())
                .addValue("at", Stored.at(clock.now()));
    }
}
