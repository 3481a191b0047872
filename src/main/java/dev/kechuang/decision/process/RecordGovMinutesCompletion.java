package dev.kechuang.decision.process;

import dev.kechuang.decision.Decisions;
import dev.kechuang.decision.MeetingOutcome;
import dev.kechuang.decision.process.GovernmentDecisionProcess.Vars;
import dev.kechuang.workflow.TaskFields;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Box "记录政府会议结果" in bpmn/decision/government-decision.bpmn, when a person completes it. */
@Component
class RecordGovMinutesCompletion implements TaskListener {

    private final Decisions decisions;

    RecordGovMinutesCompletion(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        String no = task.getExecution().getProcessBusinessKey();
        boolean approved = decisions.recordMinutes(
                no,
                MeetingOutcome.valueOf(fields.text("decision")),
                fields.text("minutesNo"),
                fields.text("meetingName"),
                LocalDate.parse(fields.text("meetingDate")),
                fields.optionalText("reason").orElse(null),
                fields.userId());
        Vars.APPROVED.set(task.getExecution(), approved);
    }
}
