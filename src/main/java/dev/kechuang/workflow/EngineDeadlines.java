package dev.kechuang.workflow;

import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.UnknownDeadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Due dates of tasks and timers after many stored deadlines have moved, and work that failed for want of a calendar. */
@Component
public class EngineDeadlines {

    private static final int PAGE = 500;
    private static final int TRIES = 3;

    private static final String TASKS = "select t.ID_ from ACT_RU_TASK t"
            + " join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_ where p.BUSINESS_KEY_ in (:keys)";
    private static final String TIMERS = "select j.ID_ from ACT_RU_JOB j"
            + " join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_"
            + " where j.TYPE_ = 'timer' and p.BUSINESS_KEY_ in (:keys)";

    private final ProcessEngine engine;
    private final JdbcClient jdbc;

    EngineDeadlines(ProcessEngine engine, DataSource database) {
        this.engine = engine;
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * Reads due dates and timers of these business keys anew from our rows, in one engine command of the caller's transaction.
     * A timer whose new due date is past goes off at once.
     */
    public void reread(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) return;
        var tasks = ids(TASKS, businessKeys);
        var timers = ids(TIMERS, businessKeys);
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    tasks.forEach(id -> reread(context, id));
                    timers.forEach(id -> engine.getManagementService().recalculateJobDuedate(id, false));
                    return null;
                }));
    }

    private static void reread(CommandContext context, String taskId) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null) return;
        var expression = task.getTaskDefinition().getDueDateExpression();
        if (expression == null) return;
        Date due = known((Date) expression.getValue(task.getExecution()));
        if (Objects.equals(due, task.getDueDate())) return;
        task.setDueDate(due);
        task.triggerUpdateEvent();
    }

    /** Null for a deadline nobody knows yet. */
    static Date known(Date due) {
        return due == null || UnknownDeadline.is(due.toInstant()) ? null : due;
    }

    /** Work that failed because no calendar was loaded is done again now; its incidents end. Returns how many. */
    public int retryCalendarMissing() {
        var failed = new ArrayList<String>();
        for (int from = 0; ; from += PAGE) {
            List<Job> page = engine.getManagementService()
                    .createJobQuery()
                    .withException()
                    .orderByJobId()
                    .asc()
                    .listPage(from, PAGE);
            page.stream().filter(EngineDeadlines::wantsCalendar).map(Job::getId).forEach(failed::add);
            if (page.size() < PAGE) break;
        }
        if (!failed.isEmpty())
            engine.getManagementService()
                    .setJobRetries(TRIES)
                    .jobIds(failed)
                    .dueDate(ClockUtil.getCurrentTime())
                    .execute();
        return failed.size();
    }

    /** The message of the exception is all a job keeps; ours names what is missing. */
    private static boolean wantsCalendar(Job job) {
        return job.getExceptionMessage() != null && job.getExceptionMessage().contains(CalendarMissing.KEY);
    }

    private List<String> ids(String query, Collection<String> keys) {
        return jdbc.sql(query).param("keys", keys).query(String.class).list();
    }
}
