package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "告知不予受理" in bpmn/notice/objection.bpmn. */
@Component
class RefuseObjectionDelegate implements JavaDelegate {

    private final ObjectionProceedings objectionProceedings;

    RefuseObjectionDelegate(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objectionProceedings.refuse(execution.getProcessBusinessKey());
    }
}
