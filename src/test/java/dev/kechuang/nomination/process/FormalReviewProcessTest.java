package dev.kechuang.nomination.process;

import static dev.kechuang.nomination.process.ProcessBench.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.kechuang.nomination.ReviewDecision;
import dev.kechuang.nomination.ReviewDecision.Choice;
import dev.kechuang.nomination.process.FormalReviewProcess.Elements;
import dev.kechuang.shared.Refusal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way a formal review goes. */
class FormalReviewProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final Map<String, Object> CORRECT = Map.of("decision", "CORRECT", "items", "证书—缺页—补全—指南三");

    private ProcessBench bench;

    @BeforeEach
    void start() {
        bench = new ProcessBench();
        bench.start(FormalReviewProcess.ID, Map.of());
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryTimerFired() {
        assertThat(VISITED).containsAll(ProcessBench.endsAndBoundaries(FormalReviewProcess.ID));
    }

    @Test
    void acceptedCaseLeavesTheReview() {
        given(bench.reviews.decide(CASE, ReviewDecision.accept(), "u-1")).willReturn(Choice.ACCEPT);

        bench.complete(Elements.DECIDE_FORMAL_REVIEW, Map.of("decision", "ACCEPT"));

        assertThat(bench.passed()).contains(Elements.ACCEPTED);
        assertThat(bench.variableOf(FormalReviewProcess.ID, "accepted")).isEqualTo(true);
    }

    @Test
    void silenceAcceptsTheCase() {
        bench.fireTimer(Elements.REVIEW_PERIOD_OVER);

        verify(bench.reviews).acceptBySilence(CASE);
        assertThat(bench.passed()).contains(Elements.ACCEPTED_BY_SILENCE);
        assertThat(bench.variableOf(FormalReviewProcess.ID, "accepted")).isEqualTo(true);
    }

    @Test
    void correctedCaseIsReviewedAgain() {
        given(bench.reviews.decide(eq(CASE), any(), eq("u-1"))).willReturn(Choice.CORRECT, Choice.ACCEPT);
        given(bench.reviews.resubmit(CASE, "u-1")).willReturn(true);

        bench.complete(Elements.DECIDE_FORMAL_REVIEW, CORRECT);
        bench.complete(Elements.CORRECT_NOMINATION, Map.of());
        bench.complete(Elements.DECIDE_FORMAL_REVIEW, Map.of("decision", "ACCEPT"));

        verify(bench.reviews).decide(CASE, ReviewDecision.correct("证书—缺页—补全—指南三"), "u-1");
        assertThat(bench.passed()).contains(Elements.ACCEPTED);
    }

    @Test
    void correctionAfterTheStoredDeadlineEndsTheCaseWithoutTheTimer() {
        given(bench.reviews.decide(eq(CASE), any(), any())).willReturn(Choice.CORRECT);
        given(bench.reviews.resubmit(CASE, "u-1")).willReturn(false);

        bench.complete(Elements.DECIDE_FORMAL_REVIEW, CORRECT);
        bench.complete(Elements.CORRECT_NOMINATION, Map.of());

        assertThat(bench.passed()).contains(Elements.DEEMED_WITHDRAWN).doesNotContain(Elements.CORRECTION_PERIOD_OVER);
        assertThat(bench.variableOf(FormalReviewProcess.ID, "accepted")).isEqualTo(false);
    }

    @Test
    void forgottenCorrectionIsDeemedWithdrawn() {
        given(bench.reviews.decide(eq(CASE), any(), any())).willReturn(Choice.CORRECT);

        bench.complete(Elements.DECIDE_FORMAL_REVIEW, CORRECT);
        bench.fireTimer(Elements.CORRECTION_PERIOD_OVER);

        verify(bench.reviews).deemWithdrawn(CASE);
        assertThat(bench.passed()).contains(Elements.DEEMED_WITHDRAWN);
    }

    @Test
    void refusalNeedsTheHeadAndMayComeBack() {
        given(bench.reviews.decide(eq(CASE), any(), any())).willReturn(Choice.REFUSE);
        given(bench.reviews.confirmNonAcceptance(eq(CASE), anyBoolean(), any(), any()))
                .willReturn(false, true);
        Map<String, Object> refuse = Map.of("decision", "REFUSE", "reasonCode", "NOT_ELIGIBLE", "reason", "主体不符");

        bench.complete(Elements.DECIDE_FORMAL_REVIEW, refuse);
        bench.complete(Elements.CONFIRM_NON_ACCEPTANCE, Map.of("decision", "RETURN", "reason", "再看"));
        bench.complete(Elements.DECIDE_FORMAL_REVIEW, refuse);
        bench.complete(Elements.CONFIRM_NON_ACCEPTANCE, Map.of("decision", "CONFIRM"));

        verify(bench.reviews).confirmNonAcceptance(CASE, true, null, "u-1");
        assertThat(bench.passed()).contains(Elements.NOT_ACCEPTED);
        assertThat(bench.variableOf(FormalReviewProcess.ID, "accepted")).isEqualTo(false);
    }

    @Test
    void refusedDecisionLeavesTheTaskOpen() {
        given(bench.reviews.decide(eq(CASE), any(), any()))
                .willThrow(Refusal.conflict("nomination.correction.onlyOnce"));

        assertThatThrownBy(() -> bench.complete(Elements.DECIDE_FORMAL_REVIEW, CORRECT))
                .hasRootCauseInstanceOf(Refusal.class);

        assertThat(bench.task(Elements.DECIDE_FORMAL_REVIEW)).isNotNull();
    }
}
