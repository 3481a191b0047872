package dev.kechuang.payout.process;

import dev.kechuang.payout.PaymentBatches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "标记结果未知" in bpmn/payout/payment-batch.bpmn. */
@Component
class MarkUnknownDelegate implements JavaDelegate {

    private final PaymentBatches batches;

    MarkUnknownDelegate(PaymentBatches batches) {
        this.batches = batches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        batches.markUnknown(execution.getProcessBusinessKey());
    }
}
