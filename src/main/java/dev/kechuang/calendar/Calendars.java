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
import java.util.SortedMap;
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

    private static final int LONGEST_SOURCE = 200;

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
        var fresh = read();
        read = new Read(fresh, started);
        return fresh;
    }

    /** Shipped schedules, replaced year by year by those announced since, and over both the district's own days. */
    private WorkingCalendar read() {
        List<Integer> years = jdbc.queryForList("select programme_year from calendar_year", Map.of(), Integer.class);
        WorkingCalendar national = shipped;
        for (int year : years) national = national.withoutAnnouncementsOf(year);
        national = national.overlaid(years, days("select calendar_date, kind from calendar_day"));
        return national.overlaid(
                List.of(), days("select calendar_date, kind from district_day where kind <> 'NATIONAL'"));
    }

    private Map<LocalDate, DayKind> days(String query) {
        Map<LocalDate, DayKind> days = new HashMap<>();
        jdbc.query(query, row -> {
            days.put(row.getObject("calendar_date", LocalDate.class), DayKind.valueOf(row.getString("kind")));
        });
        return days;
    }

    /** The district's own days of a year, by date. */
    public SortedMap<LocalDate, DayKind> districtDays(int year) {
        var own = new TreeMap<>(days("select calendar_date, kind from district_day where kind <> 'NATIONAL'"));
        own.keySet().removeIf(day -> day.getYear() != year);
        return own;
    }

    /** Records a newly announced year; refuses one that is loaded, and lists that cannot be that year's. */
    @Transactional
    public void importYear(int year, Collection<LocalDate> off, Collection<LocalDate> workedWeekends, String source) {
        requireSource(source);
        if (reload().years().contains(year)) throw Refusal.conflict("calendar.alreadyLoaded", year);
        write(year, checked(year, Set.copyOf(off), Set.copyOf(workedWeekends)), source);
    }

    /** A schedule that was issued anew replaces that of a loaded year; the district's own days stay. */
    @Transactional
    public void correctYear(int year, Collection<LocalDate> off, Collection<LocalDate> workedWeekends, String source) {
        requireSource(source);
        if (!reload().years().contains(year)) throw new CalendarMissing(year);
        Map<LocalDate, DayKind> days = checked(year, Set.copyOf(off), Set.copyOf(workedWeekends));
        jdbc.update(
                "delete from calendar_day where calendar_date between :first and :last",
                Map.of("first", LocalDate.of(year, 1, 1), "last", LocalDate.of(year, 12, 31)));
        jdbc.update("delete from calendar_year where programme_year = :year", Map.of("year", year));
        write(year, days, source);
    }

    private void write(int year, Map<LocalDate, DayKind> days, String source) {
        jdbc.update(
                "insert into calendar_year (programme_year, source, recorded_at) values (:year, :source, :at)",
                Map.of("year", year, "source", source.strip(), "at", Stored.at(clock.now())));
        jdbc.batchUpdate(
                INSERT_DAY,
                days.entrySet().stream()
                        .map(day -> row(day.getKey(), day.getValue().name(), source))
                        .toArray(MapSqlParameterSource[]::new));
        reload();
    }

    /** The calendar as it would be with this schedule in place of the year's; nothing is written. */
    public WorkingCalendar withYear(int year, Collection<LocalDate> off, Collection<LocalDate> workedWeekends) {
        Map<LocalDate, DayKind> days = checked(year, Set.copyOf(off), Set.copyOf(workedWeekends));
        SortedMap<LocalDate, DayKind> own = jdbc == null ? new TreeMap<>() : districtDays(year);
        return reload().withoutAnnouncementsOf(year)
                .overlaid(List.of(year), days)
                .overlaid(List.of(), own);
    }

    /** The district's overlay: one day off or worked, over whatever the national schedule says; null takes it back. */
    @Transactional
    public void setDay(LocalDate date, DayKind kind, String source) {
        requireSource(source);
        if (!reload().years().contains(date.getYear())) throw new CalendarMissing(date.getYear());
        var row = row(date, kind == null ? "NATIONAL" : kind.name(), source);
        int changed = jdbc.update(
                "update district_day set kind = :kind, source = :source, recorded_at = :at where calendar_date = :date",
                row);
        if (changed == 0)
            jdbc.update(
                    "insert into district_day (calendar_date, kind, source, recorded_at)"
                            + " values (:date, :kind, :source, :at)",
                    row);
        reload();
    }

    /** The calendar as it would be with this day of the district's; nothing is written. */
    public WorkingCalendar withDay(LocalDate date, DayKind kind) {
        if (!reload().years().contains(date.getYear())) throw new CalendarMissing(date.getYear());
        if (kind != null) return current().overlaid(List.of(), Map.of(date, kind));
        WorkingCalendar before = current();
        Map<LocalDate, DayKind> own = new HashMap<>(districtDays(date.getYear()));
        own.remove(date);
        Map<LocalDate, DayKind> national = new HashMap<>(nationalDays(date.getYear()));
        national.putAll(own);
        return before.withoutAnnouncementsOf(date.getYear()).overlaid(List.of(), national);
    }

    /** What the national schedule in force announces for a year, without the district's own days. */
    public SortedMap<LocalDate, DayKind> nationalDays(int year) {
        WorkingCalendar national = shipped;
        if (jdbc != null) {
            boolean announced = !jdbc.queryForList(
                            "select 1 from calendar_year where programme_year = :year",
                            Map.of("year", year),
                            Integer.class)
                    .isEmpty();
            if (announced) national = national.withoutAnnouncementsOf(year);
            national = national.overlaid(List.of(), days("select calendar_date, kind from calendar_day"));
        }
        return national.announcedIn(year);
    }

    /** Where the year's schedule comes from; of the years this release ships, the shipped file's own words. */
    public String sourceOf(int year) {
        List<String> imported = jdbc == null
                ? List.of()
                : jdbc.queryForList(
                        "select source from calendar_year where programme_year = :year",
                        Map.of("year", year),
                        String.class);
        return imported.isEmpty() ? HolidayFile.read().sources().getOrDefault(year, "") : imported.get(0);
    }

    private MapSqlParameterSource row(LocalDate date, String kind, String source) {
        return new MapSqlParameterSource("date", date)
                .addValue("kind", kind)
                .addValue("source", source.strip())
                .addValue("at", Stored.at(clock.now()));
    }

    private static void requireSource(String source) {
        if (source == null || source.isBlank()) throw Refusal.invalid("source", "calendar.sourceMissing");
        if (source.strip().length() > LONGEST_SOURCE) {
            throw Refusal.invalid("source", "calendar.sourceTooLong", LONGEST_SOURCE);
        }
    }

    private static Map<LocalDate, DayKind> checked(int year, Set<LocalDate> off, Set<LocalDate> worked) {
        for (LocalDate day : off) requireIn(year, day, "off");
        for (LocalDate day : worked) requireIn(year, day, "worked");
        if (!off.contains(LocalDate.of(year, 1, 1))) throw Refusal.invalid("off", "calendar.newYearMissing", year);
        Map<LocalDate, DayKind> days = new TreeMap<>();
        off.forEach(day -> days.put(day, DayKind.OFF));
        for (LocalDate day : worked) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend) throw Refusal.invalid("worked", "calendar.notWeekend", day.toString());
            if (off.contains(day)) throw Refusal.invalid("worked", "calendar.offAndWorked", day.toString());
            days.put(day, DayKind.WORK);
        }
        return days;
    }

    private static void requireIn(int year, LocalDate day, String field) {
        if (day.getYear() != year) throw Refusal.invalid(field, "calendar.wrongYear", day.toString(), year);
    }
}
