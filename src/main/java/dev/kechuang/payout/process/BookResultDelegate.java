package dev.kechuang.payout.process;

import dev.kechuang.payout.PaymentBatches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "结清批次" in bpmn/payout/payment-batch.bpmn. */
@Component
class BookResultDelegate implements JavaDelegate {

    private final PaymentBatches batches;

    BookResultDelegate(PaymentBatches batches) {
        this.batches = batches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        batches.settle(execution.getProcessBusinessKey());
    }
}
