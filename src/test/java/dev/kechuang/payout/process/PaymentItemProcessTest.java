package dev.kechuang.payout.process;

import static dev.kechuang.payout.process.PayoutBench.ITEM;
import static dev.kechuang.payout.process.PayoutBench.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.kechuang.payout.PayeeForm;
import dev.kechuang.payout.process.PaymentItemProcess.Elements;
import dev.kechuang.payout.process.PaymentItemProcess.Messages;
import dev.kechuang.shared.Refusal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way the money of one award goes. */
class PaymentItemProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final PayeeForm FORM = new PayeeForm("甲科技有限公司", "某银行", "102651000011", "44020000000001");
    private static final Map<String, Object> FIELDS = Map.of(
            "accountName", "甲科技有限公司", "bankName", "某银行", "cnapsCode", "102651000011", "accountNo", "44020000000001");

    private PayoutBench bench;

    @BeforeEach
    void start() {
        bench = new PayoutBench(PaymentItemProcess.ID, ITEM);
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryTimerFired() {
        assertThat(VISITED).containsAll(PayoutBench.endsAndBoundaries(PaymentItemProcess.ID));
    }

    @Test
    void confirmedItemIsPaid() {
        bench.complete(Elements.CONFIRM_PAYEE, FIELDS);
        bench.message(Messages.ITEM_SETTLED);

        verify(bench.payouts).open(ITEM);
        verify(bench.payouts).confirmPayee(ITEM, FORM, PERSON);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains(Elements.PAID);
    }

    @Test
    void refusedAccountLeavesTheTaskOpen() {
        willThrow(Refusal.invalid("accountName", "registry.problem.payee"))
                .given(bench.payouts)
                .confirmPayee(ITEM, FORM, PERSON);
        assertThatThrownBy(() -> bench.complete(Elements.CONFIRM_PAYEE, FIELDS)).isInstanceOf(RuntimeException.class);
        assertThat(bench.passed()).doesNotContain(Elements.AWAIT_BANK);
    }

    @Test
    void slowUnitIsRemindedAndMayStillConfirm() {
        bench.fireTimer(Elements.CONFIRMATION_SLOW);
        bench.complete(Elements.CONFIRM_PAYEE, FIELDS);

        verify(bench.payouts).remindPayee(ITEM);
        assertThat(bench.passed()).contains(Elements.PAYEE_REMINDED, Elements.AWAIT_BANK);
    }

    @Test
    void deferredItemMayStillBeConfirmed() {
        bench.fireTimer(Elements.CONFIRMATION_MISSED);
        bench.complete(Elements.CONFIRM_DEFERRED_PAYEE, FIELDS);
        bench.message(Messages.ITEM_SETTLED);

        verify(bench.payouts).defer(ITEM);
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void itemNobodyClaimsIsWaived() {
        bench.fireTimer(Elements.CONFIRMATION_MISSED);
        bench.fireTimer(Elements.CONFIRMATION_OVER);

        verify(bench.payouts).waive(ITEM);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains(Elements.WAIVED);
    }

    @Test
    void returnedItemIsCorrectedAndPaid() {
        given(bench.returns.countReturn(ITEM)).willReturn(true);
        bench.complete(Elements.CONFIRM_PAYEE, FIELDS);
        bench.message(Messages.ITEM_RETURNED);
        bench.complete(Elements.CORRECT_PAYEE, FIELDS);
        bench.message(Messages.ITEM_SETTLED);

        verify(bench.returns).correctPayee(ITEM, FORM, PERSON);
        assertThat(bench.passed()).contains(Elements.PAID).doesNotContain(Elements.RESOLVE_RETURN);
    }

    @Test
    void lapsedQuotaGoesThroughFinance() {
        given(bench.returns.countReturn(ITEM)).willReturn(true);
        bench.complete(Elements.CONFIRM_PAYEE, FIELDS);
        bench.message(Messages.ITEM_RETURNED);
        bench.complete(Elements.CORRECT_PAYEE, FIELDS);
        bench.message(Messages.QUOTA_LAPSED);
        bench.complete(Elements.REAPPROPRIATE, Map.of("docNo", "财预〔2026〕1号"));
        bench.message(Messages.ITEM_SETTLED);

        verify(bench.returns).reappropriate(ITEM, "财预〔2026〕1号", PERSON);
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void thirdReturnIsRetriedWhenAPersonSaysSo() {
        given(bench.returns.countReturn(ITEM)).willReturn(false);
        given(bench.returns.resolveReturn(ITEM, true, "换账户", PERSON)).willReturn(true);
        bench.complete(Elements.CONFIRM_PAYEE, FIELDS);
        bench.message(Messages.ITEM_RETURNED);
        bench.complete(Elements.RESOLVE_RETURN, Map.of("retry", "true", "reason", "换账户"));
        bench.complete(Elements.CORRECT_PAYEE, FIELDS);
        bench.message(Messages.ITEM_RETURNED);

        verify(bench.returns, times(2)).countReturn(ITEM);
        assertThat(bench.ended()).isFalse();
    }

    @Test
    void thirdReturnMayEndThePayment() {
        given(bench.returns.countReturn(ITEM)).willReturn(false);
        given(bench.returns.resolveReturn(ITEM, false, "书面放弃", PERSON)).willReturn(false);
        bench.complete(Elements.CONFIRM_PAYEE, FIELDS);
        bench.message(Messages.ITEM_RETURNED);
        bench.complete(Elements.RESOLVE_RETURN, Map.of("retry", "false", "reason", "书面放弃"));

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains(Elements.GIVEN_UP);
    }
}
