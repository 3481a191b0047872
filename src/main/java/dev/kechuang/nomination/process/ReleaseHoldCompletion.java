package dev.kechuang.nomination.process;

import dev.kechuang.nomination.DepartmentStep;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.JointChecks.Opinion;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.CaseVars;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "解除或维持暂缓" in bpmn/nomination/joint-check.bpmn. */
@Component
class ReleaseHoldCompletion implements TaskListener {

    private final JointChecks checks;

    ReleaseHoldCompletion(JointChecks checks) {
        this.checks = checks;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        DepartmentStep step = checks.releaseHold(
                CaseNo.of(task.getExecution().getProcessBusinessKey()),
                CaseVars.DEPARTMENT.get(task),
                fields.text("opinion").equals("RELEASE") ? Opinion.PASS : Opinion.valueOf(fields.text("opinion")),
                fields.optionalText("facts").orElse(null),
                fields.userId());
        JointCheckRoute.set(task.getExecution(), step);
    }
}
