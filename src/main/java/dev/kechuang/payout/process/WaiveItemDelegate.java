package dev.kechuang.payout.process;

import dev.kechuang.payout.Payouts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记视为放弃" in bpmn/payout/payment-item.bpmn. */
@Component
class WaiveItemDelegate implements JavaDelegate {

    private final Payouts payouts;

    WaiveItemDelegate(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payouts.waive(execution.getProcessBusinessKey());
    }
}
