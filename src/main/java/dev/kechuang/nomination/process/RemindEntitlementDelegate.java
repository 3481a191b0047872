package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Entitlements;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "提醒企业确认" in bpmn/nomination/entitlement.bpmn. */
@Component
class RemindEntitlementDelegate implements JavaDelegate {

    private final Entitlements entitlements;

    RemindEntitlementDelegate(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        entitlements.remind(CaseNo.of(execution.getProcessBusinessKey()));
    }
}
