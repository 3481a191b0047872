package dev.kechuang.nomination.process;

import static dev.kechuang.nomination.process.ProcessBench.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.kechuang.nomination.Entitlements.Answer;
import dev.kechuang.nomination.process.EntitlementProcess.Elements;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way an entitlement from a list goes. */
class EntitlementProcessTest {

    private static final Set<String> VISITED = new HashSet<>();

    private ProcessBench bench;

    @BeforeEach
    void start() {
        bench = new ProcessBench();
        bench.start(EntitlementProcess.ID, Map.of());
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryTimerFired() {
        assertThat(VISITED).containsAll(ProcessBench.endsAndBoundaries(EntitlementProcess.ID));
    }

    @Test
    void confirmedEntitlementIsGranted() {
        given(bench.entitlements.answer(CASE, false, null, Set.of("a", "b"), "u-1"))
                .willReturn(Answer.CONFIRMED);

        bench.complete(Elements.CONFIRM_ENTITLEMENT, Map.of("decision", "CONFIRM", "commitments", List.of("a", "b")));

        assertThat(bench.passed()).contains(Elements.ENTITLEMENT_ANSWERED);
        assertThat(bench.variableOf(EntitlementProcess.ID, "entitled")).isEqualTo(true);
        assertThat(bench.variableOf(EntitlementProcess.ID, "contested")).isEqualTo(false);
    }

    @Test
    void remindedUnitMayStillContest() {
        given(bench.entitlements.answer(CASE, true, "已领取", Set.of(), "u-1")).willReturn(Answer.CONTESTED);

        bench.fireTimer(Elements.ENTITLEMENT_REMINDER_DUE);
        bench.complete(Elements.CONFIRM_ENTITLEMENT, Map.of("decision", "CONTEST", "reason", "已领取"));

        verify(bench.entitlements).remind(CASE);
        assertThat(bench.variableOf(EntitlementProcess.ID, "contested")).isEqualTo(true);
    }

    @Test
    void deferredEntitlementMayStillBeConfirmed() {
        given(bench.entitlements.answer(CASE, false, null, Set.of("a", "b"), "u-1"))
                .willReturn(Answer.CONFIRMED);

        bench.fireTimer(Elements.ENTITLEMENT_UNANSWERED);
        bench.complete(
                Elements.CONFIRM_DEFERRED_ENTITLEMENT, Map.of("decision", "CONFIRM", "commitments", List.of("a", "b")));

        verify(bench.entitlements).defer(CASE);
        assertThat(bench.variableOf(EntitlementProcess.ID, "entitled")).isEqualTo(true);
    }

    @Test
    void entitlementNobodyAnswersIsWaived() {
        bench.fireTimer(Elements.ENTITLEMENT_UNANSWERED);
        bench.fireTimer(Elements.DEFERRED_ENTITLEMENT_UNANSWERED);

        verify(bench.entitlements).waive(CASE);
        assertThat(bench.passed()).contains(Elements.ENTITLEMENT_WAIVED);
        assertThat(bench.variableOf(EntitlementProcess.ID, "entitled")).isEqualTo(false);
    }

    @Test
    void answerAfterTheLastDeadlineGrantsNothing() {
        given(bench.entitlements.answer(CASE, false, null, Set.of("a", "b"), "u-1"))
                .willReturn(Answer.WAIVED);

        bench.complete(Elements.CONFIRM_ENTITLEMENT, Map.of("decision", "CONFIRM", "commitments", List.of("a", "b")));

        assertThat(bench.variableOf(EntitlementProcess.ID, "entitled")).isEqualTo(false);
        assertThat(bench.variableOf(EntitlementProcess.ID, "contested")).isEqualTo(false);
    }
}
