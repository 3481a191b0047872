package dev.kechuang.payout.process;

import static dev.kechuang.payout.process.PayoutBench.BATCH;
import static dev.kechuang.payout.process.PayoutBench.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willDoNothing;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.kechuang.payout.process.PaymentBatchProcess.Elements;
import dev.kechuang.payout.process.PaymentBatchProcess.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way a batch goes between four people and the bank. */
class PaymentBatchProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final Map<String, Object> APPROVE = Map.of("approve", "true");
    private static final Map<String, Object> RETURN = Map.of("approve", "false", "reason", "账户有误");

    private PayoutBench bench;

    @BeforeEach
    void start() {
        bench = new PayoutBench(PaymentBatchProcess.ID, BATCH);
        given(bench.batches.check(BATCH, true, "", PERSON)).willReturn(true);
        given(bench.batches.confirmRelease(BATCH, true, "", PERSON)).willReturn(true);
        given(bench.batches.approveRelease(BATCH, true, "", PERSON)).willReturn(true);
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryTimerFired() {
        assertThat(VISITED).containsAll(PayoutBench.endsAndBoundaries(PaymentBatchProcess.ID));
    }

    private void release() {
        bench.complete(Elements.CHECK_BATCH, APPROVE);
        bench.complete(Elements.CONFIRM_RELEASE, APPROVE);
        bench.complete(Elements.APPROVE_RELEASE, APPROVE);
    }

    @Test
    void releasedBatchIsWrittenAndSettled() {
        release();
        bench.message(Messages.BANK_RESULT_IMPORTED);

        verify(bench.bankFiles).write(BATCH);
        verify(bench.batches).settle(BATCH);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains(Elements.SETTLED);
    }

    @Test
    void silentBankMakesUnknownAndTheBatchStillWaits() {
        release();
        bench.fireTimer(Elements.RESULT_OVERDUE);

        verify(bench.batches).markUnknown(BATCH);
        assertThat(bench.passed()).contains(Elements.MARKED_UNKNOWN);
        assertThat(bench.ended()).isFalse();
        bench.message(Messages.BANK_RESULT_IMPORTED);
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void brokenDiskIsTriedAgainAndThenAnIncident() {
        willThrow(new UncheckedIOException(new IOException("disk full")))
                .given(bench.bankFiles)
                .write(BATCH);
        bench.complete(Elements.CHECK_BATCH, APPROVE);
        bench.complete(Elements.CONFIRM_RELEASE, APPROVE);
        assertThatThrownBy(() -> bench.complete(Elements.APPROVE_RELEASE, APPROVE))
                .isInstanceOf(RuntimeException.class);
        var jobs = bench.engine.getManagementService();
        var job = jobs.createJobQuery().messages().singleResult();
        assertThat(job.getRetries()).isEqualTo(2);
        for (int left = job.getRetries(); left > 0; left--) {
            assertThatThrownBy(() -> jobs.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
        }
        assertThat(bench.engine
                        .getRuntimeService()
                        .createIncidentQuery()
                        .singleResult()
                        .getActivityId())
                .isEqualTo("serviceTask_writeBankFile");

        willDoNothing().given(bench.bankFiles).write(BATCH);
        jobs.executeJob(job.getId());
        verify(bench.bankFiles, times(4)).write(BATCH);
        assertThat(bench.passed()).contains(Elements.AWAIT_BANK_RESULT);
    }

    @Test
    void checkerReturnsToTheMaker() {
        bench.complete(Elements.CHECK_BATCH, RETURN);
        verify(bench.batches).check(BATCH, false, "账户有误", PERSON);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains(Elements.RETURNED);
    }

    @Test
    void financeMakerReturnsToTheMaker() {
        bench.complete(Elements.CHECK_BATCH, APPROVE);
        bench.complete(Elements.CONFIRM_RELEASE, RETURN);
        verify(bench.batches, never()).approveRelease(BATCH, true, "", PERSON);
        assertThat(bench.passed()).contains(Elements.RETURNED);
    }

    @Test
    void financeCheckerReturnsToTheMakerAndNothingIsWritten() {
        bench.complete(Elements.CHECK_BATCH, APPROVE);
        bench.complete(Elements.CONFIRM_RELEASE, APPROVE);
        bench.complete(Elements.APPROVE_RELEASE, RETURN);
        verify(bench.bankFiles, never()).write(BATCH);
        assertThat(bench.passed()).contains(Elements.RETURNED);
    }
}
