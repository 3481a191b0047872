package dev.kechuang.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The working days (工作日) of the loaded years in Asia/Shanghai: holidays, worked weekends and the district's overlay.
 * The day of the event is day 0 (Civil Code art. 201); a year that is not loaded is a {@link CalendarMissing}.
 */
public final class WorkingCalendar {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<Integer, Year> years;
    private final SortedMap<LocalDate, DayKind> announced;

    private WorkingCalendar(Collection<Integer> years, Map<LocalDate, DayKind> announced) {
        this.announced = new TreeMap<>(announced);
        this.years = new HashMap<>();
        new TreeSet<>(years).forEach(year -> this.years.put(year, new Year(year, this.announced)));
    }

    /** One year counted through: which of its days are worked, and how many are up to each of its days. */
    private static final class Year {

        private final int[] workdays;
        private final int[] upTo;
        private final int total;

        Year(int year, Map<LocalDate, DayKind> announced) {
            LocalDate first = LocalDate.of(year, 1, 1);
            workdays = new int[first.lengthOfYear()];
            upTo = new int[first.lengthOfYear() + 1];
            int count = 0;
            for (int dayOfYear = 1; dayOfYear < upTo.length; dayOfYear++) {
                LocalDate day = first.withDayOfYear(dayOfYear);
                DayKind kind = announced.get(day);
                boolean worked = kind == null ? !WEEKEND.contains(day.getDayOfWeek()) : kind == DayKind.WORK;
                if (worked) workdays[count++] = dayOfYear;
                upTo[dayOfYear] = count;
            }
            total = count;
        }
    }

    public static WorkingCalendar of(Collection<Integer> years, Map<LocalDate, DayKind> announced) {
        return new WorkingCalendar(years, announced);
    }

    /** This calendar with more years, and with days that win over those already announced. */
    public WorkingCalendar overlaid(Collection<Integer> moreYears, Map<LocalDate, DayKind> days) {
        var allYears = years();
        allYears.addAll(moreYears);
        var allDays = new TreeMap<>(announced);
        allDays.putAll(days);
        return new WorkingCalendar(allYears, allDays);
    }

    /** This calendar without anything that was announced for this year; the year itself stays loaded if it was. */
    WorkingCalendar withoutAnnouncementsOf(int year) {
        var kept = new TreeMap<>(announced);
        kept.keySet().removeIf(day -> day.getYear() == year);
        return new WorkingCalendar(years(), kept);
    }

    public SortedSet<Integer> years() {
        return new TreeSet<>(years.keySet());
    }

    /** What was announced for this day against the plain rule of Monday to Friday. */
    public Optional<DayKind> announced(LocalDate date) {
        return Optional.ofNullable(announced.get(date));
    }

    SortedMap<LocalDate, DayKind> announcedIn(int year) {
        return new TreeMap<>(announced.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
    }

    public boolean isWorkday(LocalDate date) {
        Year year = year(date.getYear());
        int day = date.getDayOfYear();
        return year.upTo[day] > year.upTo[day - 1];
    }

    /** The n-th working day after the start; negative n counts back, 0 is the start itself. */
    public LocalDate addWorkdays(LocalDate start, int n) {
        if (n == 0) return start;
        return n > 0 ? forward(start.plusDays(1), n) : backward(start.minusDays(1), -n);
    }

    private LocalDate forward(LocalDate first, int n) {
        int number = first.getYear();
        int passed = year(number).upTo[first.getDayOfYear() - 1];
        int left = n;
        while (left > year(number).total - passed) {
            left -= year(number).total - passed;
            passed = 0;
            number++;
        }
        return LocalDate.ofYearDay(number, year(number).workdays[passed + left - 1]);
    }

    private LocalDate backward(LocalDate last, int n) {
        int number = last.getYear();
        int remaining = year(number).upTo[last.getDayOfYear()];
        int left = n;
        while (left > remaining) {
            left -= remaining;
            number--;
            remaining = year(number).total;
        }
        return LocalDate.ofYearDay(number, year(number).workdays[remaining - left]);
    }

    /** The first working day after this date. */
    public LocalDate nextWorkday(LocalDate date) {
        return addWorkdays(date, 1);
    }

    /** Last day of a period in calendar days; a last day of rest moves to the next working day (Civil Code art. 203). */
    public LocalDate endOfCalendarDays(LocalDate start, int days) {
        return rolled(start.plusDays(days));
    }

    /** Last day of a period in months: the same-numbered day, else the month's end (Civil Code art. 202), rolled forward. */
    public LocalDate endOfMonths(LocalDate start, int months) {
        return rolled(start.plusMonths(months));
    }

    /** Last day of a period in years: the same-numbered day, else the month's end (Civil Code art. 202), rolled forward. */
    public LocalDate endOfYears(LocalDate start, int years) {
        return rolled(start.plusYears(years));
    }

    private LocalDate rolled(LocalDate end) {
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
        if (toInclusive.isEqual(fromExclusive)) return 0;
        LocalDate first = fromExclusive.plusDays(1);
        int count = year(toInclusive.getYear()).upTo[toInclusive.getDayOfYear()]
                - year(first.getYear()).upTo[first.getDayOfYear() - 1];
        for (int number = first.getYear(); number < toInclusive.getYear(); number++) count += year(number).total;
        return count;
    }

    private Year year(int number) {
        Year found = years.get(number);
        if (found == null) throw new CalendarMissing(number);
        return found;
    }

    static Instant endOfDay(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
