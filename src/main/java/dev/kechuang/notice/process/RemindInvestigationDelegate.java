package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "提醒调查异议" in bpmn/notice/objection.bpmn. */
@Component
class RemindInvestigationDelegate implements JavaDelegate {

    private final ObjectionProceedings objectionProceedings;

    RemindInvestigationDelegate(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objectionProceedings.remindInvestigation(execution.getProcessBusinessKey());
    }
}
