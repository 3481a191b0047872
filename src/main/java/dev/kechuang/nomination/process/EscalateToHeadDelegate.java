package dev.kechuang.nomination.process;

import dev.kechuang.nomination.JointChecks;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.CaseVars;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "升级督办" in bpmn/nomination/joint-check.bpmn. */
@Component
class EscalateToHeadDelegate implements JavaDelegate {

    private final JointChecks checks;

    EscalateToHeadDelegate(JointChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        checks.escalate(CaseNo.of(execution.getProcessBusinessKey()), CaseVars.DEPARTMENT.get(execution));
    }
}
