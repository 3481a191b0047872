package dev.kechuang.calendar;

import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The calendar in force: the shipped national schedules, later years imported here, and the district's own days. */
@Component
public class Calendars {

    /** How soon another node sees an import. */
    private static final long STALE_AFTER = Duration.ofMinutes(1).toNanos();

    private static final String INSERT_DAY = "insert into calendar_day (calendar_date, kind, source, recorded_at)"
            + " values (:date, :kind, :source, :at)";

    private record Read(WorkingCalendar calendar, long nanos) {}

    private final NamedParameterJdbcOperations jdbc;
    private final BusinessClock clock;
    private final WorkingCalendar shipped;
    private volatile Read read;

    @Autowired
    Calendars(NamedParameterJdbcOperations jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.shipped = HolidayFile.load();
    }

    private Calendars(WorkingCalendar fixed) {
        this(null, null, fixed);
    }

    private Calendars(NamedParameterJdbcOperations jdbc, BusinessClock clock, WorkingCalendar shipped) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.shipped = shipped;
    }

    /** The shipped national calendar of 2025 and 2026, without a database. */
    public static WorkingCalendar shipped() {
        return HolidayFile.load();
    }

    /** For tests: always this calendar, no database. */
    public static Calendars fixed(WorkingCalendar calendar) {
        return new Calendars(calendar);
    }

    public WorkingCalendar current() {
        if (jdbc == null) return shipped;
        Read known = read;
        return known != null && System.nanoTime() - known.nanos() < STALE_AFTER ? known.calendar() : reload();
    }

    /** Reads the tables again and returns what they now say. */
    public WorkingCalendar reload() {
        if (jdbc == null) return shipped;
        long started = System.nanoTime();
        List<Integer> years = jdbc.queryForList("select programme_year from calendar_year", Map.of(), Integer.class);
        Map<LocalDate, DayKind> days = new HashMap<>();
        jdbc.query("select calendar_date, kind from calendar_day", row -> {
            days.put(row.getObject("calendar_date", LocalDate.class), DayKind.valueOf(row.getString("kind")));
        });
        var fresh = shipped.overlaid(years, days);
        read = new Read(fresh, started);
        return fresh;
    }

    /** Records a newly announced year; refuses one that is loaded, and lists that cannot be that year's. */
    @Transactional
    public void importYear(int year, Collection<LocalDate> off, Collection<LocalDate> workedWeekends, String source) {
        if (source == null || source.isBlank()) throw Refusal.invalid("source", "calendar.sourceMissing");
        if (reload().years().contains(year)) throw Refusal.conflict("calendar.alreadyLoaded", year);
        Map<LocalDate, DayKind> days = checked(year, Set.copyOf(off), Set.copyOf(workedWeekends));
        var at = Stored.at(clock.now());
        jdbc.update(
                "insert into calendar_year (programme_year, source, recorded_at) values (:year, :source, :at)",
                Map.of("year", year, "source", source, "at", at));
        jdbc.batchUpdate(
                INSERT_DAY,
                days.entrySet().stream()
                        .map(day -> row(day.getKey(), day.getValue(), source))
                        .toArray(MapSqlParameterSource[]::new));
        reload();
    }

    /** The district's overlay: one day off or worked, over whatever the national schedule says. */
    @Transactional
    public void setDay(LocalDate date, DayKind kind, String source) {
        if (source == null || source.isBlank()) throw Refusal.invalid("source", "calendar.sourceMissing");
        if (!reload().years().contains(date.getYear())) throw new CalendarMissing(date.getYear());
        var row = row(date, kind, source);
        int changed = jdbc.update(
                "update calendar_day set kind = :kind, source = :source, recorded_at = :at where calendar_date = :date",
                row);
        if (changed == 0) jdbc.update(INSERT_DAY, row);
        reload();
    }

    private MapSqlParameterSource row(LocalDate date, DayKind kind, String source) {
        return new MapSqlParameterSource("date", date)
                .addValue("kind", kind.name())
                .addValue("source", source)
                .addValue("at", Stored.at(clock.now()));
    }

    private static Map<LocalDate, DayKind> checked(int year, Set<LocalDate> off, Set<LocalDate> worked) {
        if (!off.contains(LocalDate.of(year, 1, 1))) throw Refusal.invalid("off", "calendar.newYearMissing", year);
        Map<LocalDate, DayKind> days = new TreeMap<>();
        off.forEach(day -> days.put(day, DayKind.OFF));
        for (LocalDate day : worked) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend) throw Refusal.invalid("worked", "calendar.notWeekend", day.toString());
            if (off.contains(day)) throw Refusal.invalid("worked", "calendar.offAndWorked", day.toString());
            days.put(day, DayKind.WORK);
        }
        for (LocalDate day : days.keySet()) {
            if (day.getYear() != year) throw Refusal.invalid("off", "calendar.wrongYear", day.toString(), year);
        }
        return days;
    }
}
