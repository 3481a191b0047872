package dev.kechuang.decision.process;

import dev.kechuang.decision.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "退回名单" in bpmn/decision/government-decision.bpmn. */
@Component
class ReturnListDelegate implements JavaDelegate {

    private final Decisions decisions;

    ReturnListDelegate(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.returnList(execution.getProcessBusinessKey());
    }
}
