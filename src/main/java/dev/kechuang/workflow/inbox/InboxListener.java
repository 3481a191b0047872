package dev.kechuang.workflow.inbox;

import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.workflow.CaseVars;
import dev.kechuang.workflow.InboxTask;
import dev.kechuang.workflow.StaffSource;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Tells the inbox of every human task: opened, taken, given back, re-dated, done or gone. Asks the database nothing. */
final class InboxListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        var session = Context.getCommandContext().getSession(InboxSession.class);
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> {
                // Of a deadline nobody knows yet people see none; its timer waits far off.
                if (task.getDueDate() != null && UnknownDeadline.is(instant(task.getDueDate()))) task.setDueDate(null);
                session.created(opened((TaskEntity) task));
            }
            case EVENTNAME_ASSIGNMENT, EVENTNAME_UPDATE ->
                session.changed(task.getId(), task.getAssignee(), instant(task.getDueDate()));
            case EVENTNAME_COMPLETE, EVENTNAME_DELETE ->
                session.done(task.getId(), task.getAssignee(), ClockUtil.now().toInstant());
            default -> throw new IllegalStateException("Unexpected task event " + task.getEventName());
        }
    }

    private static InboxTask opened(TaskEntity task) {
        var execution = task.getExecution();
        var role = candidateRole(task, execution);
        return new InboxTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                execution.getProcessDefinition().getKey(),
                execution.getProcessBusinessKey(),
                role,
                task.getAssignee(),
                qualifier(execution),
                instant(task.getCreateTime()),
                instant(task.getDueDate()),
                null,
                role == null || StaffSource.isStaffRole(role) ? null : applicantUnit(execution));
    }

    /** From the model, not from the identity links: reading those would be one query a task. */
    private static String candidateRole(TaskEntity task, ExecutionEntity execution) {
        for (var group : task.getTaskDefinition().getCandidateGroupIdExpressions()) {
            Object found = group.getValue(execution);
            if (found instanceof Collection<?> many) {
                return many.isEmpty() ? null : String.valueOf(many.iterator().next());
            }
            return String.valueOf(found);
        }
        return null;
    }

    /** The element of the multi-instance branch the task belongs to, if there is one. */
    private static String qualifier(ExecutionEntity execution) {
        for (PvmScope scope = execution.getActivity(); scope != null; scope = scope.getFlowScope()) {
            if (scope instanceof ActivityImpl activity
                    && activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior many
                    && many.getCollectionElementVariable() != null) {
                Object element = execution.getVariable(many.getCollectionElementVariable());
                return element == null ? null : element.toString();
            }
        }
        return null;
    }

    private static UUID applicantUnit(ExecutionEntity execution) {
        return CaseVars.APPLICANT_UNIT.find(execution).map(UUID::fromString).orElse(null);
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
