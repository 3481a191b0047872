package dev.kechuang.notice.process;

import dev.kechuang.workflow.ProcessVar;

/** Names that {@code bpmn/notice/objection.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class ObjectionProcess {

    public static final String ID = "objection";

    private ObjectionProcess() {}

    /** Elements the code names. */
    public static final class Elements {
        public static final String DECIDE_ADMISSION = "userTask_decideAdmission";
        public static final String ANSWER_OBJECTION = "userTask_answerObjection";
        public static final String INVESTIGATE_OBJECTION = "userTask_investigateObjection";
        public static final String RULE_OBJECTION = "userTask_ruleObjection";
        public static final String ADMISSION_DUE = "event_admissionDue";
        public static final String ANSWER_PERIOD_OVER = "event_answerPeriodOver";
        public static final String INVESTIGATION_DUE = "event_investigationDue";
        public static final String ADMISSION_REMINDED = "endEvent_admissionReminded";
        public static final String INVESTIGATION_REMINDED = "endEvent_investigationReminded";
        public static final String OBJECTION_REFUSED = "endEvent_objectionRefused";
        public static final String UPHELD = "endEvent_upheld";
        public static final String DISMISSED = "endEvent_dismissed";

        private Elements() {}
    }

    /** Variables the gateways read; objectionNo is for display in Tasklist. */
    public static final class Vars {
        public static final ProcessVar<String> OBJECTION_NO = ProcessVar.text("objectionNo");
        public static final ProcessVar<Boolean> ADMITTED = ProcessVar.flag("admitted");
        public static final ProcessVar<Boolean> UPHELD = ProcessVar.flag("upheld");

        private Vars() {}
    }
}
