package dev.kechuang.nomination.process;

import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.process.FormalReviewProcess.Vars;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记视为撤回" in bpmn/nomination/formal-review.bpmn. */
@Component
class DeemWithdrawnDelegate implements JavaDelegate {

    private final FormalReviews reviews;

    DeemWithdrawnDelegate(FormalReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.deemWithdrawn(CaseNo.of(execution.getProcessBusinessKey()));
        Vars.ACCEPTED.set(execution, false);
    }
}
