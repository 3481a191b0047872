package dev.kechuang.calendar;

import dev.kechuang.shared.Refusal;
import java.time.Duration;
import java.time.Instant;

/** A clock for tests: stands still until it is set, knows no database. */
public final class SettableClock extends BusinessClock {

    private volatile Instant now;

    SettableClock(Instant start) {
        now = start;
    }

    /** Sets the clock to any instant, also back. */
    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Duration offset() {
        return Duration.ZERO;
    }

    @Override
    public void moveForward(Duration by) {
        if (by.isNegative()) throw Refusal.invalid("", "calendar.clockOnlyForward");
        now = now.plus(by);
    }

    @Override
    public void start() {
        // Nothing to follow.
    }
}
