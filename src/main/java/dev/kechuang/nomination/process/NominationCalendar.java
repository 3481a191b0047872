package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.Dossiers.DepartmentDue;
import dev.kechuang.nomination.Dossiers.Due;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.CaseVars;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Due dates and timers of the nomination models: always the deadline that the case itself has stored. */
@Component
public class NominationCalendar {

    private final Dossiers dossiers;

    NominationCalendar(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    public Date dueOfFormalReview(DelegateExecution execution) {
        return due(execution, Due.FORMAL_REVIEW);
    }

    public Date dueOfCorrection(DelegateExecution execution) {
        return due(execution, Due.CORRECTION);
    }

    public Date reminderOfEntitlement(DelegateExecution execution) {
        return due(execution, Due.ENTITLEMENT_REMINDER);
    }

    public Date dueOfEntitlement(DelegateExecution execution) {
        return due(execution, Due.ENTITLEMENT);
    }

    public Date dueOfDeferredEntitlement(DelegateExecution execution) {
        return due(execution, Due.DEFERRED_ENTITLEMENT);
    }

    public Date reminderOfOpinion(DelegateExecution execution) {
        return due(execution, DepartmentDue.REMINDER);
    }

    public Date dueOfOpinion(DelegateExecution execution) {
        return due(execution, DepartmentDue.OPINION);
    }

    public Date dueOfVetoStatement(DelegateExecution execution) {
        return due(execution, DepartmentDue.STATEMENT);
    }

    private Date due(DelegateExecution execution, Due due) {
        return Date.from(dossiers.due(CaseNo.of(execution.getProcessBusinessKey()), due));
    }

    private Date due(DelegateExecution execution, DepartmentDue due) {
        var caseNo = CaseNo.of(execution.getProcessBusinessKey());
        return Date.from(dossiers.due(caseNo, CaseVars.DEPARTMENT.get(execution), due));
    }
}
