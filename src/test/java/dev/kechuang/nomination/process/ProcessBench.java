package dev.kechuang.nomination.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.PlainEngine;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The five real models with the real boxes against faked faces; remembers which elements were visited. */
final class ProcessBench {

    static final CaseNo CASE = CaseNo.of("KC-2026-C04-000017");
    private static final List<String> MODELS =
            List.of("nomination", "entitlement", "formal-review", "joint-check", "award-settlement");

    final Nominations nominations = mock(Nominations.class);
    final Entitlements entitlements = mock(Entitlements.class);
    final FormalReviews reviews = mock(FormalReviews.class);
    final JointChecks checks = mock(JointChecks.class);
    final Proposals proposals = mock(Proposals.class);
    final Dossiers dossiers = mock(Dossiers.class);
    final ProcessEngine engine = PlainEngine.get();

    private final String deployment;
    private final Set<String> visited = new HashSet<>();

    ProcessBench() {
        var due = Instant.now().plusSeconds(86_400);
        given(dossiers.due(any(), any(Dossiers.Due.class))).willReturn(due);
        given(dossiers.due(any(), anyString(), any(Dossiers.DepartmentDue.class)))
                .willReturn(due);
        given(dossiers.summary(any(CaseNo.class))).willReturn(summary());
        given(checks.departmentsOf(CASE)).willReturn(List.of("dept-tax", "dept-market"));
        registerBoxes();
        var builder = engine.getRepositoryService().createDeployment().name("nomination-bench");
        MODELS.forEach(model -> builder.addClasspathResource("bpmn/nomination/" + model + ".bpmn"));
        deployment = builder.deploy().getId();
    }

    private void registerBoxes() {
        Mocks.register("nominationCalendar", new NominationCalendar(dossiers));
        Mocks.register("nominationLabels", new NominationLabels(dossiers));
        Mocks.register("jointCheck", new JointCheck(checks));
        Mocks.register("calculateAmountDelegate", new CalculateAmountDelegate(proposals));
        Mocks.register("recordWithdrawalDelegate", new RecordWithdrawalDelegate(nominations));
        Mocks.register("decideProposalCompletion", new DecideProposalCompletion(proposals));
        Mocks.register("remindEntitlementDelegate", new RemindEntitlementDelegate(entitlements));
        Mocks.register("deferEntitlementDelegate", new DeferEntitlementDelegate(entitlements));
        Mocks.register("waiveEntitlementDelegate", new WaiveEntitlementDelegate(entitlements));
        Mocks.register("confirmEntitlementCompletion", new ConfirmEntitlementCompletion(entitlements));
        Mocks.register("confirmDeferredEntitlementCompletion", new ConfirmDeferredEntitlementCompletion(entitlements));
        Mocks.register("acceptBySilenceDelegate", new AcceptBySilenceDelegate(reviews));
        Mocks.register("deemWithdrawnDelegate", new DeemWithdrawnDelegate(reviews));
        Mocks.register("decideFormalReviewCompletion", new DecideFormalReviewCompletion(reviews));
        Mocks.register("correctNominationCompletion", new CorrectNominationCompletion(reviews));
        Mocks.register("confirmNonAcceptanceCompletion", new ConfirmNonAcceptanceCompletion(reviews));
        Mocks.register("openJointCheckDelegate", new OpenJointCheckDelegate(checks));
        Mocks.register("remindDepartmentDelegate", new RemindDepartmentDelegate(checks));
        Mocks.register("escalateToHeadDelegate", new EscalateToHeadDelegate(checks));
        Mocks.register("concludeJointCheckDelegate", new ConcludeJointCheckDelegate(checks));
        Mocks.register("giveOpinionCompletion", new GiveOpinionCompletion(checks));
        Mocks.register("stateOnVetoCompletion", new StateOnVetoCompletion(checks));
        Mocks.register("reviewVetoCompletion", new ReviewVetoCompletion(checks));
        Mocks.register("releaseHoldCompletion", new ReleaseHoldCompletion(checks));
        Mocks.register("resolveNoDataCompletion", new ResolveNoDataCompletion(checks));
        Mocks.register("concludeSettlementDelegate", new ConcludeSettlementDelegate(nominations));
    }

    ProcessInstance start(String processId, Map<String, Object> variables) {
        return engine.getRuntimeService().startProcessInstanceByKey(processId, CASE.text(), variables);
    }

    Task task(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(key)
                .processInstanceBusinessKey(CASE.text())
                .singleResult();
    }

    Task taskOf(String department, String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(key)
                .taskCandidateGroup(department)
                .singleResult();
    }

    /** Completes as the person does: claimed, with fields, and the jobs that follow. */
    void complete(Task task, Map<String, Object> fields) {
        assertThat(task).as("the task waits").isNotNull();
        engine.getTaskService().claim(task.getId(), "u-1");
        fields.forEach((name, value) -> engine.getTaskService().setVariableLocal(task.getId(), name, value));
        engine.getTaskService().complete(task.getId());
        runJobs();
    }

    void complete(String key, Map<String, Object> fields) {
        complete(task(key), fields);
    }

    /** Runs what is due at once: continuations, never timers. */
    void runJobs() {
        for (int round = 0; round < 50; round++) {
            var jobs = engine.getManagementService().createJobQuery().messages().list();
            if (jobs.isEmpty()) return;
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
        throw new IllegalStateException("Jobs without end");
    }

    void fireTimer(String event) {
        var jobs =
                engine.getManagementService().createJobQuery().activityId(event).list();
        assertThat(jobs).as("timer " + event).isNotEmpty();
        engine.getManagementService().executeJob(jobs.get(0).getId());
        runJobs();
    }

    void message(String name) {
        engine.getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(CASE.text())
                .correlate();
        runJobs();
    }

    Set<String> passed() {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Instances of this process that are still alive. */
    long alive(String processId) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .count();
    }

    Object variableOf(String processId, String name) {
        return engine.getHistoryService().createHistoricVariableInstanceQuery().variableName(name).list().stream()
                .filter(variable -> variable.getProcessDefinitionKey().equals(processId))
                .filter(variable -> variable.getActivityInstanceId().equals(variable.getProcessInstanceId()))
                .map(org.camunda.bpm.engine.history.HistoricVariableInstance::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Removes the deployment with everything that ran and returns what was visited. */
    Set<String> close() {
        visited.addAll(passed());
        engine.getRepositoryService().deleteDeployment(deployment, true);
        Mocks.reset();
        return visited;
    }

    /** Ends and boundary events of a model: each must be visited by some test. */
    static Set<String> endsAndBoundaries(String model) {
        var bpmn = org.camunda.bpm.model.bpmn.Bpmn.readModelFromStream(
                ProcessBench.class.getResourceAsStream("/bpmn/nomination/" + model + ".bpmn"));
        return Stream.concat(
                        bpmn.getModelElementsByType(EndEvent.class).stream(),
                        bpmn.getModelElementsByType(BoundaryEvent.class).stream())
                .map(FlowElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CaseSummary summary() {
        return new CaseSummary(
                UUID.randomUUID(),
                CASE.text(),
                2026,
                "C04",
                "default-2025",
                CasePath.B,
                UUID.randomUUID(),
                "示例科技有限公司",
                "911101010000000000",
                "示例平台",
                CaseStatus.FORMAL_REVIEW,
                Instant.EPOCH,
                Money.ZERO,
                null,
                false,
                Instant.EPOCH);
    }
}
