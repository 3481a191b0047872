package dev.kechuang.payout.process;

import dev.kechuang.payout.Payouts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "转入下一批次" in bpmn/payout/payment-item.bpmn. */
@Component
class DeferItemDelegate implements JavaDelegate {

    private final Payouts payouts;

    DeferItemDelegate(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payouts.defer(execution.getProcessBusinessKey());
    }
}
