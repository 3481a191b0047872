package dev.kechuang.deadline;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.CountedPeriod;
import dev.kechuang.calendar.WorkingCalendar;
import dev.kechuang.deadline.MovePreview.Effect;
import dev.kechuang.deadline.MovePreview.Line;
import dev.kechuang.deadline.model.CalendarChanges;
import dev.kechuang.deadline.model.OpenDeadline;
import dev.kechuang.deadline.model.OpenDeadlines;
import dev.kechuang.workflow.EngineDeadlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts every open deadline again by the calendar in force and moves those that differ, a chunk a transaction: rows, timers,
 * records and messages together. To run it again, or after a crash, moves only what is still where it was. Passed ones never move.
 */
@Service
public class PeriodMover {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodMover.class);
    private static final int CHUNK = 200;
    private static final int ATTEMPTS = 5;

    private final ObjectProvider<PeriodSource> sources;
    private final OpenDeadlines deadlines;
    private final CalendarChanges changes;
    private final Calendars calendars;
    private final PeriodBook book;
    private final EngineDeadlines engine;
    private final MoveMessages messages;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("checkstyle:ParameterNumber")
    PeriodMover(
            ObjectProvider<PeriodSource> sources,
            OpenDeadlines deadlines,
            CalendarChanges changes,
            Calendars calendars,
            PeriodBook book,
            EngineDeadlines engine,
            MoveMessages messages,
            AuditTrail audit,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.deadlines = deadlines;
        this.changes = changes;
        this.calendars = calendars;
        this.book = book;
        this.engine = engine;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Every kind of deadline of every module, by id. */
    public List<PeriodKind> kinds() {
        var byId = new TreeMap<String, PeriodKind>();
        sources.orderedStream().flatMap(source -> source.kinds().stream()).forEach(kind -> byId.put(kind.id(), kind));
        return List.copyOf(byId.values());
    }

    /** Open deadlines that no change of the calendar can move, as nobody knows how they were counted. */
    public List<UnmovedDeadlines> unmoved() {
        return deadlines.unmoved(kinds());
    }

    /** Lets the open deadlines follow the changes that are not settled; returns how many moved. Safe to run at any time. */
    public synchronized int run() {
        Optional<CalendarChange> due = changes.due();
        if (due.isEmpty()) return 0;
        Instant began = Instant.now();
        WorkingCalendar calendar = calendars.reload();
        int moved = 0;
        for (PeriodKind kind : kinds()) moved += move(kind, due.get(), calendar);
        int again = engine.retryCalendarMissing();
        changes.passed(began);
        if (moved + again > 0)
            LOG.info("Calendar {}: {} deadlines moved, {} jobs again", due.get().source(), moved, again);
        return moved;
    }

    private int move(PeriodKind kind, CalendarChange change, WorkingCalendar calendar) {
        int moved = 0;
        for (String after = ""; ; ) {
            List<OpenDeadline> page = deadlines.after(kind, after, CHUNK);
            if (page.isEmpty()) return moved;
            after = page.get(page.size() - 1).subject();
            moved += chunk(kind, change, moves(kind, page, calendar));
        }
    }

    /** A timer that goes off in the same moment wins; the chunk is then looked at again, without what that has ended. */
    private int chunk(PeriodKind kind, CalendarChange change, Map<OpenDeadline, Instant> moves) {
        if (moves.isEmpty()) return 0;
        for (int attempt = 1; ; attempt++) {
            try {
                Integer moved = transaction.execute(status -> moveNow(kind, change, moves));
                return moved == null ? 0 : moved;
            } catch (RuntimeException overtaken) {
                if (attempt == ATTEMPTS) throw overtaken;
                LOG.info(
                        "Moving {} of {} was overtaken and is tried again: {}",
                        moves.size(),
                        kind.id(),
                        overtaken.toString());
            }
        }
    }

    private int moveNow(PeriodKind kind, CalendarChange change, Map<OpenDeadline, Instant> moves) {
        List<OpenDeadline> moved = deadlines.move(kind, moves);
        if (moved.isEmpty()) return 0;
        changes.record(change.id(), kind, moved, moves);
        var alike = new LinkedHashMap<List<Instant>, List<String>>();
        moved.forEach(row -> alike.computeIfAbsent(List.of(row.deadline(), moves.get(row)), key -> new ArrayList<>())
                .add(row.key()));
        alike.forEach((instants, keys) -> audit.recordAll(
                "deadline.moved",
                kind.subjectType(),
                keys,
                change.by(),
                Map.of(
                        "kind", kind.id(),
                        "from", instants.get(0).toString(),
                        "to", instants.get(1).toString(),
                        "source", change.source())));
        messages.tell(kind, moved, moves, change.source());
        Set<String> keys = new LinkedHashSet<>();
        moved.forEach(row -> keys.add(row.key()));
        engine.reread(keys);
        return moved.size();
    }

    private Map<OpenDeadline, Instant> moves(PeriodKind kind, List<OpenDeadline> page, WorkingCalendar calendar) {
        var moves = new LinkedHashMap<OpenDeadline, Instant>();
        judge(kind, page, calendar, (row, line) -> {
            if (line.effect() == Effect.WAITING) wait(kind, row);
            else if (line.effect() != Effect.KEPT) moves.put(row, line.to());
        });
        return moves;
    }

    /** It would end in a year that is not loaded: it stays where it is until that year is, and the administrator is told. */
    private void wait(PeriodKind kind, OpenDeadline row) {
        book.count(new PeriodOrigin(kind.id(), row.subject(), row.period()));
    }

    /** What this calendar would do if it were in force; nothing is changed. */
    public MovePreview preview(WorkingCalendar calendar, int page, int size) {
        var counts = new EnumMap<Effect, Long>(Effect.class);
        var lines = new ArrayList<Line>();
        long[] seen = {0};
        for (PeriodKind kind : kinds()) {
            for (String after = ""; ; ) {
                List<OpenDeadline> rows = deadlines.after(kind, after, CHUNK);
                if (rows.isEmpty()) break;
                after = rows.get(rows.size() - 1).subject();
                judge(kind, rows, calendar, (row, line) -> {
                    counts.merge(line.effect(), 1L, Long::sum);
                    if (seen[0]++ / size == page) lines.add(line);
                });
            }
        }
        return new MovePreview(counts, lines, page, (int) ((seen[0] + size - 1) / size));
    }

    private void judge(
            PeriodKind kind, List<OpenDeadline> rows, WorkingCalendar calendar, BiConsumer<OpenDeadline, Line> found) {
        Instant now = clock.now();
        for (OpenDeadline row : rows) {
            Instant to;
            try {
                to = fair(row, row.period().deadline(calendar), calendar, now);
            } catch (CalendarMissing missing) {
                found.accept(row, new Line(kind.id(), row.subject(), row.deadline(), null, Effect.WAITING));
                continue;
            }
            if (to.equals(row.deadline())) continue;
            Effect effect = effect(kind, row.deadline(), to, now);
            found.accept(row, new Line(kind.id(), row.subject(), row.deadline(), to, effect));
        }
    }

    /** Who was told a later day, or none at all, keeps at least the next working day: nobody is late without warning. */
    private Instant fair(OpenDeadline row, Instant to, WorkingCalendar calendar, Instant now) {
        if (row.unitId() == null || !to.isBefore(row.deadline())) return to;
        Instant warned = CountedPeriod.workdays(clock.dateOf(now), 1).deadline(calendar);
        if (!to.isBefore(warned)) return to;
        return warned.isBefore(row.deadline()) ? warned : row.deadline();
    }

    private static Effect effect(PeriodKind kind, Instant from, Instant to, Instant now) {
        if (to.isAfter(from)) return Effect.LATER;
        if (kind.onlyLonger()) return Effect.KEPT;
        return to.isAfter(now) ? Effect.EARLIER : Effect.AT_ONCE;
    }
}
