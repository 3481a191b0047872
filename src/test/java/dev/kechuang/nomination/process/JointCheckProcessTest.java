package dev.kechuang.nomination.process;

import static dev.kechuang.nomination.process.ProcessBench.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.nomination.DepartmentStep;
import dev.kechuang.nomination.JointChecks.Opinion;
import dev.kechuang.nomination.process.JointCheckProcess.Elements;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way the departments' opinions go; two departments are asked. */
class JointCheckProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final String TAX = "dept-tax";
    private static final String MARKET = "dept-market";

    private ProcessBench bench;

    @BeforeEach
    void start() {
        bench = new ProcessBench();
        given(bench.checks.conclude(CASE)).willReturn(true);
        given(bench.checks.giveOpinion(eq(CASE), eq(MARKET), any(), any(), any()))
                .willReturn(DepartmentStep.SETTLED);
        bench.start(JointCheckProcess.ID, Map.of());
    }

    @AfterEach
    void stop() {
        VISITED.addAll(bench.close());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryTimerFired() {
        assertThat(VISITED).containsAll(ProcessBench.endsAndBoundaries(JointCheckProcess.ID));
    }

    @Test
    void allDepartmentsPass() {
        given(bench.checks.giveOpinion(CASE, TAX, Opinion.PASS, null, "u-1")).willReturn(DepartmentStep.SETTLED);

        opinion(TAX, "PASS");
        assertThat(bench.alive(JointCheckProcess.ID)).isEqualTo(1);
        opinion(MARKET, "PASS");

        verify(bench.checks).open(CASE);
        assertThat(bench.passed()).contains(Elements.JOINT_CHECK_CONCLUDED);
        assertThat(bench.variableOf(JointCheckProcess.ID, "cleared")).isEqualTo(true);
    }

    @Test
    void silentDepartmentIsRemindedAndEscalatedButNeverPasses() {
        opinion(MARKET, "PASS");
        bench.fireTimer(Elements.OPINION_REMINDER_DUE);
        bench.fireTimer(Elements.OPINION_OVERDUE);

        verify(bench.checks).remind(CASE, TAX);
        verify(bench.checks).escalate(CASE, TAX);
        verify(bench.checks, never()).conclude(any());
        assertThat(bench.taskOf(TAX, Elements.GIVE_OPINION)).isNotNull();
    }

    @Test
    void vetoWaitsForTheStatementThenIsReviewedAndBecomesAHoldThatIsReleased() {
        given(bench.checks.giveOpinion(CASE, TAX, Opinion.VETO, "D级", "u-1")).willReturn(DepartmentStep.VETO_PROPOSED);
        given(bench.checks.reviewVeto(CASE, TAX, Opinion.HOLD, "已补缴", "u-1")).willReturn(DepartmentStep.HELD);
        given(bench.checks.releaseHold(CASE, TAX, Opinion.PASS, "已核实", "u-1")).willReturn(DepartmentStep.SETTLED);

        bench.complete(bench.taskOf(TAX, Elements.GIVE_OPINION), Map.of("opinion", "VETO", "facts", "D级"));
        bench.complete(Elements.STATE_ON_VETO, Map.of("statement", "已补缴税款"));
        verify(bench.checks).stateOnVeto(CASE, TAX, "已补缴税款", "u-1");
        bench.complete(bench.taskOf(TAX, Elements.REVIEW_VETO), Map.of("opinion", "HOLD", "facts", "已补缴"));
        bench.complete(bench.taskOf(TAX, Elements.RELEASE_HOLD), Map.of("opinion", "RELEASE", "facts", "已核实"));
        opinion(MARKET, "PASS");

        assertThat(bench.passed()).contains(Elements.JOINT_CHECK_CONCLUDED);
    }

    @Test
    void unansweredVetoIsUpheldAfterTheStatementPeriod() {
        given(bench.checks.giveOpinion(CASE, TAX, Opinion.VETO, "D级", "u-1")).willReturn(DepartmentStep.VETO_PROPOSED);
        given(bench.checks.reviewVeto(CASE, TAX, Opinion.VETO, "维持", "u-1")).willReturn(DepartmentStep.SETTLED);
        given(bench.checks.conclude(CASE)).willReturn(false);

        opinion(MARKET, "PASS");
        bench.complete(bench.taskOf(TAX, Elements.GIVE_OPINION), Map.of("opinion", "VETO", "facts", "D级"));
        bench.fireTimer(Elements.STATEMENT_PERIOD_OVER);
        bench.complete(bench.taskOf(TAX, Elements.REVIEW_VETO), Map.of("opinion", "UPHOLD", "facts", "维持"));

        assertThat(bench.variableOf(JointCheckProcess.ID, "cleared")).isEqualTo(false);
    }

    @Test
    void missingDataGoesToTheClerk() {
        given(bench.checks.giveOpinion(CASE, TAX, Opinion.NO_DATA, "查无", "u-1")).willReturn(DepartmentStep.NO_DATA);
        given(bench.checks.resolveNoData(CASE, TAX, Opinion.NOTE, "人工核查", "u-1"))
                .willReturn(DepartmentStep.SETTLED);

        bench.complete(bench.taskOf(TAX, Elements.GIVE_OPINION), Map.of("opinion", "NO_DATA", "facts", "查无"));
        bench.complete(Elements.RESOLVE_NO_DATA, Map.of("opinion", "NOTE", "facts", "人工核查"));
        opinion(MARKET, "PASS");

        assertThat(bench.passed()).contains(Elements.JOINT_CHECK_CONCLUDED);
    }

    private void opinion(String department, String opinion) {
        bench.complete(bench.taskOf(department, Elements.GIVE_OPINION), Map.of("opinion", opinion));
    }
}
