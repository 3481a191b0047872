package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "调查异议" in bpmn/notice/objection.bpmn, when a person completes it. */
@Component
class InvestigateObjectionCompletion implements TaskListener {

    private final ObjectionProceedings objectionProceedings;

    InvestigateObjectionCompletion(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        objectionProceedings.investigate(
                no,
                fields.text("investigation"),
                fields.text("findings"),
                "UPHELD".equals(fields.text("suggestion")),
                fields.userId());
    }
}
