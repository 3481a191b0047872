package dev.kechuang.nomination.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/nomination/joint-check.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class JointCheckProcess {

    public static final String ID = "joint-check";

    private JointCheckProcess() {}

    /** Elements that code or tests name. */
    public static final class Elements {

        public static final String GIVE_OPINION = "userTask_giveOpinion";
        public static final String STATE_ON_VETO = "userTask_stateOnVeto";
        public static final String REVIEW_VETO = "userTask_reviewVeto";
        public static final String RELEASE_HOLD = "userTask_releaseHold";
        public static final String RESOLVE_NO_DATA = "userTask_resolveNoData";
        public static final String OPINION_REMINDER_DUE = "event_opinionReminderDue";
        public static final String OPINION_OVERDUE = "event_opinionOverdue";
        public static final String STATEMENT_PERIOD_OVER = "event_statementPeriodOver";
        public static final String DEPARTMENT_REMINDED = "endEvent_departmentReminded";
        public static final String DEPARTMENT_ESCALATED = "endEvent_departmentEscalated";
        public static final String OPINION_FINAL = "endEvent_opinionFinal";
        public static final String JOINT_CHECK_CONCLUDED = "endEvent_jointCheckConcluded";

        private Elements() {}
    }

    /** Answered questions that route the token. */
    public static final class Vars {

        public static final ProcessVar<Boolean> VETO_PROPOSED = ProcessVar.flag("vetoProposed");
        public static final ProcessVar<Boolean> HELD = ProcessVar.flag("held");
        public static final ProcessVar<Boolean> DATA_MISSING = ProcessVar.flag("dataMissing");
        public static final ProcessVar<Boolean> CLEARED = ProcessVar.flag("cleared");

        private Vars() {}
    }
}
