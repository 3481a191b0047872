package dev.kechuang.payout.process;

import dev.kechuang.payout.Payouts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "提醒确认账户" in bpmn/payout/payment-item.bpmn. */
@Component
class RemindPayeeDelegate implements JavaDelegate {

    private final Payouts payouts;

    RemindPayeeDelegate(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payouts.remindPayee(execution.getProcessBusinessKey());
    }
}
