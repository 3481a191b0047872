package dev.kechuang.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.SettableClock;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.Policies;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Windows and budget lines on both databases. */
class CampaignModuleTest {

    private static final LocalDate OPENS = LocalDate.of(2026, 3, 2);

    private final SettableClock clock = BusinessClock.fixedAt(Instant.parse("2026-03-02T01:00:00Z"));
    private CallWindows windows;
    private BudgetLines budget;
    private TransactionTemplate transaction;

    private void open(Databases database) {
        var source = database.fresh();
        var jdbc = new NamedParameterJdbcTemplate(source);
        var transactions = new DataSourceTransactionManager(source);
        var audit = new AuditTrail(jdbc, transactions, clock);
        Policies policies = mock();
        given(policies.current()).willReturn(DefaultPack.read());
        windows = new CallWindows(jdbc, Calendars.fixed(Calendars.shipped()), policies, clock, audit);
        budget = new BudgetLines(jdbc, clock, audit);
        transaction = new TransactionTemplate(transactions);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void windowOfTwentyWorkdaysIsOpenThroughItsLastMinute(Databases database) {
        open(database);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> windows.open(2026, List.of("C04"), OPENS, LocalDate.of(2026, 3, 27), "head"))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("campaign.window.tooShort"));
        windows.open(2026, List.of("C04"), OPENS, LocalDate.of(2026, 3, 30), "head");

        clock.set(Instant.parse("2026-03-30T15:59:59Z"));
        assertThat(windows.isOpen(2026, "C04")).isTrue();
        assertThat(windows.openNow("C04")).map(CallWindow::lastDay).contains(LocalDate.of(2026, 3, 30));
        clock.set(Instant.parse("2026-03-30T16:00:00Z"));
        assertThat(windows.isOpen(2026, "C04")).isFalse();
        assertThat(windows.openNow()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void openWindowCanOnlyBeProlonged(Databases database) {
        open(database);
        windows.open(2026, List.of("C04"), OPENS, LocalDate.of(2026, 4, 30), "head");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> windows.open(2026, List.of("C04"), OPENS, LocalDate.of(2026, 4, 15), "head"));
        windows.open(2026, List.of("C04"), OPENS, LocalDate.of(2026, 5, 15), "head");

        assertThat(windows.ofYear(2026)).extracting(CallWindow::lastDay).containsExactly(LocalDate.of(2026, 5, 15));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void referenceReservesOnceAndNeverBeyondTheTotal(Databases database) {
        open(database);
        UUID line = line(1_000);

        assertThat(reserve(line, "JD-2026-001", 600)).isTrue();
        assertThat(reserve(line, "JD-2026-001", 600)).isTrue();
        assertThat(reserve(line, "JD-2026-002", 500)).isFalse();
        assertThat(budget.available(line)).isEqualTo(Money.ofYuan(400));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> reserve(line, "JD-2026-001", 300));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> budget.setTotal(line, Money.ofYuan(500), "fin"));
        transaction.executeWithoutResult(status -> budget.spend("JD-2026-001"));
        transaction.executeWithoutResult(status -> budget.spend("JD-2026-001"));
        transaction.executeWithoutResult(status -> budget.release("JD-2026-001"));

        assertThat(budget.line(line).paid()).isEqualTo(Money.ofYuan(600));
        assertThat(budget.line(line).reserved()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void releasedReferenceMayReserveAnew(Databases database) {
        open(database);
        UUID line = line(1_000);
        reserve(line, "JD-2026-001", 600);
        transaction.executeWithoutResult(status -> budget.release("JD-2026-001"));

        assertThat(budget.available(line)).isEqualTo(Money.ofYuan(1_000));
        assertThat(reserve(line, "JD-2026-001", 1_000)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void racingReservationsNeverExceedTheLine(Databases database) throws Exception {
        open(database);
        UUID line = line(1_000);
        List<Callable<Boolean>> races = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String ref = "JD-2026-" + i;
            races.add(() -> reserve(line, ref, 300));
        }
        var pool = Executors.newFixedThreadPool(6);
        try {
            int granted = 0;
            for (Future<Boolean> race : pool.invokeAll(races)) granted += race.get() ? 1 : 0;
            assertThat(granted).isEqualTo(3);
            assertThat(budget.available(line)).isEqualTo(Money.ofYuan(100));
        } finally {
            pool.shutdownNow();
        }
    }

    private UUID line(long yuan) {
        return transaction.execute(
                status -> budget.create(2026, "科创奖补", "2060499", "507", Money.ofYuan(yuan), "finance"));
    }

    private boolean reserve(UUID line, String ref, long yuan) {
        return Boolean.TRUE.equals(transaction.execute(status -> budget.reserve(line, ref, Money.ofYuan(yuan))));
    }
}
