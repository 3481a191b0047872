package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.Entitlements.Answer;
import dev.kechuang.nomination.process.EntitlementProcess.Vars;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.TaskFields;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "确认或提出异议" in bpmn/nomination/entitlement.bpmn. */
@Component
class ConfirmEntitlementCompletion implements TaskListener {

    private final Entitlements entitlements;

    ConfirmEntitlementCompletion(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        Answer answer = entitlements.answer(
                CaseNo.of(task.getExecution().getProcessBusinessKey()),
                fields.text("decision").equals("CONTEST"),
                fields.optionalText("reason").orElse(null),
                Set.copyOf(fields.choices("commitments")),
                fields.userId());
        Vars.ENTITLED.set(task.getExecution(), answer == Answer.CONFIRMED);
        Vars.CONTESTED.set(task.getExecution(), answer == Answer.CONTESTED);
    }
}
