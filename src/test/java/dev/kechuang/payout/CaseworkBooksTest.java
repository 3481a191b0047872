package dev.kechuang.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.Decisions;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.policy.Policies;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The money of a success moves from reserved to paid, that of a waiver back to available, once. */
class CaseworkBooksTest {

    private static final String PAID = "KC-2026-C01-000001";
    private static final String WAIVED = "KC-2026-C01-000002";

    @ParameterizedTest
    @EnumSource
    void budgetFollowsThePaymentsOnce(Databases kind) {
        var jdbc = new NamedParameterJdbcTemplate(kind.fresh());
        var clock = dev.kechuang.calendar.BusinessClock.fixedAt(PayoutWorld.beijing("2026-07-20T10:00"));
        var budget = new BudgetLines(jdbc, clock, mock(AuditTrail.class));
        var line = budget.create(2026, "科技奖补", "2060499", "507", Money.ofYuan(400_000), "f-maker");
        budget.reserve(line, PAID, Money.ofYuan(150_000));
        budget.reserve(line, WAIVED, Money.ofYuan(150_000));
        Nominations nominations = mock();
        var books = new CaseworkBooks(mock(Decisions.class), nominations, budget, mock(Policies.class));

        books.returned(List.of(PAID));
        assertThat(budget.line(line).reserved()).isEqualTo(Money.ofYuan(300_000));
        books.paid(List.of(PAID));
        books.paid(List.of(PAID));
        books.waived(WAIVED);
        books.waived(WAIVED);

        var after = budget.line(line);
        assertThat(after.paid()).isEqualTo(Money.ofYuan(150_000));
        assertThat(after.reserved()).isEqualTo(Money.ZERO);
        assertThat(after.available()).isEqualTo(Money.ofYuan(250_000));
        verify(nominations, times(2)).paid(List.of(CaseNo.of(PAID)));
        verify(nominations).returned(List.of(CaseNo.of(PAID)), "payout");
    }
}
