package dev.kechuang.nomination.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/nomination/nomination.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class NominationProcess {

    public static final String ID = "nomination";

    private NominationProcess() {}

    /** Elements that code or tests name. */
    public static final class Elements {

        public static final String DECIDE_PROPOSAL = "userTask_decideProposal";
        public static final String WAIVED = "endEvent_waived";
        public static final String NOT_TAKEN_ON = "endEvent_notTakenOn";
        public static final String VETOED = "endEvent_vetoed";
        public static final String NOT_PROPOSED = "endEvent_notProposed";
        public static final String PAID = "endEvent_paid";
        public static final String CLOSED_UNPAID = "endEvent_closedUnpaid";
        public static final String WITHDRAWN = "endEvent_withdrawn";
        public static final String CONFIRM_ENTITLEMENT = "callActivity_confirmEntitlement";
        public static final String REVIEW_FORMALLY = "callActivity_reviewFormally";
        public static final String CHECK_JOINTLY = "callActivity_checkJointly";
        public static final String AWAIT_AWARD = "callActivity_awaitAward";
        public static final String CALCULATE_AMOUNT = "serviceTask_calculateAmount";

        private Elements() {}
    }

    /** Messages the process waits for. */
    public static final class Messages {

        public static final String WITHDRAWN = "nomination.withdrawn";

        private Messages() {}
    }

    /** Answered questions that route the token. */
    public static final class Vars {

        public static final ProcessVar<Boolean> FROM_LIST = ProcessVar.flag("fromList");
        public static final ProcessVar<Boolean> ENTITLED = ProcessVar.flag("entitled");
        public static final ProcessVar<Boolean> CONTESTED = ProcessVar.flag("contested");
        public static final ProcessVar<Boolean> ACCEPTED = ProcessVar.flag("accepted");
        public static final ProcessVar<Boolean> CLEARED = ProcessVar.flag("cleared");
        public static final ProcessVar<Boolean> PROPOSED = ProcessVar.flag("proposed");
        public static final ProcessVar<Boolean> PAID = ProcessVar.flag("paid");

        private Vars() {}
    }
}
