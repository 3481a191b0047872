package dev.kechuang.payout.process;

import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "财政确认拨付" in bpmn/payout/payment-batch.bpmn. */
@Component
class ConfirmReleaseCompletion implements TaskListener {

    private final PaymentBatches batches;

    ConfirmReleaseCompletion(PaymentBatches batches) {
        this.batches = batches;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        var key = task.getExecution().getProcessBusinessKey();
        var approved = batches.confirmRelease(
                key, fields.flag("approve"), fields.optionalText("reason").orElse(""), fields.userId());
        Vars.CONFIRMED.set(task.getExecution(), approved);
    }
}
