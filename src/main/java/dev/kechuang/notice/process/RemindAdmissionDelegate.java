package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "提醒受理异议" in bpmn/notice/objection.bpmn. */
@Component
class RemindAdmissionDelegate implements JavaDelegate {

    private final ObjectionProceedings objectionProceedings;

    RemindAdmissionDelegate(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objectionProceedings.remindAdmission(execution.getProcessBusinessKey());
    }
}
