package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Proposals;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "测算奖补金额" in bpmn/nomination/nomination.bpmn. */
@Component
class CalculateAmountDelegate implements JavaDelegate {

    private final Proposals proposals;

    CalculateAmountDelegate(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposals.calculate(CaseNo.of(execution.getProcessBusinessKey()));
    }
}
