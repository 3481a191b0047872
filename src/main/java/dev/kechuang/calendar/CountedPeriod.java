package dev.kechuang.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/** A period as it was set, not as it ends: the day of the event (day 0), how long, counted in what. */
public record CountedPeriod(LocalDate startedOn, int length, PeriodUnit unit) {

    public CountedPeriod {
        Objects.requireNonNull(startedOn, "startedOn");
        Objects.requireNonNull(unit, "unit");
        if (length < 0) throw new IllegalArgumentException("A period has no negative length: " + length);
    }

    public static CountedPeriod workdays(LocalDate startedOn, int length) {
        return new CountedPeriod(startedOn, length, PeriodUnit.WORKDAYS);
    }

    public static CountedPeriod calendarDays(LocalDate startedOn, int length) {
        return new CountedPeriod(startedOn, length, PeriodUnit.CALENDAR_DAYS);
    }

    public LocalDate lastDay(WorkingCalendar calendar) {
        return unit.lastDay(calendar, startedOn, length);
    }

    /** Exclusive end: 00:00 in Asia/Shanghai of the day after the last. */
    public Instant deadline(WorkingCalendar calendar) {
        return WorkingCalendar.endOfDay(lastDay(calendar));
    }

    public CountedPeriod longerBy(int more) {
        return new CountedPeriod(startedOn, length + more, unit);
    }
}
