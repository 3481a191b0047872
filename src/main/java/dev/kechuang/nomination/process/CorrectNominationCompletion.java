package dev.kechuang.nomination.process;

import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.process.FormalReviewProcess.Vars;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "补正材料" in bpmn/nomination/formal-review.bpmn. */
@Component
class CorrectNominationCompletion implements TaskListener {

    private final FormalReviews reviews;

    CorrectNominationCompletion(FormalReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        boolean taken = reviews.resubmit(CaseNo.of(task.getExecution().getProcessBusinessKey()), fields.userId());
        Vars.RESUBMITTED.set(task.getExecution(), taken);
    }
}
