package dev.kechuang.nomination.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.UnknownDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Shows exclusive instants as people read them: "2026-04-07 24:00", and how many working days are left. */
@Component
class Deadlines {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final BusinessClock clock;
    private final Calendars calendars;

    Deadlines(BusinessClock clock, Calendars calendars) {
        this.clock = clock;
        this.calendars = calendars;
    }

    /** {@code daysLeft} counts working days after today; null when over, or when no calendar is loaded for them. */
    record Deadline(String text, Integer daysLeft, boolean over) {}

    /** Null for no deadline. */
    Deadline of(Instant exclusive) {
        if (exclusive == null) return null;
        if (UnknownDeadline.is(exclusive)) return new Deadline(UnknownDeadline.SHOWN, null, false);
        LocalDate last = clock.dateOf(exclusive.minusNanos(1));
        boolean endOfDay =
                last.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant().equals(exclusive);
        String text = endOfDay ? last + " 24:00" : at(exclusive);
        boolean over = !clock.now().isBefore(exclusive);
        return new Deadline(text, over ? null : left(last), over);
    }

    String at(Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atZone(BusinessClock.ZONE));
    }

    String now() {
        return at(clock.now());
    }

    /** Hours and minutes: what "saved" says. */
    String time() {
        return now().substring(11);
    }

    private Integer left(LocalDate last) {
        try {
            return calendars.current().workdaysBetween(clock.today(), last);
        } catch (CalendarMissing nobodyKnows) {
            return null;
        }
    }
}
