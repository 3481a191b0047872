package dev.kechuang.deadline;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notification.Notifications;
import dev.kechuang.shared.Stored;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Periods that could not be counted: an incident for the administrator, who is told once a year which calendar is missing. */
@Service
public class CalendarGaps {

    private static final String ADMINISTRATOR = "sysadmin";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final BusinessClock clock;

    CalendarGaps(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Notifications notifications,
            AuditTrail audit,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** Written in a transaction of its own: the caller's ends with the refusal. */
    void wanted(int year, PeriodOrigin origin) {
        try {
            ownTransaction.executeWithoutResult(status -> record(year, origin));
        } catch (DuplicateKeyException twice) {
            // Somebody else has just written the same gap and told of it.
        }
    }

    private void record(int year, PeriodOrigin origin) {
        var row = new MapSqlParameterSource("year", year)
                .addValue("kind", origin.kind())
                .addValue("subject", origin.subject())
                .addValue("at", Stored.at(clock.now()));
        boolean first = openOf(year).isEmpty();
        int known = jdbc.update(
                "update calendar_gap set last_at = :at, resolved_at = null"
                        + " where missing_year = :year and kind = :kind and subject = :subject",
                row);
        if (known == 0)
            jdbc.update(
                    "insert into calendar_gap (missing_year, kind, subject, first_at, last_at)"
                            + " values (:year, :kind, :subject, :at, :at)",
                    row);
        if (!first) return;
        audit.record("deadline.calendarMissing", "calendar", String.valueOf(year), "system", Map.of());
        notifications.toRole(
                ADMINISTRATOR, "deadline.notice.calendarMissing", null, Map.of("year", String.valueOf(year)));
    }

    /** What waits for which year, a line a kind. */
    public List<CalendarGap> open() {
        return gaps("resolved_at is null", new MapSqlParameterSource());
    }

    List<CalendarGap> openOf(int year) {
        return gaps("resolved_at is null and missing_year = :year", new MapSqlParameterSource("year", year));
    }

    /** The year is loaded: nothing waits for it any more. */
    void resolve(int year) {
        jdbc.update(
                "update calendar_gap set resolved_at = :at where missing_year = :year and resolved_at is null",
                new MapSqlParameterSource("year", year).addValue("at", Stored.at(clock.now())));
    }

    private List<CalendarGap> gaps(String where, MapSqlParameterSource args) {
        return jdbc.query(
                "select missing_year, kind, count(*) as subjects, min(subject) as example, min(first_at) as first_at"
                        + " from calendar_gap where " + where
                        + " group by missing_year, kind order by missing_year, kind",
                args,
                (row, n) -> new CalendarGap(
                        row.getInt("missing_year"),
                        row.getString("kind"),
                        row.getLong("subjects"),
                        row.getString("example"),
                        Stored.instant(row, "first_at")));
    }
}
