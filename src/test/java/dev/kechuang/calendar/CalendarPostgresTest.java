package dev.kechuang.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The same tables and statements on the database of production. */
class CalendarPostgresTest {

    @Test
    void clockAndImportedYearWork() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start()) {
            var database = postgres.getPostgresDatabase();
            CalendarDatabase.createTables(database);
            var clock = new BusinessClock(database, new ClockSettings(true), event -> {});
            assertThat(clock.now()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
            clock.moveForward(Duration.ofDays(2));
            assertThat(clock.offset()).isEqualTo(Duration.ofDays(2));

            var calendars = new Calendars(new NamedParameterJdbcTemplate(database), clock);
            LocalDate newYear = LocalDate.of(2027, 1, 1);
            calendars.importYear(2027, List.of(newYear), List.of(LocalDate.of(2027, 1, 9)), "通知");
            calendars.setDay(newYear.plusDays(3), DayKind.OFF, "区政府通知");
            assertThat(calendars.current().nextWorkday(newYear)).isEqualTo(LocalDate.of(2027, 1, 5));
        }
    }
}
