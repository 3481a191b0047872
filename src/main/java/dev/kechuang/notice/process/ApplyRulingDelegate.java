package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "执行裁定" in bpmn/notice/objection.bpmn. */
@Component
class ApplyRulingDelegate implements JavaDelegate {

    private final ObjectionProceedings objectionProceedings;

    ApplyRulingDelegate(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objectionProceedings.applyRuling(execution.getProcessBusinessKey());
    }
}
