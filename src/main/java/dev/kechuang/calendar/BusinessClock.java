package dev.kechuang.calendar;

import dev.kechuang.shared.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time by which the programme decides: database time plus a stored offset (0 in production), to the microsecond.
 * Between samples, one a minute, it runs on the monotonic clock, so a jump of this machine's clock changes nothing.
 */
@Component
@DependsOnDatabaseInitialization
public class BusinessClock implements SmartLifecycle {

    /** Where days begin and end for this programme. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(BusinessClock.class);
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(2);

    private record Sample(Instant database, long nanos, Duration offset) {}

    private final DataSource database;
    private final ClockSettings settings;
    private final ApplicationEventPublisher events;
    private volatile Sample sample;
    private ScheduledExecutorService sampler;

    @Autowired
    BusinessClock(DataSource database, ClockSettings settings, ApplicationEventPublisher events) throws SQLException {
        this.database = database;
        this.settings = settings;
        this.events = events;
        this.sample = sampled();
    }

    /** For clocks without a database. */
    protected BusinessClock() {
        this.database = null;
        this.settings = new ClockSettings(true);
        this.events = event -> {};
    }

    /** For tests: a clock that stands still at this instant until it is set. */
    public static SettableClock fixedAt(Instant instant) {
        return new SettableClock(instant);
    }

    public Instant now() {
        Sample last = sample;
        return last.database()
                .plusNanos(System.nanoTime() - last.nanos())
                .plus(last.offset())
                .truncatedTo(ChronoUnit.MICROS);
    }

    public LocalDate today() {
        return dateOf(now());
    }

    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** How far this clock runs ahead of the database clock; negative in a demo that plays in the past. */
    public Duration offset() {
        return sample.offset();
    }

    /** Moves the programme's time ahead for all nodes; there is no way back. */
    public void moveForward(Duration by) {
        if (!settings.movable()) throw Refusal.notAllowed("calendar.clockFixed");
        if (by.isNegative()) throw Refusal.invalid("", "calendar.clockOnlyForward");
        // A connection of its own: the move must not vanish with, or wait for, the caller's transaction.
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update business_clock set offset_millis = offset_millis + ? where id = 1")) {
            update.setLong(1, wholeMillis(by));
            if (update.executeUpdate() != 1) throw new IllegalStateException("business_clock has lost its row");
            if (!connection.getAutoCommit()) connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException("The business clock could not be moved", broken);
        }
        refresh();
    }

    /** Demo only: the programme's time begins at this instant, which may be past; possible while it was never moved. */
    public void beginAt(Instant instant) {
        if (!settings.movable()) throw Refusal.notAllowed("calendar.clockFixed");
        Duration offset = Duration.between(now(), instant);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update business_clock set demo = true,"
                        + " offset_millis = ? where id = 1 and offset_millis = 0 and demo = false")) {
            update.setLong(1, wholeMillis(offset));
            if (update.executeUpdate() != 1) throw Refusal.conflict("calendar.clockOnlyForward");
            if (!connection.getAutoCommit()) connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException("The business clock could not be set", broken);
        }
        refresh();
    }

    public void moveTo(Instant instant) {
        moveForward(Duration.between(now(), instant));
    }

    /** Takes a new sample; tells the application when the offset has changed, here or on another node. */
    synchronized void refresh() {
        Duration before = offset();
        try {
            sample = sampled();
        } catch (SQLException unreachable) {
            LOG.warn(
                    "The database's time could not be read; the business clock runs on from its last sample",
                    unreachable);
            return;
        }
        if (!offset().equals(before)) events.publishEvent(new ClockMoved(offset()));
    }

    /** Runs before every other lifecycle bean, so that whoever keeps time by this clock is told before it works. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        if (offset().isNegative() && !settings.movable())
            throw new IllegalStateException("The business clock runs in the past, as in a demo's data,"
                    + " but demo mode is off (KECHUANG_DEMO): this database is not for production.");
        if (!offset().isZero()) events.publishEvent(new ClockMoved(offset()));
        sampler = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "business-clock");
            thread.setDaemon(true);
            return thread;
        });
        sampler.scheduleWithFixedDelay(this::refreshAndSurvive, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        if (sampler != null) sampler.shutdownNow();
        sampler = null;
    }

    @Override
    public boolean isRunning() {
        return sampler != null;
    }

    private void refreshAndSurvive() {
        try {
            refresh();
        } catch (RuntimeException listenerFailed) {
            // A scheduled task that throws is never run again, and this node would lose the time.
            LOG.error("Following the business clock failed; trying again in a minute", listenerFailed);
        }
    }

    /** Rounded up: a clock moved to an instant must have reached it. */
    private static long wholeMillis(Duration by) {
        return by.plusNanos(999_999).toMillis();
    }

    private Sample sampled() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select current_timestamp as moment, offset_millis from business_clock where id = 1")) {
            long asked = System.nanoTime();
            try (ResultSet row = query.executeQuery()) {
                long answered = System.nanoTime();
                if (!row.next()) throw new IllegalStateException("business_clock has lost its row");
                Instant moment = row.getObject("moment", OffsetDateTime.class).toInstant();
                warnOfSkew(Duration.between(moment, Instant.now()).abs());
                // The database read its clock somewhere between question and answer.
                return new Sample(
                        moment, asked + (answered - asked) / 2, Duration.ofMillis(row.getLong("offset_millis")));
            }
        }
    }

    private static void warnOfSkew(Duration skew) {
        if (skew.compareTo(TOLERATED_SKEW) > 0) {
            LOG.warn("This machine's clock and the database's differ by {} ms; the database's counts", skew.toMillis());
        }
    }
}
