package dev.kechuang.workflow;

import dev.kechuang.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** What a person entered to complete a task, already judged by the form gate; gone after the completion listener. */
public final class TaskFields {

    private final DelegateTask task;

    private TaskFields(DelegateTask task) {
        this.task = task;
    }

    public static TaskFields of(DelegateTask task) {
        return new TaskFields(task);
    }

    /** The text of a field that must be there; refused as {@code workflow.fieldMissing} otherwise. */
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> Refusal.invalid(field, "workflow.fieldMissing", field));
    }

    /** The text of a field, numbers as digits; empty when it is missing or blank. */
    public Optional<String> optionalText(String field) {
        return Optional.ofNullable(task.getVariable(field))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    /** True only when the field is there and says yes. */
    public boolean flag(String field) {
        return optionalText(field).map(Boolean::parseBoolean).orElse(false);
    }

    /** The chosen values of a check list or tag list, in their order; empty when nothing is chosen. */
    public List<String> choices(String field) {
        Object found = task.getVariable(field);
        if (found instanceof Iterable<?> many) {
            var texts = new java.util.ArrayList<String>();
            many.forEach(one -> texts.add(String.valueOf(one)));
            return List.copyOf(texts);
        }
        return optionalText(field).map(List::of).orElse(List.of());
    }

    /** Who acts: the engine's authenticated user, which the seam has made sure is the assignee. */
    public String userId() {
        Authentication current = Context.getProcessEngineConfiguration() == null
                ? null
                : Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        String user = current == null ? task.getAssignee() : current.getUserId();
        if (user == null) throw new IllegalStateException("Nobody completes " + task.getTaskDefinitionKey());
        return user;
    }
}
