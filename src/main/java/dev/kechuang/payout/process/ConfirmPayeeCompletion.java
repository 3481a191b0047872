package dev.kechuang.payout.process;

import dev.kechuang.payout.Payouts;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "确认收款账户" in bpmn/payout/payment-item.bpmn. */
@Component
class ConfirmPayeeCompletion implements TaskListener {

    private final Payouts payouts;

    ConfirmPayeeCompletion(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        var key = task.getExecution().getProcessBusinessKey();
        payouts.confirmPayee(key, PayeeFields.of(fields), fields.userId());
    }
}
