package dev.kechuang.calendar;

import java.time.LocalDate;

/** In what a period is counted (Civil Code arts. 200-203); all but working days roll forward from a day of rest. */
public enum PeriodUnit {
    WORKDAYS {
        @Override
        LocalDate lastDay(WorkingCalendar calendar, LocalDate start, int length) {
            return calendar.addWorkdays(start, length);
        }
    },
    CALENDAR_DAYS {
        @Override
        LocalDate lastDay(WorkingCalendar calendar, LocalDate start, int length) {
            return calendar.endOfCalendarDays(start, length);
        }
    },
    MONTHS {
        @Override
        LocalDate lastDay(WorkingCalendar calendar, LocalDate start, int length) {
            return calendar.endOfMonths(start, length);
        }
    },
    YEARS {
        @Override
        LocalDate lastDay(WorkingCalendar calendar, LocalDate start, int length) {
            return calendar.endOfYears(start, length);
        }
    };

    abstract LocalDate lastDay(WorkingCalendar calendar, LocalDate start, int length);
}
