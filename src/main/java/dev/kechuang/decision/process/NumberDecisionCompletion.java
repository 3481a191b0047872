package dev.kechuang.decision.process;

import dev.kechuang.decision.Decisions;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "编号决定文件" in bpmn/decision/government-decision.bpmn, when a person completes it. */
@Component
class NumberDecisionCompletion implements TaskListener {

    private final Decisions decisions;

    NumberDecisionCompletion(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        decisions.number(no, fields.text("docNo"), fields.text("yearSummary"), fields.userId());
    }
}
