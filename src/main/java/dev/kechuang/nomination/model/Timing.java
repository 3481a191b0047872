package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Deadlines counted from today: exclusive instants, 00:00 of the day after the last (domain 6.4). */
@Component
public class Timing {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Calendars calendars;
    private final BusinessClock clock;

    public Timing(Calendars calendars, BusinessClock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    public Instant inWorkdays(int days) {
        return calendars.current().deadlineAfterWorkdays(clock.today(), days);
    }

    /** Working days after an earlier deadline, counted from its last day. */
    public Instant workdaysAfter(Instant deadline, int days) {
        return calendars.current().deadlineAfterWorkdays(clock.dateOf(deadline.minusNanos(1)), days);
    }

    /** Calendar days after an earlier deadline, counted from its last day. */
    public Instant calendarDaysAfter(Instant deadline, int days) {
        return calendars.current().deadlineAfterCalendarDays(clock.dateOf(deadline.minusNanos(1)), days);
    }

    /** The last minute in time, as people are told it. */
    public static String shown(Instant deadline) {
        return MINUTE.format(deadline.minusSeconds(60).atZone(BusinessClock.ZONE));
    }

    public boolean over(Instant deadline) {
        return deadline != null && !now().isBefore(deadline);
    }

    public Instant now() {
        return clock.now();
    }
}
