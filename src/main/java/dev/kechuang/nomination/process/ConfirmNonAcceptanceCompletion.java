package dev.kechuang.nomination.process;

import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.process.FormalReviewProcess.Vars;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "复核不予受理" in bpmn/nomination/formal-review.bpmn. */
@Component
class ConfirmNonAcceptanceCompletion implements TaskListener {

    private final FormalReviews reviews;

    ConfirmNonAcceptanceCompletion(FormalReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        boolean confirmed = reviews.confirmNonAcceptance(
                CaseNo.of(task.getExecution().getProcessBusinessKey()),
                fields.text("decision").equals("CONFIRM"),
                fields.optionalText("reason").orElse(null),
                fields.userId());
        Vars.RETURNED.set(task.getExecution(), !confirmed);
    }
}
