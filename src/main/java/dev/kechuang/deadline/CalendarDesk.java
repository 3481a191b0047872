package dev.kechuang.deadline;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.DayKind;
import dev.kechuang.calendar.WorkingCalendar;
import dev.kechuang.calendar.YearSchedule;
import dev.kechuang.deadline.CalendarChange.Kind;
import dev.kechuang.deadline.model.CalendarChanges;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator's desk: a year imported or corrected, a day of the district's own; the open deadlines follow at once. */
@Service
public class CalendarDesk {

    private static final String ADMINISTRATOR = "sysadmin";

    private final Calendars calendars;
    private final CalendarChanges changes;
    private final CalendarGaps gaps;
    private final PeriodMover mover;
    private final MoveWorker worker;
    private final Registry registry;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    @SuppressWarnings("checkstyle:ParameterNumber")
    CalendarDesk(
            Calendars calendars,
            CalendarChanges changes,
            CalendarGaps gaps,
            PeriodMover mover,
            MoveWorker worker,
            Registry registry,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.calendars = calendars;
        this.changes = changes;
        this.gaps = gaps;
        this.mover = mover;
        this.worker = worker;
        this.registry = registry;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What the open deadlines would do if this schedule were the year's. */
    public MovePreview previewYear(int year, YearSchedule schedule, int page, int size) {
        return mover.preview(calendars.withYear(year, schedule.off(), schedule.worked()), page, size);
    }

    /** What the open deadlines would do; a null kind takes the district's day back. */
    public MovePreview previewDay(LocalDate date, DayKind kind, int page, int size) {
        return mover.preview(calendars.withDay(date, kind), page, size);
    }

    /** Loads a year that is not loaded; what waited for it goes on. */
    public void importYear(int year, YearSchedule schedule, String source, String userId) {
        requireAdministrator(userId);
        change(Kind.IMPORT, year, source, schedule.asLines(), userId, () -> {
            calendars.importYear(year, schedule.off(), schedule.worked(), source);
            gaps.resolve(year);
        });
    }

    /** A schedule issued anew replaces that of a loaded year. */
    public void correctYear(int year, YearSchedule schedule, String source, String userId) {
        requireAdministrator(userId);
        change(
                Kind.CORRECT,
                year,
                source,
                schedule.asLines(),
                userId,
                () -> calendars.correctYear(year, schedule.off(), schedule.worked(), source));
    }

    /** One day of the district's own, off or worked; null takes it back. */
    public void setDay(LocalDate date, DayKind kind, String source, String userId) {
        requireAdministrator(userId);
        String announced = date + "," + (kind == null ? "NATIONAL" : kind.name());
        change(Kind.OVERLAY, date.getYear(), source, announced, userId, () -> calendars.setDay(date, kind, source));
    }

    public List<CalendarChange> history() {
        return changes.newest(50);
    }

    public List<CalendarGap> gaps() {
        return gaps.open();
    }

    /** Open deadlines that follow no change; somebody has to look after them. */
    public List<UnmovedDeadlines> unmoved() {
        return mover.unmoved();
    }

    public WorkingCalendar calendar() {
        return calendars.reload();
    }

    private void change(Kind kind, int year, String source, String announced, String userId, Runnable write) {
        try {
            transaction.executeWithoutResult(status -> {
                write.run();
                changes.add(kind, year, source, announced, userId);
                audit.record(
                        "deadline.calendarChanged",
                        "calendar",
                        String.valueOf(year),
                        userId,
                        Map.of("kind", kind.name(), "source", source.strip()));
            });
        } finally {
            // A rolled-back change must not stay in this node's memory.
            calendars.reload();
        }
        worker.wake();
    }

    private void requireAdministrator(String userId) {
        if (!registry.hasRole(userId, ADMINISTRATOR)) throw Refusal.notAllowed("deadline.calendar.notAdmin");
    }
}
