package dev.kechuang.notice.process;

import dev.kechuang.notice.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "退回公示条目" in bpmn/notice/public-notice.bpmn. */
@Component
class WithdrawNoticeDelegate implements JavaDelegate {

    private final Notices notices;

    WithdrawNoticeDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.releaseEntries(execution.getProcessBusinessKey());
    }
}
