package dev.kechuang.nomination.process;

import dev.kechuang.nomination.JointChecks;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "发出征求意见函" in bpmn/nomination/joint-check.bpmn. */
@Component
class OpenJointCheckDelegate implements JavaDelegate {

    private final JointChecks checks;

    OpenJointCheckDelegate(JointChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        checks.open(CaseNo.of(execution.getProcessBusinessKey()));
    }
}
