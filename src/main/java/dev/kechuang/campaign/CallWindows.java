package dev.kechuang.campaign;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.policy.Policies;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes the windows in which categories take applications (S01: for at least as long as the measure says). */
@Service
public class CallWindows {

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Policies policies;
    private final BusinessClock clock;
    private final AuditTrail audit;

    public CallWindows(
            NamedParameterJdbcTemplate jdbc,
            Calendars calendars,
            Policies policies,
            BusinessClock clock,
            AuditTrail audit) {
        this.jdbc = JdbcClient.create(jdbc);
        this.calendars = calendars;
        this.policies = policies;
        this.clock = clock;
        this.audit = audit;
    }

    /** Opens each category from the first day through the last day; an open window can only be prolonged. */
    @Transactional
    public void open(int year, Collection<String> categories, LocalDate opensOn, LocalDate lastDay, String userId) {
        if (categories.isEmpty()) throw Refusal.invalid("categories", "campaign.window.noCategory");
        int least = policies.current().periods().callWindow();
        if (calendars.current().workdaysBetween(opensOn, lastDay) < least) {
            throw Refusal.invalid("lastDay", "campaign.window.tooShort", least);
        }
        for (String category : categories) openOne(year, category, opensOn, lastDay, userId);
        audit.recordAll(
                "campaign.windowOpened",
                "call-window",
                categories.stream().map(category -> year + "-" + category).toList(),
                userId,
                Map.of("opensOn", opensOn.toString(), "lastDay", lastDay.toString()));
    }

    public Optional<CallWindow> find(int year, String category) {
        return jdbc.sql("select * from call_window where programme_year = :year and category_code = :category")
                .param("year", year)
                .param("category", category)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The window that takes applications of this category now, the newest year first. */
    public Optional<CallWindow> openNow(String category) {
        return openNow().stream()
                .filter(window -> window.categoryCode().equals(category))
                .findFirst();
    }

    public boolean isOpen(int year, String category) {
        return find(year, category).filter(window -> window.openAt(clock.now())).isPresent();
    }

    public List<CallWindow> openNow() {
        return jdbc.sql("select * from call_window where opens_on <= :today and closes_at > :now"
                        + " order by programme_year desc, category_code")
                .param("today", clock.today())
                .param("now", Stored.at(clock.now()))
                .query((row, n) -> read(row))
                .list();
    }

    /** The programme year the office works on: the newest whose call was opened by today; without one the calendar's year. */
    public int yearInHand() {
        return jdbc.sql("select max(programme_year) from call_window where opens_on <= :today")
                .param("today", clock.today())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> clock.today().getYear());
    }

    public List<CallWindow> ofYear(int year) {
        return jdbc.sql("select * from call_window where programme_year = :year order by category_code")
                .param("year", year)
                .query((row, n) -> read(row))
                .list();
    }

    private void openOne(int year, String category, LocalDate opensOn, LocalDate lastDay, String userId) {
        var closesAt =
                Stored.at(lastDay.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant());
        Optional<CallWindow> known = find(year, category);
        if (known.isPresent()) {
            boolean shortened = known.get().openAt(clock.now())
                    && (lastDay.isBefore(known.get().lastDay())
                            || opensOn.isAfter(known.get().opensOn()));
            if (shortened) throw Refusal.conflict("campaign.window.onlyLonger", category);
            jdbc.sql(
                            "update call_window set opens_on = :opensOn, closes_at = :closesAt, opened_by = :by, opened_at = :at"
                                    + " where programme_year = :year and category_code = :category")
                    .param("opensOn", opensOn)
                    .param("closesAt", closesAt)
                    .param("by", userId)
                    .param("at", Stored.at(clock.now()))
                    .param("year", year)
                    .param("category", category)
                    .update();
            return;
        }
        jdbc.sql(
                        "insert into call_window (programme_year, category_code, opens_on, closes_at, planned, opened_by, opened_at)"
                                + " values (:year, :category, :opensOn, :closesAt, true, :by, :at)")
                .param("year", year)
                .param("category", category)
                .param("opensOn", opensOn)
                .param("closesAt", closesAt)
                .param("by", userId)
                .param("at", Stored.at(clock.now()))
                .update();
    }

    private static CallWindow read(ResultSet row) throws SQLException {
        return new CallWindow(
                row.getInt("programme_year"),
                row.getString("category_code"),
                row.getObject("opens_on", LocalDate.class),
                Stored.instant(row, "closes_at"),
                row.getBoolean("planned"));
    }
}
