package dev.kechuang.notice.process;

import dev.kechuang.notice.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "关闭公示" in bpmn/notice/public-notice.bpmn. */
@Component
class CloseNoticeDelegate implements JavaDelegate {

    private final Notices notices;

    CloseNoticeDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.close(execution.getProcessBusinessKey());
    }
}
