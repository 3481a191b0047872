package dev.kechuang.nomination.process;

import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.ReviewDecision;
import dev.kechuang.nomination.ReviewDecision.Choice;
import dev.kechuang.nomination.process.FormalReviewProcess.Vars;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "作出形式审查决定" in bpmn/nomination/formal-review.bpmn. */
@Component
class DecideFormalReviewCompletion implements TaskListener {

    private final FormalReviews reviews;

    DecideFormalReviewCompletion(FormalReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        Choice choice = reviews.decide(
                CaseNo.of(task.getExecution().getProcessBusinessKey()), decision(fields), fields.userId());
        Vars.ACCEPTED.set(task.getExecution(), choice == Choice.ACCEPT);
        Vars.CORRECTION_NEEDED.set(task.getExecution(), choice == Choice.CORRECT);
        Vars.REFUSAL_PROPOSED.set(task.getExecution(), choice == Choice.REFUSE);
    }

    private static ReviewDecision decision(TaskFields fields) {
        return new ReviewDecision(
                Choice.valueOf(fields.text("decision")),
                fields.optionalText("items").orElse(null),
                fields.flag("agencyMissedIt"),
                fields.optionalText("missedReason").orElse(null),
                fields.optionalText("reasonCode").orElse(null),
                fields.optionalText("reason").orElse(null));
    }
}
