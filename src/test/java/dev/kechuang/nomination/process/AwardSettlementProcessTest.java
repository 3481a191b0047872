package dev.kechuang.nomination.process;

import static dev.kechuang.nomination.process.ProcessBench.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.kechuang.nomination.process.AwardSettlementProcess.Elements;
import dev.kechuang.nomination.process.AwardSettlementProcess.Messages;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a proposed case waits for. */
class AwardSettlementProcessTest {

    private static final Set<String> VISITED = new HashSet<>();

    private ProcessBench bench;

    @BeforeEach
    void start() {
        bench = new ProcessBench();
        bench.start(AwardSettlementProcess.ID, Map.of());
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReached() {
        assertThat(VISITED).containsAll(ProcessBench.endsAndBoundaries(AwardSettlementProcess.ID));
    }

    @Test
    void noticedDecidedAndPaid() {
        given(bench.nominations.isPaid(CASE)).willReturn(true);

        bench.message(Messages.NOTICE_PASSED);
        bench.message(Messages.DECIDED);
        bench.message(Messages.PAID);

        assertSettled(Elements.PAID, true);
    }

    @Test
    void entryRemovedFromTheNoticeIsOver() {
        bench.message(Messages.REMOVED);

        assertSettled(Elements.REMOVED, false);
    }

    @Test
    void entryTheGovernmentRejectedIsOver() {
        bench.message(Messages.NOTICE_PASSED);
        bench.message(Messages.REJECTED);

        assertSettled(Elements.REJECTED, false);
    }

    @Test
    void moneyNobodyClaimedIsWaived() {
        bench.message(Messages.NOTICE_PASSED);
        bench.message(Messages.DECIDED);
        bench.message(Messages.WAIVED);

        assertSettled(Elements.WAIVED, false);
    }

    private void assertSettled(String event, boolean paid) {
        assertThat(bench.passed()).contains(event, Elements.SETTLED);
        assertThat(bench.variableOf(AwardSettlementProcess.ID, "paid")).isEqualTo(paid);
        assertThat(bench.alive(AwardSettlementProcess.ID)).isZero();
    }
}
