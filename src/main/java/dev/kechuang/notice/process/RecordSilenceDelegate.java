package dev.kechuang.notice.process;

import dev.kechuang.notice.ObjectionProceedings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "记录未答复" in bpmn/notice/objection.bpmn. */
@Component
class RecordSilenceDelegate implements JavaDelegate {

    private final ObjectionProceedings objectionProceedings;

    RecordSilenceDelegate(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objectionProceedings.recordSilence(execution.getProcessBusinessKey());
    }
}
