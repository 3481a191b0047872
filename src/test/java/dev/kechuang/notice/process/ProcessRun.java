package dev.kechuang.notice.process;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** One process instance in a test engine: persons act, jobs run and timers fire exactly when the test says so. */
public final class ProcessRun {

    private final ProcessEngine engine;
    public final ProcessInstance process;
    private final Set<String> visited = new TreeSet<>();

    public ProcessRun(ProcessEngine engine, String processId, String businessKey) {
        this.engine = engine;
        this.process = engine.getRuntimeService().startProcessInstanceByKey(processId, businessKey);
        runJobs();
    }

    /** The person completes the open task of this key; what follows at once runs as well. */
    public ProcessRun complete(String taskKey, String userId, Map<String, Object> fields) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKey(taskKey)
                .singleResult();
        engine.getIdentityService().setAuthenticatedUserId(userId);
        try {
            engine.getTaskService().complete(task.getId(), fields);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        return runJobs();
    }

    /** Fires the timer of this event, whatever its due date. */
    public ProcessRun fire(String eventId) {
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .activityId(eventId)
                .timers()
                .singleResult();
        engine.getManagementService().executeJob(timer.getId());
        return runJobs();
    }

    public ProcessRun correlate(String message) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(process.getId())
                .correlate();
        return runJobs();
    }

    public java.util.Date dueOf(String eventId) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .activityId(eventId)
                .singleResult()
                .getDuedate();
    }

    /** Every element this instance has passed; kept here, because the engine forgets it before the test's after-methods. */
    public Set<String> visited() {
        return visited;
    }

    /** Ends and boundary events of a model: each must be visited by some test. */
    public static Set<String> endsAndBoundaries(String module, String processId) {
        var bpmn = Bpmn.readModelFromStream(
                ProcessRun.class.getResourceAsStream("/bpmn/" + module + "/" + processId + ".bpmn"));
        return Stream.concat(
                        bpmn.getModelElementsByType(EndEvent.class).stream(),
                        bpmn.getModelElementsByType(BoundaryEvent.class).stream())
                .map(FlowElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Object variable(String name) {
        return engine.getRuntimeService().getVariable(process.getId(), name);
    }

    private ProcessRun runJobs() {
        for (Job job = next(); job != null; job = next())
            engine.getManagementService().executeJob(job.getId());
        engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .forEach(visited::add);
        return this;
    }

    private Job next() {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .messages()
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
