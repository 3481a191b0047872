package dev.kechuang.nomination.process;

import dev.kechuang.nomination.Proposals;
import dev.kechuang.nomination.process.NominationProcess.Vars;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.TaskFields;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person's decision at "局务会审定拟奖补" in bpmn/nomination/nomination.bpmn. */
@Component
class DecideProposalCompletion implements TaskListener {

    private final Proposals proposals;

    DecideProposalCompletion(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskFields fields = TaskFields.of(task);
        boolean proposed = proposals.decide(
                CaseNo.of(task.getExecution().getProcessBusinessKey()),
                fields.text("decision").equals("PROPOSE"),
                fields.optionalText("reason").orElse(null),
                fields.userId());
        Vars.PROPOSED.set(task.getExecution(), proposed);
    }
}
