package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "答复异议" in bpmn/notice/objection.bpmn, when a person completes it. */
@Component
class AnswerObjectionCompletion implements TaskListener {

    private final ObjectionProceedings objectionProceedings;

    AnswerObjectionCompletion(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        objectionProceedings.answer(no, fields.text("answer"), fields.userId());
    }
}
