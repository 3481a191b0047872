package dev.kechuang.payout.process;

import dev.kechuang.payout.Returns;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "处理多次退回" in bpmn/payout/payment-item.bpmn. */
@Component
class ResolveReturnCompletion implements TaskListener {

    private final Returns returns;

    ResolveReturnCompletion(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        var key = task.getExecution().getProcessBusinessKey();
        var retry = returns.resolveReturn(key, fields.flag("retry"), fields.text("reason"), fields.userId());
        Vars.RETRY.set(task.getExecution(), retry);
    }
}
