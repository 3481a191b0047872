package dev.kechuang.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The engine's due work, carried out now and in the caller's thread until nothing is left: for a demo that moves the clock.
 * Beside a running job executor it takes only what that has not taken, and waits for the rest.
 */
@Component
public class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int PAGE = 200;
    private static final long LOOK_AGAIN = Duration.ofMillis(50).toNanos();
    /** Beside the job executor a job may become a token, or a token a job, just between looking at one and at the other. */
    private static final int QUIET_ROUNDS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProcessEngine engine;
    private final TokenQueue tokens;

    DueWork(ProcessEngine engine, TokenQueue tokens) {
        this.engine = engine;
        this.tokens = tokens;
    }

    /** A timer that went off: the case or list it belongs to, its process, and its name in the model. */
    public record Fired(String key, String processId, String name, Instant due) {}

    /** Moves every token that can move and carries out every due job; returns the timers among them, oldest first. */
    public List<Fired> run() {
        var fired = new ArrayList<Fired>();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        for (int quiet = 0; quiet < QUIET_ROUNDS; ) {
            int moved = tokens.drain();
            var due = due();
            quiet = due.isEmpty() && moved == 0 ? quiet + 1 : 0;
            boolean taken = false;
            for (JobEntity job : due) {
                if (locked(job)) continue;
                taken = true;
                var timer = job instanceof TimerEntity ? Optional.of(fired(job)) : Optional.<Fired>empty();
                if (carriedOut(job)) timer.ifPresent(fired::add);
            }
            if (System.nanoTime() > limit) throw new IllegalStateException("The engine's due work does not end");
            if (!taken && moved == 0 && quiet == 0) LockSupport.parkNanos(LOOK_AGAIN);
        }
        return fired;
    }

    /** When the next timer of any running process goes off. */
    public Optional<Instant> nextTimer() {
        return management()
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(ClockUtil.getCurrentTime())
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .filter(job -> job.getProcessDefinitionKey() != null)
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** Work that has failed at least once and is not yet done. */
    public long failing() {
        return management().createJobQuery().withException().count();
    }

    /** The engine's own housekeeping always has a next job and is left to the job executor. */
    private List<JobEntity> due() {
        return management().createJobQuery().active().executable().orderByJobDuedate().asc().listPage(0, PAGE).stream()
                .filter(job -> job.getProcessDefinitionKey() != null)
                .map(JobEntity.class::cast)
                .toList();
    }

    private static boolean locked(JobEntity job) {
        return job.getLockExpirationTime() != null
                && job.getLockExpirationTime().after(ClockUtil.getCurrentTime());
    }

    /** False when somebody else was faster, or when it failed: then the engine tries again later, and in the end tells. */
    private boolean carriedOut(Job job) {
        try {
            management().executeJob(job.getId());
            return true;
        } catch (OptimisticLockingException overtaken) {
            return false;
        } catch (ProcessEngineException failed) {
            if (management().createJobQuery().jobId(job.getId()).count() > 0) told(job, failed);
            return false;
        } catch (RuntimeException failed) {
            told(job, failed);
            return false;
        }
    }

    private static void told(Job job, RuntimeException failed) {
        LOG.error("Job {} of {} failed", job.getId(), job.getProcessDefinitionKey(), failed);
    }

    private Fired fired(Job job) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        var definition = management()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        FlowElement box = engine.getRepositoryService()
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .getModelElementById(definition.getActivityId());
        return new Fired(
                instance == null ? "" : instance.getBusinessKey(),
                job.getProcessDefinitionKey(),
                box == null || box.getName() == null ? definition.getActivityId() : box.getName(),
                job.getDuedate().toInstant());
    }

    private ManagementService management() {
        return engine.getManagementService();
    }
}
