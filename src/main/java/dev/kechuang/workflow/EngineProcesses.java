package dev.kechuang.workflow;

import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.guard.TaskCompletion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link Processes} on the embedded engine; looks things up by key with one statement, however many keys there are. */
@Component
class EngineProcesses implements Processes {

    private static final int KEYS_A_STATEMENT = 500;

    private static final String ALIVE = "select p.BUSINESS_KEY_ from ACT_RU_EXECUTION p"
            + " join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_"
            + " where p.PARENT_ID_ is null and d.KEY_ = :process and p.BUSINESS_KEY_ in (:keys)";

    private static final String WAITING = "select p.BUSINESS_KEY_, s.EXECUTION_ID_ from ACT_RU_EVENT_SUBSCR s"
            + " join ACT_RU_EXECUTION p on p.ID_ = s.PROC_INST_ID_"
            + " join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_"
            + " where s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ = :message and d.KEY_ = :process"
            + " and p.BUSINESS_KEY_ in (:keys)";

    private record OpenTask(String id, String candidateRole, String assignee) {}

    private final ProcessEngine engine;
    private final TaskCompletion completion;
    private final StaffSource people;
    private final JdbcClient jdbc;

    EngineProcesses(ProcessEngine engine, TaskCompletion completion, StaffSource people, DataSource database) {
        this.engine = engine;
        this.completion = completion;
        this.people = people;
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public void start(String processId, String businessKey, Map<ProcessVar<?>, Object> vars) {
        startAll(processId, List.of(businessKey), vars);
    }

    @Override
    public void startAll(String processId, Collection<String> businessKeys, Map<ProcessVar<?>, Object> vars) {
        var values = new LinkedHashMap<String, Object>();
        vars.forEach((known, value) -> values.put(known.name(), known.type().cast(value)));
        inOneCommand(context -> {
            var alive = alive(processId, businessKeys);
            for (String key : new java.util.LinkedHashSet<>(businessKeys)) {
                if (!alive.contains(key)) engine.getRuntimeService().startProcessInstanceByKey(processId, key, values);
            }
            return null;
        });
    }

    @Override
    public boolean correlate(String messageName, String processId, String businessKey) {
        return !correlateAll(messageName, processId, List.of(businessKey)).isEmpty();
    }

    /** Delivers the message to all that wait for it in one engine command; answers whose keys they were. */
    Set<String> correlateAll(String messageName, String processId, Collection<String> businessKeys) {
        return inOneCommand(context -> {
            var waiting = waiting(messageName, processId, businessKeys);
            waiting.forEach(
                    (key, execution) -> engine.getRuntimeService().messageEventReceived(messageName, execution));
            return waiting.keySet();
        });
    }

    @Override
    public void complete(String taskKey, String businessKey, String userId, Map<String, Object> fields) {
        complete(taskKey, businessKey, null, userId, fields);
    }

    @Override
    public void complete(
            String taskKey, String businessKey, String qualifier, String userId, Map<String, Object> fields) {
        var roles = people.find(userId).map(StaffMember::roles).orElse(Set.of());
        var identity = engine.getIdentityService();
        var before = identity.getCurrentAuthentication();
        identity.setAuthentication(userId, List.copyOf(roles));
        try {
            inOneCommand(context -> {
                completeOpen(context, openTask(taskKey, businessKey, qualifier), userId, roles, fields);
                return null;
            });
        } catch (OptimisticLockingException lost) {
            throw Refusal.conflict("workflow.taskGone");
        } catch (RuntimeException failed) {
            throw refusalOr(failed);
        } finally {
            if (before == null) identity.clearAuthentication();
            else identity.setAuthentication(before);
        }
    }

    @Override
    public void deadlineMoved(String taskKey, String businessKey) {
        inOneCommand(context -> {
            OpenTask open = openTask(taskKey, businessKey, null);
            TaskEntity task = open == null ? null : context.getTaskManager().findTaskById(open.id());
            if (task == null) return null;
            var due = task.getTaskDefinition().getDueDateExpression();
            if (due != null) {
                task.setDueDate(EngineDeadlines.known((Date) due.getValue(task.getExecution())));
                task.triggerUpdateEvent();
            }
            var management = engine.getManagementService();
            management
                    .createJobQuery()
                    .timers()
                    .executionId(task.getExecutionId())
                    .list()
                    .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
            return null;
        });
    }

    private void completeOpen(
            CommandContext context, OpenTask open, String userId, Set<String> roles, Map<String, Object> fields) {
        TaskEntity task = open == null ? null : context.getTaskManager().findTaskById(open.id());
        if (task == null) throw Refusal.conflict("workflow.taskGone");
        if (task.getAssignee() == null) {
            if (!roles.contains(open.candidateRole())) throw Refusal.notAllowed("workflow.notYourTask");
            task.setAssignee(userId);
        } else if (!Objects.equals(task.getAssignee(), userId)) {
            throw Refusal.notAllowed("workflow.notYourTask");
        }
        completion.fromPortal(task, userId, fields);
    }

    private OpenTask openTask(String taskKey, String businessKey, String qualifier) {
        var found = jdbc.sql("select id, candidate_role, assignee, qualifier from inbox_task"
                        + " where business_key = :key and task_key = :task and done_at is null")
                .param("key", businessKey)
                .param("task", taskKey)
                .query((row, index) -> Map.entry(
                        Objects.requireNonNullElse(row.getString("qualifier"), ""),
                        new OpenTask(row.getString("id"), row.getString("candidate_role"), row.getString("assignee"))))
                .list();
        var matching = found.stream()
                .filter(entry -> qualifier == null || qualifier.equals(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (matching.size() > 1)
            throw new IllegalStateException("Several open tasks " + taskKey + " of " + businessKey);
        return matching.isEmpty() ? null : matching.get(0);
    }

    private Set<String> alive(String processId, Collection<String> keys) {
        var alive = new HashSet<String>();
        for (var some : inParts(keys)) {
            alive.addAll(jdbc.sql(ALIVE)
                    .param("process", processId)
                    .param("keys", some)
                    .query(String.class)
                    .list());
        }
        return alive;
    }

    private Map<String, String> waiting(String messageName, String processId, Collection<String> keys) {
        var waiting = new LinkedHashMap<String, String>();
        for (var some : inParts(keys)) {
            jdbc.sql(WAITING)
                    .param("message", messageName)
                    .param("process", processId)
                    .param("keys", some)
                    .query(row -> {
                        waiting.put(row.getString(1), row.getString(2));
                    });
        }
        return waiting;
    }

    private static List<List<String>> inParts(Collection<String> keys) {
        var all = new ArrayList<>(keys);
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += KEYS_A_STATEMENT) {
            parts.add(all.subList(from, Math.min(from + KEYS_A_STATEMENT, all.size())));
        }
        return parts;
    }

    /** One command is one flush; our own code needs no engine permission of the person it acts for. */
    private <T> T inOneCommand(Command<T> work) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(new OurCommand<>(work));
    }

    private record OurCommand<T>(Command<T> work) implements Command<T> {

        @Override
        public T execute(CommandContext context) {
            return context.runWithoutAuthorization(() -> work.execute(context));
        }
    }

    /** The engine wraps what a listener throws; a person must see the face's own refusal. */
    private static RuntimeException refusalOr(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return refusal;
        }
        return failed;
    }
}
