package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.process.EntitlementProcess.Vars;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记视为放弃" in bpmn/nomination/entitlement.bpmn. */
@Component
class WaiveEntitlementDelegate implements JavaDelegate {

    private final Entitlements entitlements;

    WaiveEntitlementDelegate(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        entitlements.waive(CaseNo.of(execution.getProcessBusinessKey()));
        Vars.ENTITLED.set(execution, false);
        Vars.CONTESTED.set(execution, false);
    }
}
