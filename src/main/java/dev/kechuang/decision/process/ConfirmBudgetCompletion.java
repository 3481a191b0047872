package dev.kechuang.decision.process;

import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "确认预算" in bpmn/decision/government-decision.bpmn, when a person completes it. */
@Component
class ConfirmBudgetCompletion implements TaskListener {

    private final BudgetChecks budgetChecks;

    ConfirmBudgetCompletion(BudgetChecks budgetChecks) {
        this.budgetChecks = budgetChecks;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        budgetChecks.confirm(
                no,
                BudgetChoice.read(fields.text("lines")),
                fields.optionalText("note").orElse(null),
                fields.userId());
    }
}
