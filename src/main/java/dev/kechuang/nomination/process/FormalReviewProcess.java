package dev.kechuang.nomination.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/nomination/formal-review.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class FormalReviewProcess {

    public static final String ID = "formal-review";

    private FormalReviewProcess() {}

    /** Elements that code or tests name. */
    public static final class Elements {

        public static final String DECIDE_FORMAL_REVIEW = "userTask_decideFormalReview";
        public static final String CONFIRM_NON_ACCEPTANCE = "userTask_confirmNonAcceptance";
        public static final String CORRECT_NOMINATION = "userTask_correctNomination";
        public static final String REVIEW_PERIOD_OVER = "event_reviewPeriodOver";
        public static final String CORRECTION_PERIOD_OVER = "event_correctionPeriodOver";
        public static final String ACCEPTED_BY_SILENCE = "endEvent_acceptedBySilence";
        public static final String ACCEPTED = "endEvent_accepted";
        public static final String NOT_ACCEPTED = "endEvent_notAccepted";
        public static final String DEEMED_WITHDRAWN = "endEvent_deemedWithdrawn";

        private Elements() {}
    }

    /** Answered questions that route the token. */
    public static final class Vars {

        public static final ProcessVar<Boolean> ACCEPTED = ProcessVar.flag("accepted");
        public static final ProcessVar<Boolean> CORRECTION_NEEDED = ProcessVar.flag("correctionNeeded");
        public static final ProcessVar<Boolean> REFUSAL_PROPOSED = ProcessVar.flag("refusalProposed");
        public static final ProcessVar<Boolean> RETURNED = ProcessVar.flag("returned");
        public static final ProcessVar<Boolean> RESUBMITTED = ProcessVar.flag("resubmitted");

        private Vars() {}
    }
}
