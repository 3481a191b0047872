package dev.kechuang.notice.process;

import dev.kechuang.notice.Admission;
import dev.kechuang.notice.ObjectionProceedings;
import dev.kechuang.notice.process.ObjectionProcess.Vars;
import dev.kechuang.workflow.CaseVars;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "决定是否受理异议" in bpmn/notice/objection.bpmn, when a person completes it. */
@Component
class DecideAdmissionCompletion implements TaskListener {

    private final ObjectionProceedings objectionProceedings;

    DecideAdmissionCompletion(ObjectionProceedings objectionProceedings) {
        this.objectionProceedings = objectionProceedings;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        Admission admission = objectionProceedings.decideAdmission(
                no,
                "ADMIT".equals(fields.text("decision")),
                fields.optionalText("reasonCode").orElse(null),
                fields.optionalText("explanation").orElse(null),
                fields.userId());
        Vars.ADMITTED.set(task.getExecution(), admission.admitted());
        CaseVars.CASE_NO.set(task.getExecution(), admission.caseNo());
        CaseVars.UNIT_NAME.set(task.getExecution(), admission.unitName());
        CaseVars.APPLICANT_UNIT.set(task.getExecution(), admission.unitId().toString());
    }
}
