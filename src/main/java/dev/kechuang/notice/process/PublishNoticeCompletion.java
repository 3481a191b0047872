package dev.kechuang.notice.process;

import dev.kechuang.notice.Notices;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "审核并发布公示" in bpmn/notice/public-notice.bpmn, when a person completes it. */
@Component
class PublishNoticeCompletion implements TaskListener {

    private final Notices notices;

    PublishNoticeCompletion(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        notices.publish(no, fields.userId());
    }
}
