package dev.kechuang.payout.process;

import dev.kechuang.payout.Returns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记退回次数" in bpmn/payout/payment-item.bpmn. */
@Component
class CountReturnDelegate implements JavaDelegate {

    private final Returns returns;

    CountReturnDelegate(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Vars.RETRIES_LEFT.set(execution, returns.countReturn(execution.getProcessBusinessKey()));
    }
}
