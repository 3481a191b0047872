package dev.kechuang.notice.process;

import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.workflow.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Outgoing: persons' steps from the portal, as completions of their tasks. */
@Component
class NoticeEngineFlow implements NoticeFlow {

    private final Processes processes;

    NoticeEngineFlow(Processes processes) {
        this.processes = processes;
    }

    @Override
    public void publish(String noticeNo, String userId) {
        processes.complete(PublicNoticeProcess.Elements.PUBLISH_NOTICE, noticeNo, userId, Map.of());
    }

    @Override
    public void answer(String objectionNo, String answer, String userId) {
        processes.complete(ObjectionProcess.Elements.ANSWER_OBJECTION, objectionNo, userId, Map.of("answer", answer));
    }
}
