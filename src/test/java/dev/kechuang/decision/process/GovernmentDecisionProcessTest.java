package dev.kechuang.decision.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.Decisions;
import dev.kechuang.decision.MeetingOutcome;
import dev.kechuang.decision.process.GovernmentDecisionProcess.Elements;
import dev.kechuang.notice.process.ProcessRun;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real model and boxes against a faked module: which way a list goes. */
@ExtendWith(ProcessEngineExtension.class)
@Deployment(resources = "bpmn/decision/government-decision.bpmn")
class GovernmentDecisionProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final String NO = "JD-2026-001";
    private static final UUID LINE = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    final Decisions decisions = mock();
    final BudgetChecks budget = mock();
    ProcessEngine processEngine;
    private ProcessRun started;

    @AfterEach
    void rememberTheWay() {
        VISITED.addAll(started.visited());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryBoundaryEventFired() {
        assertThat(VISITED).containsAll(ProcessRun.endsAndBoundaries("decision", GovernmentDecisionProcess.ID));
    }

    /** Boxes registered on this thread would answer in later tests' applications too. */
    @AfterEach
    void forgetBoxes() {
        Mocks.reset();
    }

    @BeforeEach
    void wireBoxes() {
        Mocks.register("confirmBudgetCompletion", new ConfirmBudgetCompletion(budget));
        Mocks.register("checkBudgetCompletion", new CheckBudgetCompletion(budget));
        Mocks.register("recordGovMinutesCompletion", new RecordGovMinutesCompletion(decisions));
        Mocks.register("numberDecisionCompletion", new NumberDecisionCompletion(decisions));
        Mocks.register("returnListDelegate", new ReturnListDelegate(decisions));
        Mocks.register("issueDecisionDelegate", new IssueDecisionDelegate(decisions));
        given(budget.check(NO, true, "checker")).willReturn(true);
        given(decisions.recordMinutes(NO, MeetingOutcome.APPROVE, "3号", "第12次常务会议", DAY, null, "gov"))
                .willReturn(true);
    }

    @Test
    void anApprovedListIsNumberedAndIssued() {
        var run = checked(true);
        minutes(run, "APPROVE", null);
        run.complete(Elements.NUMBER_DECISION, "gov", Map.of("docNo", "X政发〔2026〕8号", "yearSummary", "取得进展。"));

        verify(budget).confirm(NO, Map.of("C01", LINE), null, "maker");
        verify(decisions).number(NO, "X政发〔2026〕8号", "取得进展。", "gov");
        verify(decisions).issue(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.DECIDED);
    }

    @Test
    void aListThatTheBudgetDoesNotCoverEndsThere() {
        var run = checked(false);

        verify(decisions, never()).issue(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.BUDGET_SHORT);
    }

    @Test
    void aListThatTheMeetingDoesNotApproveIsReturned() {
        var run = checked(true);
        minutes(run, "RETURN", "补充材料");

        verify(decisions).recordMinutes(NO, MeetingOutcome.RETURN, "3号", "第12次常务会议", DAY, "补充材料", "gov");
        verify(decisions).returnList(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.LIST_RETURNED).hasNotPassed(Elements.DECIDED);
    }

    private ProcessRun checked(boolean agreed) {
        started = new ProcessRun(processEngine, GovernmentDecisionProcess.ID, NO);
        return started.complete(
                        Elements.CONFIRM_BUDGET,
                        "maker",
                        Map.of("lines", BudgetChoice.write(Map.of("C01", LINE)), "note", ""))
                .complete(Elements.CHECK_BUDGET, "checker", Map.of("agreed", agreed));
    }

    private static void minutes(ProcessRun run, String decision, String reason) {
        var fields = new java.util.HashMap<String, Object>(Map.of(
                "decision", decision, "minutesNo", "3号", "meetingName", "第12次常务会议", "meetingDate", DAY.toString()));
        if (reason != null) fields.put("reason", reason);
        run.complete(Elements.RECORD_GOV_MINUTES, "gov", fields);
    }
}
