package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Nominations;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记撤回" in bpmn/nomination/nomination.bpmn. */
@Component
class RecordWithdrawalDelegate implements JavaDelegate {

    private final Nominations nominations;

    RecordWithdrawalDelegate(Nominations nominations) {
        this.nominations = nominations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        nominations.withdrawalRecorded(CaseNo.of(execution.getProcessBusinessKey()));
    }
}
