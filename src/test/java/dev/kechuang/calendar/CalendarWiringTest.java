package dev.kechuang.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

class CalendarWiringTest {

    private final DataSource database = CalendarDatabase.create();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(DataSource.class, () -> database)
            .withConfiguration(AutoConfigurations.of(
                    JdbcTemplateAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class))
            .withUserConfiguration(Node.class);

    @Configuration
    @EnableConfigurationProperties(ClockSettings.class)
    @Import({BusinessClock.class, Calendars.class, Listener.class})
    static class Node {}

    static class Listener {
        private final List<Duration> told = new ArrayList<>();

        @EventListener
        void on(ClockMoved moved) {
            told.add(moved.offset());
        }

        List<Duration> told() {
            return told;
        }
    }

    @Test
    void clockIsFixedUnlessConfiguredOtherwise() {
        application.run(
                node -> assertThat(node.getBean(ClockSettings.class).movable()).isFalse());
        application
                .withPropertyValues("kechuang.clock.movable=true")
                .run(node -> node.getBean(BusinessClock.class).moveForward(Duration.ofDays(1)));
        application.run(restarted ->
                assertThat(restarted.getBean(Listener.class).told()).containsExactly(Duration.ofDays(1)));
    }

    @Test
    void yearIsImportedWholeOrNotAtAll() {
        application.run(node -> {
            Calendars calendars = node.getBean(Calendars.class);
            LocalDate newYear = LocalDate.of(2027, 1, 1);
            var jdbc = node.getBean(JdbcTemplate.class);
            // A day that is already there lets the import fail after the year itself was written.
            jdbc.update("insert into calendar_day (calendar_date, kind, source, recorded_at)"
                    + " values (date '2027-01-01', 'OFF', 'x', current_timestamp)");
            assertThat(catchImport(calendars, newYear, "通知")).isInstanceOf(DuplicateKeyException.class);
            assertThat(calendars.reload().years()).containsExactly(2025, 2026);
            jdbc.update("delete from calendar_day");
            assertThat(catchImport(calendars, newYear, "通知")).isNull();
            assertThat(calendars.current().years()).containsExactly(2025, 2026, 2027);
            assertThat(catchImport(calendars, newYear, "通知")).isInstanceOf(Refusal.class);
        });
    }

    private static RuntimeException catchImport(Calendars calendars, LocalDate newYear, String source) {
        try {
            calendars.importYear(newYear.getYear(), List.of(newYear), List.of(), source);
            return null;
        } catch (RuntimeException refused) {
            return refused;
        }
    }
}
