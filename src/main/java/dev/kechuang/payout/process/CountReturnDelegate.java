package dev.kechuang.payout.process;

import dev.kechuang.payout.Payouts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记退回次数" in bpmn/payout/payment-item.bpmn. */
@Component
class CountReturnDelegate implements JavaDelegate {

    private final Payouts payouts;

    CountReturnDelegate(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Vars.RETRIES_LEFT.set(execution, payouts.countReturn(execution.getProcessBusinessKey()));
    }
}
