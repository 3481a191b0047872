package dev.kechuang.deadline;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.CountedPeriod;
import dev.kechuang.calendar.PeriodUnit;
import dev.kechuang.calendar.WorkingCalendar;
import dev.kechuang.deadline.model.OpenDeadline;
import dev.kechuang.deadline.model.OpenDeadlines;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** On start: no migration can count working days, so open deadlines from before origins were kept get theirs here, once. */
@Component
class PeriodBackfill implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodBackfill.class);
    private static final int CHUNK = 500;

    private final PeriodMover mover;
    private final OpenDeadlines deadlines;
    private final PeriodBook book;
    private final Calendars calendars;
    private final BusinessClock clock;

    PeriodBackfill(
            PeriodMover mover, OpenDeadlines deadlines, PeriodBook book, Calendars calendars, BusinessClock clock) {
        this.mover = mover;
        this.deadlines = deadlines;
        this.book = book;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        int kept = fill();
        if (kept > 0) LOG.info("Found how {} open deadlines had been counted", kept);
        for (UnmovedDeadlines left : mover.unmoved()) {
            LOG.warn(
                    "{} open deadlines of {} (such as {}) will not follow the calendar: how they were counted is unknown",
                    left.subjects(),
                    left.kind(),
                    left.example());
        }
    }

    /** How many origins were found. */
    int fill() {
        WorkingCalendar calendar = calendars.reload();
        int kept = 0;
        for (PeriodKind kind : mover.kinds()) {
            for (String after = ""; ; ) {
                List<OpenDeadline> rows = deadlines.withoutOrigin(kind, after, CHUNK);
                if (rows.isEmpty()) break;
                after = rows.get(rows.size() - 1).subject();
                List<PeriodOrigin> found = new ArrayList<>();
                for (OpenDeadline row : rows) {
                    period(kind, row, calendar)
                            .ifPresent(period -> found.add(new PeriodOrigin(kind.id(), row.subject(), period)));
                }
                book.keep(found);
                kept += found.size();
            }
        }
        return kept;
    }

    /** The period that leads from the start to the stored deadline by the calendar as it was; none is better than a guess. */
    private Optional<CountedPeriod> period(PeriodKind kind, OpenDeadline row, WorkingCalendar calendar) {
        if (row.startedAt() == null) return Optional.empty();
        LocalDate start = clock.dateOf(row.startedAt());
        LocalDate last = clock.dateOf(row.deadline().minusNanos(1));
        try {
            if (kind.unit() == PeriodUnit.WORKDAYS) {
                return fitting(
                        CountedPeriod.workdays(start, Math.max(calendar.workdaysBetween(start, last), 0)),
                        row,
                        calendar);
            }
            for (int length : kind.lengths()) {
                var known = fitting(CountedPeriod.calendarDays(start, length), row, calendar);
                if (known.isPresent()) return known;
            }
            int days = (int) ChronoUnit.DAYS.between(start, last);
            return fitting(CountedPeriod.calendarDays(start, Math.max(days, 0)), row, calendar);
        } catch (CalendarMissing missing) {
            return Optional.empty();
        }
    }

    private static Optional<CountedPeriod> fitting(CountedPeriod period, OpenDeadline row, WorkingCalendar calendar) {
        return period.deadline(calendar).equals(row.deadline()) ? Optional.of(period) : Optional.empty();
    }
}
