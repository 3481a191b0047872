package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import dev.kechuang.notice.process.ObjectionProcess.Vars;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "裁定异议" in bpmn/notice/objection.bpmn, when a person completes it. */
@Component
class RuleObjectionCompletion implements TaskListener {

    private final ObjectionProceedings objectionProceedings;

    RuleObjectionCompletion(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        boolean upheld = "UPHELD".equals(fields.text("ruling"));
        objectionProceedings.rule(no, upheld, fields.text("grounds"), fields.userId());
        Vars.UPHELD.set(task.getExecution(), upheld);
    }
}
