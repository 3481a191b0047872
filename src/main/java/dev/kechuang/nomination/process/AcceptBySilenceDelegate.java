package dev.kechuang.nomination.process;

import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.process.FormalReviewProcess.Vars;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "登记逾期受理" in bpmn/nomination/formal-review.bpmn. */
@Component
class AcceptBySilenceDelegate implements JavaDelegate {

    private final FormalReviews reviews;

    AcceptBySilenceDelegate(FormalReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.acceptBySilence(CaseNo.of(execution.getProcessBusinessKey()));
        Vars.ACCEPTED.set(execution, true);
    }
}
