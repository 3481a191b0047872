package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Dossiers;
import dev.kechuang.shared.CaseNo;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What a task shows of its case, kept with the task alone: public facts, never authoritative. */
@Component
public class NominationLabels {

    private final Dossiers dossiers;

    NominationLabels(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    public String categoryNameOf(DelegateExecution execution) {
        return dossiers.categoryName(CaseNo.of(execution.getProcessBusinessKey()));
    }

    public String unitNameOf(DelegateExecution execution) {
        return dossiers.summary(CaseNo.of(execution.getProcessBusinessKey())).unitName();
    }

    public String applicantUnitOf(DelegateExecution execution) {
        return dossiers.summary(CaseNo.of(execution.getProcessBusinessKey()))
                .unitId()
                .toString();
    }
}
