package dev.kechuang.notice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionProceedings;
import dev.kechuang.notice.process.PublicNoticeProcess.Elements;
import dev.kechuang.notice.process.PublicNoticeProcess.Messages;
import dev.kechuang.shared.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real model and boxes against a faked module: which way a notice goes. */
@ExtendWith(ProcessEngineExtension.class)
@Deployment(resources = "bpmn/notice/public-notice.bpmn")
class PublicNoticeProcessTest {

    private static final Set<String> VISITED = new HashSet<>();
    private static final String NO = "GS-2026-001";
    private static final Instant DEADLINE = Instant.parse("2026-02-25T16:00:00Z");

    final Notices notices = mock();
    ProcessEngine processEngine;
    private ProcessRun started;

    @AfterEach
    void rememberTheWay() {
        VISITED.addAll(started.visited());
    }

    @AfterAll
    static void everyEndWasReachedAndEveryBoundaryEventFired() {
        assertThat(VISITED).containsAll(ProcessRun.endsAndBoundaries("notice", PublicNoticeProcess.ID));
    }

    /** Boxes registered on this thread would answer in later tests' applications too. */
    @AfterEach
    void forgetBoxes() {
        Mocks.reset();
    }

    @BeforeEach
    void wireBoxes() {
        Mocks.register("publishNoticeCompletion", new PublishNoticeCompletion(notices));
        Mocks.register("closeNoticeDelegate", new CloseNoticeDelegate(notices));
        Mocks.register("withdrawNoticeDelegate", new WithdrawNoticeDelegate(notices));
        Mocks.register("noticeCalendar", new NoticeCalendar(notices, mock(ObjectionProceedings.class)));
        given(notices.deadlineOf(NO)).willReturn(DEADLINE);
    }

    @Test
    void aPublishedNoticeIsClosedAtItsStoredDeadline() {
        var run = draft();
        assertThat(run.process).isWaitingAt(Elements.PUBLISH_NOTICE);
        run.complete(Elements.PUBLISH_NOTICE, "officer", Map.of());

        verify(notices).publish(NO, "officer");
        assertThat(run.process).isWaitingAt(Elements.NOTICE_PERIOD_OVER);
        assertThat(run.dueOf(Elements.NOTICE_PERIOD_OVER)).isEqualTo(Date.from(DEADLINE));
        run.fire(Elements.NOTICE_PERIOD_OVER);

        verify(notices).close(NO);
        assertThat(run.process).isEnded().hasPassed(Elements.NOTICE_CLOSED);
    }

    @Test
    void aNoticeWithdrawnWhileItRunsGivesItsEntriesBack() {
        var run = draft().complete(Elements.PUBLISH_NOTICE, "officer", Map.of()).correlate(Messages.NOTICE_WITHDRAWN);

        verify(notices).releaseEntries(NO);
        verify(notices, never()).close(any());
        assertThat(run.process).isEnded().hasPassed(Elements.NOTICE_WITHDRAWN).hasNotPassed(Elements.NOTICE_CLOSED);
    }

    @Test
    void aDraftMayBeWithdrawnToo() {
        var run = draft().correlate(Messages.NOTICE_WITHDRAWN);

        assertThat(run.process).isEnded().hasPassed(Elements.NOTICE_WITHDRAWN);
        verify(notices, never()).publish(any(), any());
    }

    @Test
    void aRefusedPublicationLeavesTheTaskOpen() {
        willThrow(Refusal.notAllowed("notice.drafterPublishes")).given(notices).publish(NO, "clerk");
        var run = draft();

        assertThatThrownBy(() -> run.complete(Elements.PUBLISH_NOTICE, "clerk", Map.of()))
                .isNotNull();
        assertThat(run.process).isWaitingAt(Elements.PUBLISH_NOTICE);
    }

    private ProcessRun draft() {
        started = new ProcessRun(processEngine, PublicNoticeProcess.ID, NO);
        return started;
    }
}
