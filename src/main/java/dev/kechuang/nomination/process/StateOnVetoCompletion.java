package dev.kechuang.nomination.process;

import dev.kechuang.nomination.JointChecks;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.CaseVars;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "陈述申辩" in bpmn/nomination/joint-check.bpmn. */
@Component
class StateOnVetoCompletion implements TaskListener {

    private final JointChecks checks;

    StateOnVetoCompletion(JointChecks checks) {
        this.checks = checks;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        checks.stateOnVeto(
                CaseNo.of(task.getExecution().getProcessBusinessKey()),
                CaseVars.DEPARTMENT.get(task),
                fields.text("statement"),
                fields.userId());
    }
}
