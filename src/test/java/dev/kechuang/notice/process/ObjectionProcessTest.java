package dev.kechuang.notice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.notice.Admission;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionProceedings;
import dev.kechuang.notice.process.ObjectionProcess.Elements;
import java.time.Instant;
import java.util.Date;
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

/** The real model and boxes against a faked module: which way an objection goes. */
@ExtendWith(ProcessEngineExtension.class)
@Deployment(resources = "bpmn/notice/objection.bpmn")
class ObjectionProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final String NO = "YY-2026-0001";
    private static final UUID UNIT = UUID.randomUUID();
    private static final Instant ADMISSION = Instant.parse("2026-02-26T16:00:00Z");
    private static final Instant ANSWER = Instant.parse("2026-03-03T16:00:00Z");
    private static final Instant INVESTIGATION = Instant.parse("2026-03-20T16:00:00Z");

    final ObjectionProceedings proceedings = mock();
    ProcessEngine processEngine;
    private ProcessRun started;

    @AfterEach
    void rememberTheWay() {
        VISITED.addAll(started.visited());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryBoundaryEventFired() {
        assertThat(VISITED).containsAll(ProcessRun.endsAndBoundaries("notice", ObjectionProcess.ID));
    }

    /** Boxes registered on this thread would answer in later tests' applications too. */
    @AfterEach
    void forgetBoxes() {
        Mocks.reset();
    }

    @BeforeEach
    void wireBoxes() {
        Mocks.register("decideAdmissionCompletion", new DecideAdmissionCompletion(proceedings));
        Mocks.register("answerObjectionCompletion", new AnswerObjectionCompletion(proceedings));
        Mocks.register("investigateObjectionCompletion", new InvestigateObjectionCompletion(proceedings));
        Mocks.register("ruleObjectionCompletion", new RuleObjectionCompletion(proceedings));
        Mocks.register("refuseObjectionDelegate", new RefuseObjectionDelegate(proceedings));
        Mocks.register("recordSilenceDelegate", new RecordSilenceDelegate(proceedings));
        Mocks.register("remindAdmissionDelegate", new RemindAdmissionDelegate(proceedings));
        Mocks.register("remindInvestigationDelegate", new RemindInvestigationDelegate(proceedings));
        Mocks.register("applyRulingDelegate", new ApplyRulingDelegate(proceedings));
        Mocks.register("noticeCalendar", new NoticeCalendar(mock(Notices.class), proceedings));
        given(proceedings.admissionDue(NO)).willReturn(ADMISSION);
        given(proceedings.answerDue(NO)).willReturn(ANSWER);
        given(proceedings.investigationDue(NO)).willReturn(INVESTIGATION);
        given(proceedings.decideAdmission(eq(NO), anyBoolean(), any(), any(), eq("desk")))
                .willAnswer(call -> new Admission(call.getArgument(1), "KC-2026-C01-000001", UNIT, "甲科技有限公司"));
    }

    @Test
    void aDismissedObjectionGoesThroughAnswerInvestigationAndRuling() {
        var run = received();
        assertThat(run.process).isWaitingAt(Elements.DECIDE_ADMISSION);
        assertThat(run.dueOf(Elements.ADMISSION_DUE)).isEqualTo(Date.from(ADMISSION));
        admit(run);
        assertThat(run.process).isWaitingAt(Elements.ANSWER_OBJECTION);
        assertThat(run.variable("applicantUnit")).isEqualTo(UNIT.toString());
        run.complete(Elements.ANSWER_OBJECTION, "applicant", Map.of("answer", "不实"));
        investigate(run);
        rule(run, "DISMISSED");

        verify(proceedings).answer(NO, "不实", "applicant");
        verify(proceedings).investigate(NO, "调阅发票", "发票真实", false, "desk");
        verify(proceedings).rule(NO, false, "第二十条", "head");
        verify(proceedings).applyRuling(NO);
        verify(proceedings, never()).recordSilence(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.DISMISSED).hasNotPassed(Elements.UPHELD);
    }

    @Test
    void anObjectionIsInvestigatedAlsoWhenTheUnitStaysSilentAndMayBeUpheld() {
        var run = received();
        admit(run);
        assertThat(run.dueOf(Elements.ANSWER_PERIOD_OVER)).isEqualTo(Date.from(ANSWER));
        run.fire(Elements.ANSWER_PERIOD_OVER);
        verify(proceedings).recordSilence(NO);
        assertThat(run.process).isWaitingAt(Elements.INVESTIGATE_OBJECTION);
        investigate(run);
        rule(run, "UPHELD");

        verify(proceedings).applyRuling(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.UPHELD).hasNotPassed(Elements.DISMISSED);
    }

    @Test
    void aRefusedObjectionEndsAfterItsNotice() {
        var run = received();
        run.complete(
                Elements.DECIDE_ADMISSION,
                "desk",
                Map.of("decision", "REFUSE", "reasonCode", "NO_EVIDENCE", "explanation", "请补充证据"));

        verify(proceedings).decideAdmission(NO, false, "NO_EVIDENCE", "请补充证据", "desk");
        verify(proceedings).refuse(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.OBJECTION_REFUSED);
    }

    @Test
    void lateAdmissionAndInvestigationAreRemindedOfAndStayOpen() {
        var run = received().fire(Elements.ADMISSION_DUE);
        verify(proceedings).remindAdmission(NO);
        assertThat(run.process).isWaitingAt(Elements.DECIDE_ADMISSION).hasPassed(Elements.ADMISSION_REMINDED);
        admit(run);
        run.complete(Elements.ANSWER_OBJECTION, "applicant", Map.of("answer", "不实"));
        assertThat(run.dueOf(Elements.INVESTIGATION_DUE)).isEqualTo(Date.from(INVESTIGATION));
        run.fire(Elements.INVESTIGATION_DUE);

        verify(proceedings).remindInvestigation(NO);
        assertThat(run.process).isWaitingAt(Elements.INVESTIGATE_OBJECTION).hasPassed(Elements.INVESTIGATION_REMINDED);
    }

    private ProcessRun received() {
        started = new ProcessRun(processEngine, ObjectionProcess.ID, NO);
        return started;
    }

    private static void admit(ProcessRun run) {
        run.complete(Elements.DECIDE_ADMISSION, "desk", Map.of("decision", "ADMIT"));
    }

    private static void investigate(ProcessRun run) {
        run.complete(
                Elements.INVESTIGATE_OBJECTION,
                "desk",
                Map.of("investigation", "调阅发票", "findings", "发票真实", "suggestion", "DISMISSED"));
    }

    private static void rule(ProcessRun run, String ruling) {
        run.complete(Elements.RULE_OBJECTION, "head", Map.of("ruling", ruling, "grounds", "第二十条"));
    }
}
