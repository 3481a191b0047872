package dev.kechuang.nomination.process;

import static dev.kechuang.nomination.process.ProcessBench.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.kechuang.nomination.DepartmentStep;
import dev.kechuang.nomination.Entitlements.Answer;
import dev.kechuang.nomination.ReviewDecision.Choice;
import dev.kechuang.nomination.process.NominationProcess.Elements;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a whole case, through the real called processes. */
class NominationProcessTest {

    private static final Set<String> VISITED = new HashSet<>();

    private ProcessBench bench;

    @BeforeEach
    void prepare() {
        bench = new ProcessBench();
        given(bench.checks.departmentsOf(CASE)).willReturn(List.of("dept-tax"));
        given(bench.checks.giveOpinion(eq(CASE), any(), any(), any(), any())).willReturn(DepartmentStep.SETTLED);
        given(bench.checks.conclude(CASE)).willReturn(true);
        given(bench.reviews.decide(eq(CASE), any(), any())).willReturn(Choice.ACCEPT);
        given(bench.proposals.decide(eq(CASE), anyBoolean(), any(), any())).willReturn(true);
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReached() {
        assertThat(VISITED).containsAll(ProcessBench.endsAndBoundaries(NominationProcess.ID));
    }

    @Test
    void applicationIsAcceptedCheckedProposedAndPaid() {
        given(bench.nominations.isPaid(CASE)).willReturn(true);

        apply();
        acceptAndCheck();
        verify(bench.proposals).calculate(CASE);
        propose();
        bench.message(AwardSettlementProcess.Messages.NOTICE_PASSED);
        bench.message(AwardSettlementProcess.Messages.DECIDED);
        bench.message(AwardSettlementProcess.Messages.PAID);

        assertThat(bench.passed()).contains(Elements.PAID);
        assertThat(bench.alive(NominationProcess.ID)).isZero();
    }

    @Test
    void removedEntryEndsUnpaid() {
        apply();
        acceptAndCheck();
        propose();
        bench.message(AwardSettlementProcess.Messages.REMOVED);

        assertThat(bench.passed()).contains(Elements.CLOSED_UNPAID);
    }

    @Test
    void caseThatIsNotTakenOnEnds() {
        given(bench.reviews.decide(eq(CASE), any(), any())).willReturn(Choice.REFUSE);
        given(bench.reviews.confirmNonAcceptance(eq(CASE), anyBoolean(), any(), any()))
                .willReturn(true);

        apply();
        bench.complete(FormalReviewProcess.Elements.DECIDE_FORMAL_REVIEW, Map.of("decision", "REFUSE"));
        bench.complete(FormalReviewProcess.Elements.CONFIRM_NON_ACCEPTANCE, Map.of("decision", "CONFIRM"));

        assertThat(bench.passed()).contains(Elements.NOT_TAKEN_ON);
    }

    @Test
    void vetoedCaseEnds() {
        given(bench.checks.conclude(CASE)).willReturn(false);

        apply();
        acceptAndCheck();

        assertThat(bench.passed()).contains(Elements.VETOED);
    }

    @Test
    void caseTheMeetingRejectsEnds() {
        given(bench.proposals.decide(eq(CASE), anyBoolean(), any(), any())).willReturn(false);

        apply();
        acceptAndCheck();
        propose();

        assertThat(bench.passed()).contains(Elements.NOT_PROPOSED);
    }

    @Test
    void confirmedEntitlementSkipsTheFormalReview() {
        fromList(Answer.CONFIRMED);

        assertThat(bench.task(JointCheckProcess.Elements.GIVE_OPINION)).isNotNull();
        assertThat(bench.passed()).doesNotContain(Elements.REVIEW_FORMALLY);
    }

    @Test
    void contestedEntitlementIsReviewedLikeAnApplication() {
        fromList(Answer.CONTESTED);

        assertThat(bench.task(FormalReviewProcess.Elements.DECIDE_FORMAL_REVIEW))
                .isNotNull();
    }

    @Test
    void unansweredEntitlementIsWaived() {
        fromList(Answer.WAIVED);

        assertThat(bench.passed()).contains(Elements.WAIVED);
    }

    @Test
    void withdrawalStopsTheCaseWhereverItIs() {
        apply();
        acceptAndCheck();
        bench.engine
                .getRuntimeService()
                .createMessageCorrelation(NominationProcess.Messages.WITHDRAWN)
                .processInstanceBusinessKey(CASE.text())
                .correlate();
        bench.runJobs();

        verify(bench.nominations).withdrawalRecorded(CASE);
        assertThat(bench.passed()).contains(Elements.WITHDRAWN);
        assertThat(bench.alive(NominationProcess.ID)).isZero();
        assertThat(bench.engine.getTaskService().createTaskQuery().count()).isZero();
    }

    private void apply() {
        bench.start(NominationProcess.ID, Map.of("fromList", false));
        bench.runJobs();
    }

    private void fromList(Answer answer) {
        given(bench.entitlements.answer(eq(CASE), anyBoolean(), any(), any(), any()))
                .willReturn(answer);
        bench.start(NominationProcess.ID, Map.of("fromList", true));
        bench.complete(EntitlementProcess.Elements.CONFIRM_ENTITLEMENT, Map.of("decision", "CONFIRM"));
    }

    private void acceptAndCheck() {
        bench.complete(FormalReviewProcess.Elements.DECIDE_FORMAL_REVIEW, Map.of("decision", "ACCEPT"));
        bench.complete(JointCheckProcess.Elements.GIVE_OPINION, Map.of("opinion", "PASS"));
    }

    private void propose() {
        bench.complete(Elements.DECIDE_PROPOSAL, Map.of("decision", "PROPOSE"));
    }
}
