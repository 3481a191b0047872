package dev.kechuang.workflow.guard;

import dev.kechuang.shared.Refusal;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.util.ReflectionUtils;

/**
 * Stands before every engine command. Human tasks are completed by {@link TaskCompletion} only, whoever asks; a signed-in
 * person may cause nothing but what {@link PersonCommands} lists. Commands of our own code inside another command pass.
 */
final class CommandGuard extends CommandInterceptor {

    private final TaskCompletion completion;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    CommandGuard(TaskCompletion completion) {
        this.completion = completion;
    }

    @Override
    public <T> T execute(Command<T> command) {
        int outside = depth.get();
        depth.set(outside + 1);
        try {
            return guarded(command, outside == 0);
        } finally {
            if (outside == 0) depth.remove();
            else depth.set(outside);
        }
    }

    private <T> T guarded(Command<T> command, boolean outermost) {
        var context = Context.getCommandContext();
        if (command instanceof CompleteTaskCmd) return complete(context, command, "variables");
        if (command instanceof SubmitTaskFormCmd) return complete(context, command, "properties");
        if (command instanceof ResolveTaskCmd || command instanceof DelegateTaskCmd) {
            throw Refusal.notAllowed("workflow.notOffered");
        }
        var person = context.getAuthenticatedUserId();
        if (person == null || !outermost) return next.execute(command);
        if (command instanceof ClaimTaskCmd) {
            if (!person.equals(read(command, "userId"))) throw Refusal.notAllowed("workflow.notOffered");
            return next.execute(command);
        }
        if (command instanceof AssignTaskCmd) return giveBack(context, command, person);
        if (!PersonCommands.allowed(command)) throw Refusal.notAllowed("workflow.notOffered");
        return next.execute(command);
    }

    private <T> T complete(CommandContext context, Command<T> command, String fields) {
        if (Boolean.TRUE.equals(read(command, "returnVariables"))) throw Refusal.notAllowed("workflow.notOffered");
        var task = task(context, command);
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        @SuppressWarnings("unchecked")
        var sent = (Map<String, Object>) read(command, fields);
        completion.fromWebApp(task, context.getAuthenticatedUserId(), sent == null ? Map.of() : sent);
        return null;
    }

    /** Giving back what one holds needs no right to assign; every other assignment is refused. */
    private <T> T giveBack(CommandContext context, Command<T> command, String person) {
        var task = task(context, command);
        if (read(command, "userId") != null || !Objects.equals(person, task.getAssignee())) {
            throw Refusal.notAllowed("workflow.notOffered");
        }
        return context.runWithoutAuthorization(() -> next.execute(command));
    }

    private static TaskEntity task(CommandContext context, Command<?> command) {
        var task = context.getTaskManager().findTaskById((String) read(command, "taskId"));
        if (task == null) throw Refusal.conflict("workflow.taskGone");
        return task;
    }

    /** The engine's commands keep what they were asked to themselves. */
    private static Object read(Command<?> command, String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) throw new IllegalStateException(command.getClass() + " has no " + name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }
}
