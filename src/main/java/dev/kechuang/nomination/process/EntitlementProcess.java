package dev.kechuang.nomination.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/nomination/entitlement.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class EntitlementProcess {

    public static final String ID = "entitlement";

    private EntitlementProcess() {}

    /** Elements that code or tests name. */
    public static final class Elements {

        public static final String CONFIRM_ENTITLEMENT = "userTask_confirmEntitlement";
        public static final String CONFIRM_DEFERRED_ENTITLEMENT = "userTask_confirmDeferredEntitlement";
        public static final String ENTITLEMENT_REMINDER_DUE = "event_entitlementReminderDue";
        public static final String ENTITLEMENT_UNANSWERED = "event_entitlementUnanswered";
        public static final String DEFERRED_ENTITLEMENT_UNANSWERED = "event_deferredEntitlementUnanswered";
        public static final String ENTITLEMENT_REMINDED = "endEvent_entitlementReminded";
        public static final String ENTITLEMENT_WAIVED = "endEvent_entitlementWaived";
        public static final String ENTITLEMENT_ANSWERED = "endEvent_entitlementAnswered";

        private Elements() {}
    }

    /** Answered questions that route the token. */
    public static final class Vars {

        public static final ProcessVar<Boolean> ENTITLED = ProcessVar.flag("entitled");
        public static final ProcessVar<Boolean> CONTESTED = ProcessVar.flag("contested");

        private Vars() {}
    }
}
