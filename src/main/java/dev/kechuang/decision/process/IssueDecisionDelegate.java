package dev.kechuang.decision.process;

import dev.kechuang.decision.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "印发决定" in bpmn/decision/government-decision.bpmn. */
@Component
class IssueDecisionDelegate implements JavaDelegate {

    private final Decisions decisions;

    IssueDecisionDelegate(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.issue(execution.getProcessBusinessKey());
    }
}
