package dev.kechuang.payout.process;

import dev.kechuang.payout.Returns;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "更正收款账户" in bpmn/payout/payment-item.bpmn. */
@Component
class CorrectPayeeCompletion implements TaskListener {

    private final Returns returns;

    CorrectPayeeCompletion(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        var key = task.getExecution().getProcessBusinessKey();
        returns.correctPayee(key, PayeeFields.of(fields), fields.userId());
    }
}
