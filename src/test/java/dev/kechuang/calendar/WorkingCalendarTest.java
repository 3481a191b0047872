package dev.kechuang.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private final WorkingCalendar calendar = Calendars.shipped();

    @ParameterizedTest
    @CsvSource({
        "2025-01-22, 5, 2025-02-05",
        "2025-04-24, 5, 2025-04-30",
        "2025-04-30, 5, 2025-05-12",
        "2025-05-29, 3, 2025-06-04",
        "2025-09-26, 5, 2025-10-10",
        "2025-09-29, 5, 2025-10-13",
        "2025-12-29, 5, 2026-01-06",
        "2026-02-11, 5, 2026-02-25",
        "2026-02-13, 10, 2026-03-05",
        "2026-04-02, 5, 2026-04-10",
        "2026-04-30, 5, 2026-05-11",
        "2026-06-17, 5, 2026-06-25",
        "2026-09-18, 5, 2026-09-24",
        "2026-09-24, 5, 2026-10-09",
        "2026-09-28, 5, 2026-10-10"
    })
    void workingDaysAreCountedAroundHolidays(LocalDate start, int n, LocalDate end) {
        assertThat(calendar.addWorkdays(start, n)).isEqualTo(end);
        assertThat(calendar.workdaysBetween(start, end)).isEqualTo(n);
        assertThat(calendar.deadlineAfterWorkdays(start, n))
                .isEqualTo(Instant.parse(end.plusDays(1) + "T00:00:00+08:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-20, 10, 2025-02-05",
        "2025-09-24, 7, 2025-10-09",
        "2026-02-06, 10, 2026-02-24",
        "2026-02-04, 10, 2026-02-14",
        "2026-05-02, 7, 2026-05-09",
        "2026-09-18, 7, 2026-09-28"
    })
    void calendarDaysRollForwardFromRestDays(LocalDate start, int days, LocalDate end) {
        assertThat(calendar.endOfCalendarDays(start, days)).isEqualTo(end);
        assertThat(calendar.deadlineAfterCalendarDays(start, days))
                .isEqualTo(Instant.parse(end.plusDays(1) + "T00:00:00+08:00"));
    }

    @ParameterizedTest
    @CsvSource({"2025, 19 19 21 22 19 20 23 21 23 18 20 23, 248", "2026, 21 16 22 21 19 21 23 21 22 18 21 23, 248"})
    void monthsHaveTheirNumberOfWorkingDays(int year, String months, int whole) {
        String[] expected = months.split(" ");
        for (int month = 1; month <= 12; month++) {
            LocalDate before = LocalDate.of(year, month, 1).minusDays(1);
            LocalDate last =
                    before.plusMonths(1).withDayOfMonth(before.plusDays(1).lengthOfMonth());
            assertThat(calendar.workdaysBetween(before, last))
                    .as("month %d", month)
                    .isEqualTo(Integer.parseInt(expected[month - 1]));
        }
        assertThat(calendar.workdaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "UTC", "America/Los_Angeles"})
    void everyDateAgreesWithCountingOnFingersInAnyZone(String zone) throws IOException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            Set<LocalDate> workdays = countedByHand();
            WorkingCalendar fresh = Calendars.shipped();
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                assertThat(fresh.isWorkday(day)).as("%s", day).isEqualTo(workdays.contains(day));
                agreesFrom(fresh, workdays, day);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void agreesFrom(WorkingCalendar calendar, Set<LocalDate> workdays, LocalDate start) {
        assertThat(calendar.addWorkdays(start, 0)).isEqualTo(start);
        LocalDate day = start;
        for (int n = 1; n <= 30; ) {
            day = day.plusDays(1);
            if (day.isAfter(LAST)) return;
            if (!workdays.contains(day)) continue;
            assertThat(calendar.addWorkdays(start, n)).isEqualTo(day);
            assertThat(calendar.workdaysBetween(start, day)).isEqualTo(n);
            assertThat(calendar.deadlineAfterWorkdays(start, n)).isEqualTo(Instant.parse(day + "T16:00:00Z"));
            n++;
        }
    }

    @Test
    void everyDateCountsBackAndRollsForwardAsOnFingers() throws IOException {
        Set<LocalDate> workdays = countedByHand();
        for (LocalDate start = FIRST; !start.isAfter(LAST); start = start.plusDays(1)) {
            LocalDate day = start;
            for (int n = 1; n <= 30; ) {
                day = day.minusDays(1);
                if (day.isBefore(FIRST)) break;
                if (!workdays.contains(day)) continue;
                assertThat(calendar.addWorkdays(start, -n)).isEqualTo(day);
                n++;
            }
            for (int n = 0; n <= 30; n++) {
                LocalDate end = start.plusDays(n);
                while (!end.isAfter(LAST) && !workdays.contains(end)) end = end.plusDays(1);
                if (end.isAfter(LAST)) break;
                assertThat(calendar.endOfCalendarDays(start, n)).isEqualTo(end);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31, 1, 2025-01-02",
        "2024-12-31, 248, 2025-12-31",
        "2024-12-31, 249, 2026-01-04",
        "2024-12-31, 496, 2026-12-31",
        "2025-01-01, 247, 2025-12-30",
        "2025-01-01, 248, 2025-12-31",
        "2027-01-01, -1, 2026-12-31",
        "2027-01-01, -248, 2026-01-04",
        "2027-01-01, -249, 2025-12-31",
        "2027-01-01, -496, 2025-01-02"
    })
    void longSpansCrossYearsFromEitherSide(LocalDate start, int n, LocalDate end) {
        assertThat(calendar.addWorkdays(start, n)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31, 497, 2027", "2027-01-01, -497, 2024", "2024-12-30, 1, 2024", "2026-12-31, 1, 2027"})
    void spansThatLeaveTheLoadedYearsNameTheFirstMissingOne(LocalDate start, int n, int missing) {
        assertThatThrownBy(() -> calendar.addWorkdays(start, n))
                .isInstanceOfSatisfying(
                        CalendarMissing.class,
                        refused -> assertThat(refused.missingYear()).isEqualTo(missing));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 1, 2025-02-28, the month has no 31st",
        "2025-12-31, 2, 2026-02-28, a worked Saturday",
        "2025-03-31, 1, 2025-04-30, month end",
        "2025-08-31, 1, 2025-09-30, month end",
        "2025-09-04, 1, 2025-10-09, the fourth is a holiday",
        "2025-01-15, 1, 2025-02-17, the fifteenth is a Saturday",
        "2025-01-15, 0, 2025-01-15, nothing to count"
    })
    void monthsEndOnTheSameNumberedDayElseTheMonthsEnd(LocalDate start, int months, LocalDate end, String why) {
        assertThat(calendar.endOfMonths(start, months)).as(why).isEqualTo(end);
        assertThat(new CountedPeriod(start, months, PeriodUnit.MONTHS).lastDay(calendar))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 1, 2025-02-28, no leap year",
        "2024-02-29, 2, 2026-02-28, a worked Saturday",
        "2025-03-03, 1, 2026-03-03, the same day",
        "2025-05-01, 1, 2026-05-06, Labour Day"
    })
    void yearsEndOnTheSameNumberedDayElseTheMonthsEnd(LocalDate start, int years, LocalDate end, String why) {
        assertThat(calendar.endOfYears(start, years)).as(why).isEqualTo(end);
        assertThat(new CountedPeriod(start, years, PeriodUnit.YEARS).deadline(calendar))
                .isEqualTo(Instant.parse(end.plusDays(1) + "T00:00:00+08:00"));
    }

    @Test
    void aPeriodKnowsHowItIsCounted() {
        LocalDate start = LocalDate.of(2026, 2, 11);
        CountedPeriod five = CountedPeriod.workdays(start, 5);
        assertThat(five.lastDay(calendar)).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(five.deadline(calendar)).isEqualTo(Instant.parse("2026-02-26T00:00:00+08:00"));
        assertThat(five.longerBy(5)).isEqualTo(CountedPeriod.workdays(start, 10));
        assertThat(CountedPeriod.calendarDays(LocalDate.of(2026, 2, 6), 10).lastDay(calendar))
                .isEqualTo(LocalDate.of(2026, 2, 24));
        assertThatThrownBy(() -> CountedPeriod.workdays(start, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(UnknownDeadline.is(UnknownDeadline.AT)).isTrue();
        assertThat(UnknownDeadline.is(Instant.EPOCH)).isFalse();
        assertThat(UnknownDeadline.is(null)).isFalse();
    }

    @Test
    void whatWasAnnouncedIsKnownByYear() {
        assertThat(calendar.announced(LocalDate.of(2026, 2, 28))).contains(DayKind.WORK);
        assertThat(calendar.announced(LocalDate.of(2026, 1, 1))).contains(DayKind.OFF);
        assertThat(calendar.announced(LocalDate.of(2026, 3, 2))).isEmpty();
        assertThat(calendar.announcedIn(2025))
                .hasSize(28 + 5)
                .allSatisfy((day, kind) -> assertThat(day).hasYear(2025));
        WorkingCalendar plain = calendar.withoutAnnouncementsOf(2026);
        assertThat(plain.years()).containsExactly(2025, 2026);
        assertThat(plain.isWorkday(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(plain.isWorkday(LocalDate.of(2025, 1, 1))).isFalse();
    }

    private static Set<LocalDate> countedByHand() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(Path.of("src/main/resources/calendar/holidays.json").toFile());
        Set<String> off = new HashSet<>();
        Set<String> worked = new HashSet<>();
        file.get("off").forEach(day -> off.add(day.asText()));
        file.get("workOnWeekend").forEach(day -> worked.add(day.asText()));
        Set<LocalDate> workdays = new HashSet<>();
        // 1 January 2025 was a Wednesday; counted on, so that no weekday arithmetic is shared with the code.
        int weekday = 3;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean works = worked.contains(day.toString()) || weekday <= 5 && !off.contains(day.toString());
            if (works) workdays.add(day);
            weekday = weekday == 7 ? 1 : weekday + 1;
        }
        return workdays;
    }

    @Test
    void addingAndCountingAreInverse() {
        var random = new Random(20250122);
        for (int i = 0; i < 10_000; i++) {
            LocalDate start = FIRST.plusDays(random.nextInt(600));
            int n = 1 + random.nextInt(60);
            LocalDate end = calendar.addWorkdays(start, n);
            assertThat(calendar.isWorkday(end)).isTrue();
            assertThat(calendar.workdaysBetween(start, end)).isEqualTo(n);
            assertThat(calendar.workdaysBetween(end, start)).isEqualTo(-n);
            assertThat(calendar.addWorkdays(calendar.addWorkdays(start, n), 3))
                    .isEqualTo(calendar.addWorkdays(start, n + 3));
            LocalDate rolled = calendar.endOfCalendarDays(start, n);
            assertThat(calendar.isWorkday(rolled)).isTrue();
            assertThat(calendar.workdaysBetween(start.plusDays(n), rolled)).isBetween(0, 1);
        }
    }

    @Test
    void countsBackAsWell() {
        assertThat(calendar.addWorkdays(LocalDate.of(2025, 2, 5), -1)).isEqualTo(LocalDate.of(2025, 1, 27));
        assertThat(calendar.addWorkdays(LocalDate.of(2025, 2, 1), 0)).isEqualTo(LocalDate.of(2025, 2, 1));
        assertThat(calendar.nextWorkday(LocalDate.of(2025, 1, 27))).isEqualTo(LocalDate.of(2025, 2, 5));
    }

    @Test
    void missingYearIsNeverGuessed() {
        assertThat(calendar.years()).containsExactly(2025, 2026);
        assertThatThrownBy(() -> calendar.isWorkday(LocalDate.of(2027, 1, 4))).isInstanceOf(CalendarMissing.class);
        assertThatThrownBy(() -> calendar.addWorkdays(LocalDate.of(2026, 12, 30), 5))
                .isInstanceOfSatisfying(CalendarMissing.class, missing -> {
                    assertThat(missing.missingYear()).isEqualTo(2027);
                    assertThat(missing.key()).isEqualTo("calendar.missing");
                });
        assertThatThrownBy(() -> calendar.endOfCalendarDays(LocalDate.of(2026, 12, 30), 5))
                .isInstanceOf(CalendarMissing.class);
        assertThatThrownBy(() -> calendar.workdaysBetween(LocalDate.of(2024, 12, 30), LocalDate.of(2025, 1, 5)))
                .isInstanceOf(CalendarMissing.class);
    }

    @Test
    void overlayWinsAndLeavesTheOriginalAlone() {
        LocalDate local = LocalDate.of(2026, 3, 2);
        WorkingCalendar district = calendar.overlaid(List.of(), Map.of(local, DayKind.OFF));
        assertThat(district.isWorkday(local)).isFalse();
        assertThat(calendar.isWorkday(local)).isTrue();
    }
}
