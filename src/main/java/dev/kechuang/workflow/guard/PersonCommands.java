package dev.kechuang.workflow.guard;

import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * Engine commands a signed-in person may cause through the web apps: reading, taking a task, and for the operator another
 * try of a job. Everything not named here is refused; completing has its own way, {@link TaskCompletion}.
 */
final class PersonCommands {

    private static final Set<String> READING_PREFIXES = Set.of("Get", "Is", "Find", "Query", "Execute", "Determine");

    private static final Set<String> NAMED = Set.of(
            "AuthorizationCheckCmd",
            "CreateUserQueryCmd",
            "CreateNativeUserQueryCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "TaskCountByCandidateGroupCmd",
            "SetJobRetriesCmd");

    private static final Set<String> LOOKS_LIKE_READING = Set.of("ExecuteJobsCmd");

    private PersonCommands() {}

    static boolean allowed(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?>) return true;
        var type = command.getClass();
        if (type.getPackageName().startsWith("dev.kechuang.workflow")) return true;
        var name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        name = name.substring(name.lastIndexOf('$') + 1);
        if (NAMED.contains(name)) return true;
        return !LOOKS_LIKE_READING.contains(name) && READING_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
