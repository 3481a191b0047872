package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CountedPeriod;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.deadline.PeriodOrigin;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Deadlines counted from today: exclusive instants, 00:00 of the day after the last (domain 6.4); how is kept beside them. */
@Component
public class Timing {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PeriodBook book;
    private final BusinessClock clock;

    public Timing(PeriodBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** A period of {@link NominationPeriods} that begins today. */
    public Instant inWorkdays(String kind, String subject, int days) {
        return book.workdays(kind, subject, days);
    }

    /** The same, to be counted and kept with many others. */
    public PeriodOrigin fromToday(String kind, String subject, int days) {
        return new PeriodOrigin(kind, subject, CountedPeriod.workdays(clock.today(), days));
    }

    public Instant count(PeriodOrigin origin) {
        return book.count(origin);
    }

    public void keep(Collection<PeriodOrigin> origins) {
        book.keep(origins);
    }

    /** The running period goes on by so many working days. */
    public Instant prolonged(String kind, String subject, Instant until, int days) {
        return book.prolong(kind, subject, until, days);
    }

    /** Calendar days after an earlier deadline, counted from its last day. */
    public Instant calendarDaysAfter(String kind, String subject, Instant deadline, int days) {
        return book.calendarDays(kind, subject, clock.dateOf(deadline.minusNanos(1)), days);
    }

    /** The last minute in time, as people are told it. */
    public static String shown(Instant deadline) {
        if (UnknownDeadline.is(deadline)) return UnknownDeadline.SHOWN;
        return MINUTE.format(deadline.minusSeconds(60).atZone(BusinessClock.ZONE));
    }

    public boolean over(Instant deadline) {
        return deadline != null && !now().isBefore(deadline);
    }

    public Instant now() {
        return clock.now();
    }
}
