package dev.kechuang.decision.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/decision/government-decision.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class GovernmentDecisionProcess {

    public static final String ID = "government-decision";

    private GovernmentDecisionProcess() {}

    /** Elements the code names. */
    public static final class Elements {
        public static final String CONFIRM_BUDGET = "userTask_confirmBudget";
        public static final String CHECK_BUDGET = "userTask_checkBudget";
        public static final String RECORD_GOV_MINUTES = "userTask_recordGovMinutes";
        public static final String NUMBER_DECISION = "userTask_numberDecision";
        public static final String BUDGET_SHORT = "endEvent_budgetShort";
        public static final String LIST_RETURNED = "endEvent_listReturned";
        public static final String DECIDED = "endEvent_decided";

        private Elements() {}
    }

    /** Variables the gateways read; listNo is for display in Tasklist. */
    public static final class Vars {
        public static final ProcessVar<String> LIST_NO = ProcessVar.text("listNo");
        public static final ProcessVar<Boolean> BUDGET_COVERED = ProcessVar.flag("budgetCovered");
        public static final ProcessVar<Boolean> APPROVED = ProcessVar.flag("approved");

        private Vars() {}
    }
}
