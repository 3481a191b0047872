package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Entitlements;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "转入下一批" in bpmn/nomination/entitlement.bpmn. */
@Component
class DeferEntitlementDelegate implements JavaDelegate {

    private final Entitlements entitlements;

    DeferEntitlementDelegate(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        entitlements.defer(CaseNo.of(execution.getProcessBusinessKey()));
    }
}
