package dev.kechuang.payout.process;

import dev.kechuang.payout.Payouts;
import dev.kechuang.workflow.CaseVars;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "建立拨付事项" in bpmn/payout/payment-item.bpmn. */
@Component
class OpenItemDelegate implements JavaDelegate {

    private final Payouts payouts;

    OpenItemDelegate(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var item = payouts.open(execution.getProcessBusinessKey());
        CaseVars.CASE_NO.set(execution, item.caseNo());
        CaseVars.CATEGORY_CODE.set(execution, item.categoryCode());
        CaseVars.UNIT_NAME.set(execution, item.unitName());
        CaseVars.APPLICANT_UNIT.set(execution, item.unitId().toString());
    }
}
