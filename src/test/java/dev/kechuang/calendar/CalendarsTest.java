package dev.kechuang.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class CalendarsTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final LocalDate SATURDAY = LocalDate.of(2027, 1, 9);

    private final DataSource database = CalendarDatabase.create();
    private final Calendars calendars = node();

    private Calendars node() {
        return new Calendars(
                new NamedParameterJdbcTemplate(database), BusinessClock.fixedAt(Instant.parse("2026-11-05T01:00:00Z")));
    }

    @Test
    void importedYearCounts() {
        assertThat(calendars.current().years()).containsExactly(2025, 2026);

        calendars.importYear(2027, List.of(NEW_YEAR), List.of(SATURDAY), "2026-11-04 通知");

        assertThat(calendars.current().years()).containsExactly(2025, 2026, 2027);
        assertThat(calendars.current().isWorkday(NEW_YEAR)).isFalse();
        assertThat(calendars.current().isWorkday(SATURDAY)).isTrue();
        assertThat(calendars.current().addWorkdays(LocalDate.of(2026, 12, 31), 1))
                .isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(node().current().isWorkday(SATURDAY)).isTrue();
    }

    @Test
    void districtDayWinsOverTheNationalSchedule() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        assertThat(calendars.current().isWorkday(day)).isTrue();
        calendars.setDay(day, DayKind.OFF, "区政府通知");
        assertThat(calendars.current().isWorkday(day)).isFalse();
        calendars.setDay(day, DayKind.WORK, "区政府更正通知");
        assertThat(calendars.current().isWorkday(day)).isTrue();
    }

    @Test
    void impossibleListsAreRefused() {
        refused("calendar.alreadyLoaded", 2026, List.of(LocalDate.of(2026, 1, 1)), List.of(), "x");
        refused("calendar.newYearMissing", 2027, List.of(LocalDate.of(2027, 10, 1)), List.of(), "x");
        refused("calendar.notWeekend", 2027, List.of(NEW_YEAR), List.of(LocalDate.of(2027, 1, 8)), "x");
        refused("calendar.offAndWorked", 2027, List.of(NEW_YEAR, SATURDAY), List.of(SATURDAY), "x");
        refused("calendar.wrongYear", 2027, List.of(NEW_YEAR, LocalDate.of(2028, 1, 1)), List.of(), "x");
        refused("calendar.wrongYear", 2027, List.of(NEW_YEAR), List.of(LocalDate.of(2028, 1, 1)), "x");
        refused("calendar.sourceMissing", 2027, List.of(NEW_YEAR), List.of(), " ");
        assertThatThrownBy(() -> calendars.correctYear(2026, List.of(LocalDate.of(2026, 1, 1)), List.of(), null))
                .hasMessage("calendar.sourceMissing");
        calendars.correctYear(2026, List.of(LocalDate.of(2026, 1, 1)), List.of(), " " + "长".repeat(200) + " ");
        assertThat(calendars.sourceOf(2026)).hasSize(200);
        assertThatThrownBy(() -> calendars.setDay(NEW_YEAR, DayKind.OFF, "x")).isInstanceOf(CalendarMissing.class);
        assertThat(calendars.reload().years()).containsExactly(2025, 2026);
    }

    @Test
    void correctedYearReplacesTheScheduleAndKeepsTheDistrictsDays() {
        LocalDate own = LocalDate.of(2026, 3, 2);
        calendars.setDay(own, DayKind.OFF, "区政府通知");
        List<LocalDate> off = List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 4));
        WorkingCalendar proposed = calendars.withYear(2026, off, List.of());
        assertThat(calendars.current().isWorkday(LocalDate.of(2026, 3, 4))).isTrue();

        calendars.correctYear(2026, off, List.of(LocalDate.of(2026, 3, 7)), "重新发布");

        assertThat(calendars.sourceOf(2026)).isEqualTo("重新发布");
        assertThat(calendars.sourceOf(2025)).contains("国办发明电");
        for (WorkingCalendar now : List.of(proposed, calendars.current(), node().current())) {
            assertThat(now.isWorkday(own)).isFalse();
            assertThat(now.isWorkday(LocalDate.of(2026, 3, 4))).isFalse();
            assertThat(now.isWorkday(LocalDate.of(2026, 10, 1)))
                    .as("no longer announced")
                    .isTrue();
            assertThat(now.isWorkday(LocalDate.of(2025, 10, 1)))
                    .as("another year")
                    .isFalse();
        }
        assertThat(calendars.current().isWorkday(LocalDate.of(2026, 3, 7))).isTrue();
        assertThat(calendars.nationalDays(2026)).containsOnlyKeys(off.get(0), off.get(1), LocalDate.of(2026, 3, 7));
        calendars.correctYear(2026, off, List.of(), "再次发布");
        assertThat(calendars.current().isWorkday(LocalDate.of(2026, 3, 7))).isFalse();
        assertThatThrownBy(() -> calendars.correctYear(2027, List.of(NEW_YEAR), List.of(), "x"))
                .isInstanceOf(CalendarMissing.class);
    }

    @Test
    void districtTakesItsDayBack() {
        LocalDate holiday = LocalDate.of(2026, 10, 1);
        calendars.setDay(holiday, DayKind.WORK, "区政府通知");
        assertThat(calendars.districtDays(2026)).containsOnlyKeys(holiday);
        assertThat(calendars.districtDays(2025)).isEmpty();
        assertThat(calendars.withDay(holiday, null).isWorkday(holiday)).isFalse();
        assertThat(calendars.withDay(holiday.plusDays(1), DayKind.WORK).isWorkday(holiday))
                .isTrue();
        assertThat(calendars.current().isWorkday(holiday)).isTrue();

        calendars.setDay(holiday, null, "撤销");

        assertThat(calendars.current().isWorkday(holiday)).isFalse();
        assertThat(calendars.districtDays(2026)).isEmpty();
        assertThatThrownBy(() -> calendars.withDay(NEW_YEAR, DayKind.OFF)).isInstanceOf(CalendarMissing.class);
        assertThatThrownBy(() -> calendars.setDay(holiday, DayKind.OFF, "长".repeat(201)))
                .hasMessage("calendar.sourceTooLong");
    }

    @Test
    void otherDaysOfTheDistrictStayWhenOneIsTakenBack() {
        LocalDate holiday = LocalDate.of(2026, 10, 1);
        LocalDate monday = LocalDate.of(2026, 3, 2);
        calendars.setDay(holiday, DayKind.WORK, "区政府通知");
        calendars.setDay(monday, DayKind.OFF, "区政府通知");

        WorkingCalendar without = calendars.withDay(holiday, null);

        assertThat(without.isWorkday(monday)).isFalse();
        assertThat(without.isWorkday(holiday)).isFalse();
    }

    @Test
    void missingYearSaysWhereToImportIt() {
        assertThat(new CalendarMissing(2031))
                .hasMessageContaining("2031")
                .hasMessageContaining("/portal/admin/calendar");
    }

    private void refused(String key, int year, List<LocalDate> off, List<LocalDate> worked, String source) {
        assertThatThrownBy(() -> calendars.importYear(year, off, worked, source))
                .isInstanceOf(Refusal.class)
                .hasMessage(key);
    }

    @Test
    void fixedCalendarsNeedNoDatabase() {
        assertThat(Calendars.fixed(Calendars.shipped()).current().years()).containsExactly(2025, 2026);
    }
}
