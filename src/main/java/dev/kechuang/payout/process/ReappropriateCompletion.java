package dev.kechuang.payout.process;

import dev.kechuang.payout.Returns;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "重新安排资金" in bpmn/payout/payment-item.bpmn. */
@Component
class ReappropriateCompletion implements TaskListener {

    private final Returns returns;

    ReappropriateCompletion(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        var key = task.getExecution().getProcessBusinessKey();
        returns.reappropriate(key, fields.text("docNo"), fields.userId());
    }
}
