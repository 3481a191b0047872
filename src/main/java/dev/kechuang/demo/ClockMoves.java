package dev.kechuang.demo;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.DueWork.Fired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Moves the business clock ahead in the background, a day at a time, and remembers what went off on the way. */
@Component
@DemoPart
public class ClockMoves implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ClockMoves.class);
    private static final int MOST_WORKDAYS = 60;

    private final BusinessClock clock;
    private final Calendars calendars;
    private final DueWork work;
    private final DemoTime time;
    private final AuditTrail audit;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(move -> {
        var thread = new Thread(move, "demo-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Fired> fired = new ArrayList<>();
    private Instant from;
    private Instant target;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private boolean failed;

    ClockMoves(BusinessClock clock, Calendars calendars, DueWork work, DemoTime time, AuditTrail audit) {
        this.clock = clock;
        this.calendars = calendars;
        this.work = work;
        this.time = time;
        this.audit = audit;
    }

    /** The last move, or the one under way: {@code done} of 100; {@code from} is null before the first. */
    public record State(boolean running, boolean failed, int done, Instant from, Instant target, List<Fired> fired) {}

    public synchronized State state() {
        boolean moving = !running.isDone();
        return new State(moving, failed, moving ? percent() : 100, from, target, List.copyOf(fired));
    }

    /** The same time of day, so many working days later. */
    public void byWorkdays(int days, String userId) {
        if (days < 1 || days > MOST_WORKDAYS) throw Refusal.invalid("days", "demo.clock.badDays", MOST_WORKDAYS);
        var day = calendars.current().addWorkdays(clock.today(), days);
        var timeOfDay = clock.now().atZone(BusinessClock.ZONE).toLocalTime();
        start(day.atTime(timeOfDay).atZone(BusinessClock.ZONE).toInstant(), userId);
    }

    /** To 00:00 of tomorrow, when today's deadlines are over. */
    public void toEndOfDay(String userId) {
        start(clock.today().plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant(), userId);
    }

    /** To the next deadline anything waits for. */
    public void toNextDeadline(String userId) {
        start(nextDeadline(), userId);
    }

    public Instant nextDeadline() {
        return work.nextTimer().orElseThrow(() -> Refusal.conflict("demo.clock.noDeadline"));
    }

    /** Waits for the move under way. */
    CompletableFuture<Void> running() {
        return running;
    }

    private synchronized void start(Instant wanted, String userId) {
        if (!running.isDone()) throw Refusal.conflict("demo.clock.stillMoving");
        // Refused here, and not by some timer half way, when that year's holidays are not known.
        calendars.current().isWorkday(clock.dateOf(wanted));
        from = clock.now();
        target = wanted;
        failed = false;
        fired.clear();
        audit.record("demo.clockMoved", "clock", "1", userId, Map.of("to", wanted.toString()));
        running = CompletableFuture.runAsync(() -> move(wanted), executor);
    }

    private void move(Instant wanted) {
        try {
            time.pass(wanted, this::note);
        } catch (RuntimeException broken) {
            // The edge of the background thread: the page says that the move stopped.
            LOG.error("Moving the clock stopped", broken);
            synchronized (this) {
                failed = true;
            }
        }
    }

    private synchronized void note(List<Fired> more) {
        fired.addAll(more);
    }

    private int percent() {
        long whole = Math.max(1, Duration.between(from, target).toSeconds());
        long done = Duration.between(from, clock.now()).toSeconds();
        return (int) Math.max(0, Math.min(99, done * 100 / whole));
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
