package dev.kechuang.workflow.guard;

import dev.kechuang.shared.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The one way a human task is completed, from Tasklist and from the portal: by its assignee, with judged fields that live
 * as transient variables of the task alone, so that neither run time nor history ever stores them.
 */
@Component
public class TaskCompletion {

    private final FormGate gate;

    public TaskCompletion(FormGate gate) {
        this.gate = gate;
    }

    /** From a web app: only tasks with a form. Runs inside an engine command. */
    void fromWebApp(TaskEntity task, String userId, Map<String, ?> fields) {
        var schema = gate.schemaOf(task).orElseThrow(() -> Refusal.notAllowed("workflow.onlyInPortal"));
        complete(task, userId, gate.check(schema, task, fields));
    }

    /** From the portal; a task without a form is judged by its module's face alone. Runs inside an engine command. */
    public void fromPortal(TaskEntity task, String userId, Map<String, ?> fields) {
        var schema = gate.schemaOf(task);
        complete(task, userId, schema.isPresent() ? gate.check(schema.get(), task, fields) : fields);
    }

    private static void complete(TaskEntity task, String userId, Map<String, ?> fields) {
        if (userId == null || !userId.equals(task.getAssignee())) throw Refusal.notAllowed("workflow.notYourTask");
        fields.forEach((name, value) -> task.setVariableLocal(name, Variables.untypedValue(value, true)));
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_COMPLETE);
        task.complete();
    }
}
