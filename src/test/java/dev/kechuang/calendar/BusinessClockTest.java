package dev.kechuang.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.CountingDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class BusinessClockTest {

    private final DataSource database = CalendarDatabase.create();
    private final List<Object> told = new ArrayList<>();

    private BusinessClock node(boolean movable) throws SQLException {
        return new BusinessClock(database, new ClockSettings(movable), told::add);
    }

    @Test
    void tellsTheDatabasesTime() throws SQLException {
        BusinessClock clock = node(false);
        assertThat(clock.offset()).isZero();
        assertThat(clock.now()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(clock.now()).isBeforeOrEqualTo(clock.now());
        assertThat(clock.now().getNano() % 1000).isZero();
    }

    @Test
    void askingTheTimeAsksNoDatabase() throws SQLException {
        var counting = new CountingDataSource(database);
        var clock = new BusinessClock(counting, new ClockSettings(false), told::add);
        for (int i = 0; i < 1000; i++) clock.now();
        assertThat(counting.connections()).isEqualTo(1);
    }

    @Test
    void movesForwardAndTells() throws SQLException {
        BusinessClock clock = node(true);
        clock.moveForward(Duration.ofDays(30));
        assertThat(clock.offset()).isEqualTo(Duration.ofDays(30));
        assertThat(told).containsExactly(new ClockMoved(Duration.ofDays(30)));

        Instant target = clock.now().plus(10, ChronoUnit.DAYS);
        clock.moveTo(target);
        assertThat(clock.now()).isAfterOrEqualTo(target).isCloseTo(target, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void neverMovesBack() throws SQLException {
        BusinessClock clock = node(true);
        assertThatThrownBy(() -> clock.moveTo(clock.now().minusSeconds(60)))
                .isInstanceOf(Refusal.class)
                .hasMessage("calendar.clockOnlyForward");
        assertThat(clock.offset()).isZero();
    }

    @Test
    void beginsInThePastOnceAndOnlyInADemo() throws SQLException {
        var begin = Instant.parse("2026-01-12T00:30:00Z");
        assertThatThrownBy(() -> node(false).beginAt(begin)).hasMessage("calendar.clockFixed");
        BusinessClock clock = node(true);
        clock.beginAt(begin);
        assertThat(clock.now()).isCloseTo(begin, within(5, ChronoUnit.SECONDS));
        clock.moveForward(Duration.ofDays(1));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 1, 13));
        assertThatThrownBy(() -> clock.beginAt(begin)).hasMessage("calendar.clockOnlyForward");
        var production = node(false);
        assertThatThrownBy(production::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staysFixedUnlessTheInstallationAllowsMoving() throws SQLException {
        BusinessClock clock = node(false);
        assertThatThrownBy(() -> clock.moveForward(Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED))
                .hasMessage("calendar.clockFixed");
    }

    @Test
    void anotherNodeFollowsAtItsNextSample() throws SQLException {
        BusinessClock first = node(true);
        BusinessClock second = node(false);
        first.moveForward(Duration.ofHours(5));
        told.clear();
        second.refresh();
        second.refresh();
        assertThat(second.offset()).isEqualTo(Duration.ofHours(5));
        assertThat(told).containsExactly(new ClockMoved(Duration.ofHours(5)));
    }

    @Test
    void movedClockIsToldAtStart() throws SQLException {
        node(true).moveForward(Duration.ofDays(3));
        told.clear();
        BusinessClock restarted = node(false);
        restarted.start();
        assertThat(restarted.isRunning()).isTrue();
        restarted.stop();
        assertThat(told).containsExactly(new ClockMoved(Duration.ofDays(3)));
    }

    @Test
    void runsOnWhenTheDatabaseIsAway() throws SQLException {
        var away = new boolean[1];
        var failing = new DelegatingDataSource(database) {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                if (away[0]) throw new SQLException("away");
                return super.getConnection();
            }
        };
        var clock = new BusinessClock(failing, new ClockSettings(false), told::add);
        Instant before = clock.now();
        away[0] = true;
        clock.refresh();
        assertThat(clock.now()).isAfterOrEqualTo(before);
    }

    @Test
    void daysBeginInShanghai() {
        SettableClock clock = BusinessClock.fixedAt(Instant.parse("2026-03-01T15:59:59Z"));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 3, 1));
        clock.set(Instant.parse("2026-03-01T16:00:00Z"));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 3, 2));
        clock.moveForward(Duration.ofDays(1));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(clock.dateOf(Instant.parse("2025-12-31T16:00:00Z"))).isEqualTo(LocalDate.of(2026, 1, 1));
    }
}
