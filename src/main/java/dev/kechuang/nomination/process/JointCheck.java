package dev.kechuang.nomination.process;

import dev.kechuang.nomination.JointChecks;
import dev.kechuang.shared.CaseNo;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The departments of bpmn/nomination/joint-check.bpmn: one branch each. */
@Component
public class JointCheck {

    private final JointChecks checks;

    JointCheck(JointChecks checks) {
        this.checks = checks;
    }

    public List<String> departmentsOf(DelegateExecution execution) {
        return checks.departmentsOf(CaseNo.of(execution.getProcessBusinessKey()));
    }
}
