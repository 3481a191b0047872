package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.process.AwardSettlementProcess.Vars;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记办结结果" in bpmn/nomination/award-settlement.bpmn. */
@Component
class ConcludeSettlementDelegate implements JavaDelegate {

    private final Nominations nominations;

    ConcludeSettlementDelegate(Nominations nominations) {
        this.nominations = nominations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Vars.PAID.set(execution, nominations.isPaid(CaseNo.of(execution.getProcessBusinessKey())));
    }
}
