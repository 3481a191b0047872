package dev.kechuang.decision.process;

import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.process.GovernmentDecisionProcess.Vars;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "复核预算" in bpmn/decision/government-decision.bpmn, when a person completes it. */
@Component
class CheckBudgetCompletion implements TaskListener {

    private final BudgetChecks budgetChecks;

    CheckBudgetCompletion(BudgetChecks budgetChecks) {
        this.budgetChecks = budgetChecks;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        boolean covered = budgetChecks.check(no, fields.flag("agreed"), fields.userId());
        Vars.BUDGET_COVERED.set(task.getExecution(), covered);
    }
}
