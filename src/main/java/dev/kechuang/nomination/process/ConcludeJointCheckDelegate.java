package dev.kechuang.nomination.process;

import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.process.JointCheckProcess.Vars;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "汇总联审结论" in bpmn/nomination/joint-check.bpmn. */
@Component
class ConcludeJointCheckDelegate implements JavaDelegate {

    private final JointChecks checks;

    ConcludeJointCheckDelegate(JointChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Vars.CLEARED.set(execution, checks.conclude(CaseNo.of(execution.getProcessBusinessKey())));
    }
}
