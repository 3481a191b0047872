package dev.kechuang.demo;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.DueWork.Fired;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Lets time pass day by day, so that each timer goes off on its own day, and waits until everything due is done. */
@Component
@DemoPart
class DemoTime {

    private final BusinessClock clock;
    private final DueWork work;

    DemoTime(BusinessClock clock, DueWork work) {
        this.clock = clock;
        this.work = work;
    }

    void begin(LocalDateTime first) {
        clock.beginAt(first.atZone(BusinessClock.ZONE).toInstant());
    }

    /** That time of that day of 2026; a moment already past stays as it is. */
    void until(int month, int day, int hour, int minute) {
        until(LocalDateTime.of(2026, month, day, hour, minute));
    }

    void until(LocalDateTime moment) {
        pass(moment.atZone(BusinessClock.ZONE).toInstant(), fired -> {});
    }

    /** Tells of the timers that went off, day by day. */
    void pass(Instant target, Consumer<List<Fired>> told) {
        told.accept(settle());
        while (clock.now().isBefore(target)) {
            clock.moveTo(earlier(target, nextMorning()));
            told.accept(settle());
        }
    }

    /** Whatever is due now: tokens, jobs, timers. */
    List<Fired> settle() {
        return work.run();
    }

    private Instant nextMorning() {
        LocalDate tomorrow = clock.today().plusDays(1);
        // Deadlines end at 00:00: a second later all of the day have passed.
        return tomorrow.atTime(LocalTime.MIDNIGHT.plusSeconds(1))
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
