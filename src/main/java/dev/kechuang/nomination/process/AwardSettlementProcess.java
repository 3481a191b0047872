package dev.kechuang.nomination.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/nomination/award-settlement.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class AwardSettlementProcess {

    public static final String ID = "award-settlement";

    private AwardSettlementProcess() {}

    /** Elements that code or tests name. */
    public static final class Elements {

        public static final String SETTLED = "endEvent_settled";
        public static final String AWAIT_NOTICE = "gateway_awaitNotice";
        public static final String AWAIT_DECISION = "gateway_awaitDecision";
        public static final String AWAIT_PAYOUT = "gateway_awaitPayout";
        public static final String NOTICE_PASSED = "event_noticePassed";
        public static final String REMOVED = "event_removed";
        public static final String DECIDED = "event_decided";
        public static final String REJECTED = "event_rejected";
        public static final String PAID = "event_paid";
        public static final String WAIVED = "event_waived";

        private Elements() {}
    }

    /** Messages the process waits for. */
    public static final class Messages {

        public static final String NOTICE_PASSED = "nomination.noticePassed";
        public static final String REMOVED = "nomination.removed";
        public static final String DECIDED = "nomination.decided";
        public static final String REJECTED = "nomination.rejected";
        public static final String PAID = "nomination.paid";
        public static final String WAIVED = "nomination.waived";

        private Messages() {}
    }

    /** Answered questions that route the token. */
    public static final class Vars {

        public static final ProcessVar<Boolean> PAID = ProcessVar.flag("paid");

        private Vars() {}
    }
}
