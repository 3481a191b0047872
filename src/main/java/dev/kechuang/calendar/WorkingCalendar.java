package dev.kechuang.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The working days (工作日) of the loaded years in Asia/Shanghai: holidays, worked weekends and the district's overlay.
 * The day of the event is day 0 (Civil Code art. 201); a year that is not loaded is a {@link CalendarMissing}.
 */
public final class WorkingCalendar {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final SortedSet<Integer> years;
    private final Map<LocalDate, DayKind> announced;

    private WorkingCalendar(Collection<Integer> years, Map<LocalDate, DayKind> announced) {
        this.years = new TreeSet<>(years);
        this.announced = Map.copyOf(announced);
    }

    public static WorkingCalendar of(Collection<Integer> years, Map<LocalDate, DayKind> announced) {
        return new WorkingCalendar(years, announced);
    }

    /** This calendar with more years, and with days that win over those already announced. */
    public WorkingCalendar overlaid(Collection<Integer> moreYears, Map<LocalDate, DayKind> days) {
        var allYears = new TreeSet<>(years);
        allYears.addAll(moreYears);
        var allDays = new TreeMap<>(announced);
        allDays.putAll(days);
        return new WorkingCalendar(allYears, allDays);
    }

    public SortedSet<Integer> years() {
        return new TreeSet<>(years);
    }

    public boolean isWorkday(LocalDate date) {
        if (!years.contains(date.getYear())) throw new CalendarMissing(date.getYear());
        DayKind kind = announced.get(date);
        return kind == null ? !WEEKEND.contains(date.getDayOfWeek()) : kind == DayKind.WORK;
    }

    /** The n-th working day after the start; negative n counts back, 0 is the start itself. */
    public LocalDate addWorkdays(LocalDate start, int n) {
        int step = Integer.signum(n);
        LocalDate day = start;
        for (int left = Math.abs(n); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkday(day)) left--;
        }
        return day;
    }

    /** The first working day after this date. */
    public LocalDate nextWorkday(LocalDate date) {
        return addWorkdays(date, 1);
    }

    /** Last day of a period in calendar days; a last day of rest moves to the next working day (Civil Code art. 203). */
    public LocalDate endOfCalendarDays(LocalDate start, int days) {
        LocalDate end = start.plusDays(days);
        return isWorkday(end) ? end : nextWorkday(end);
    }

    /** Exclusive end of a period in working days: 00:00 in Asia/Shanghai of the day after its last day. */
    public Instant deadlineAfterWorkdays(LocalDate start, int n) {
        return endOfDay(addWorkdays(start, n));
    }

    /** Exclusive end of a period in calendar days: 00:00 in Asia/Shanghai of the day after its last day. */
    public Instant deadlineAfterCalendarDays(LocalDate start, int days) {
        return endOfDay(endOfCalendarDays(start, days));
    }

    /** Working days after the first date up to and with the second; negative when the second lies before the first. */
    public int workdaysBetween(LocalDate fromExclusive, LocalDate toInclusive) {
        if (toInclusive.isBefore(fromExclusive)) return -workdaysBetween(toInclusive, fromExclusive);
        int count = 0;
        for (LocalDate day = fromExclusive; day.isBefore(toInclusive); ) {
            day = day.plusDays(1);
            if (isWorkday(day)) count++;
        }
        return count;
    }

    private static Instant endOfDay(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
