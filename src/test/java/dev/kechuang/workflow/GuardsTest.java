package dev.kechuang.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.canary.process.Canary;
import dev.kechuang.workflow.canary.process.DecideCompletion;
import dev.kechuang.workflow.guard.ProcessBeans;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard of the seam on the real engine; the hostile expressions also on an engine without guards, which must fall. */
class GuardsTest {

    private static SeamEngine seam;
    private static int cases;

    @BeforeAll
    static void startTheEngine() {
        seam = SeamEngine.guarded(Databases.H2.fresh());
    }

    @AfterAll
    static void stopTheEngine() {
        seam.close();
    }

    @BeforeEach
    void forget() {
        seam.bean(Canary.class).rest();
        seam.bean(DecideCompletion.class).handed().clear();
    }

    static Stream<Consumer<ProcessEngine>> hostileQueries() {
        var song = "${canary.sing()}";
        return Stream.of(
                engine -> tasks(engine)
                        .taskNameLike("x")
                        .or()
                        .taskAssigneeExpression(song)
                        .endOr()
                        .list(),
                engine -> tasks(engine).or().dueBeforeExpression(song).endOr().count(),
                engine -> tasks(engine).taskCandidateGroupExpression(song).list(),
                engine -> tasks(engine)
                        .or()
                        .taskCandidateUserExpression(song)
                        .endOr()
                        .or()
                        .taskUnassigned()
                        .endOr()
                        .list(),
                engine -> stored(engine, tasks(engine).taskAssigneeExpression(song)),
                engine -> stored(
                        engine, tasks(engine).or().taskOwnerExpression(song).endOr()),
                engine -> extending(
                        engine, tasks(engine).or().taskAssigneeExpression(song).endOr()));
    }

    @ParameterizedTest
    @MethodSource("hostileQueries")
    void anExpressionOfAClientIsNeverEvaluated(Consumer<ProcessEngine> hostile) {
        assertThat(catchThrowable(() -> hostile.accept(seam.engine()))).isNotNull();

        assertThat(seam.bean(Canary.class).calls()).isZero();
    }

    @Test
    void withoutTheGuardTheSameExpressionsAreEvaluated() {
        try (var open = SeamEngine.withoutGuards(Databases.H2.fresh())) {
            long fallen = hostileQueries()
                    .filter(hostile -> {
                        open.bean(Canary.class).rest();
                        catchThrowable(() -> hostile.accept(open.engine()));
                        return open.bean(Canary.class).calls() > 0;
                    })
                    .count();

            assertThat(fallen).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theFiltersOfTasklistStillKnowWhoAsks() {
        var task = decideTask();
        seam.as("clerk1", () -> {
            seam.engine().getTaskService().claim(task, "clerk1");
            var mine = tasks(seam.engine()).taskAssigneeExpression("${currentUser()}");
            assertThat(stored(seam.engine(), mine)).isPositive();
        });
    }

    @Test
    void onlyBeansOfProcessPackagesAreSeenByModels() {
        var song = "${processes.toString()}";

        assertThatThrownBy(() -> stored(seam.engine(), tasks(seam.engine()).taskAssigneeExpression(song)))
                .isNotNull();
        assertThat(new ProcessBeans(seam.beans()))
                .containsKey("canary")
                .doesNotContainKey("people")
                .doesNotContainKey("engineProcesses");
    }

    @Test
    void whoHasNotClaimedTheTaskDoesNotCompleteIt() {
        var task = decideTask();

        assertRefused("workflow.notYourTask", () -> submit("clerk1", task, Map.of("decision", "ACCEPT")));
    }

    @Test
    void nobodyClaimsForAnother() {
        var task = decideTask();

        assertRefused(
                "workflow.notOffered",
                () -> seam.as("clerk1", () -> seam.engine().getTaskService().claim(task, "clerk2")));
    }

    @Test
    void theAssigneeGivesTheTaskBackButCannotHandItOn() {
        var task = claimed("clerk1");

        assertRefused(
                "workflow.notOffered",
                () -> seam.as("clerk1", () -> seam.engine().getTaskService().setAssignee(task, "clerk2")));
        seam.as("clerk1", () -> seam.engine().getTaskService().setAssignee(task, null));
        assertThat(seam.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isNull();
    }

    @Test
    void aFieldTheFormDoesNotHaveIsRefused() {
        var task = claimed("clerk1");

        assertRefused(
                "workflow.unknownField",
                () -> submit("clerk1", task, Map.of("decision", "ACCEPT", "injectedApproved", true)));
    }

    @Test
    void answersTheFormForbidsAreRefused() {
        var task = claimed("clerk1");

        assertThat(refusal(() -> submit("clerk1", task, Map.of("decision", "MAYBE")))
                        .kind())
                .isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal(() -> submit("clerk1", task, Map.of())).kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal(() -> submit("clerk1", task, Map.of("decision", "REFUSE", "reason", "短")))
                        .kind())
                .isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void completingWithoutTheFormIsHeldToTheFormToo() {
        var task = claimed("clerk1");

        assertRefused(
                "workflow.unknownField",
                () -> seam.as(
                        "clerk1", () -> seam.engine().getTaskService().complete(task, Map.of("amount", 999_999))));
    }

    @Test
    void fieldsReachTheCompletionAndAreStoredNowhere() {
        var task = claimed("clerk1");

        submit("clerk1", task, Map.of("caseNo", "forged", "decision", "ACCEPT", "reason", "仅此一处的理由", "urgent", true));

        assertThat(seam.bean(DecideCompletion.class).handed()).containsExactly("clerk1:ACCEPT:仅此一处的理由:true");
        for (var table : new String[] {"ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL"}) {
            assertThat(seam.jdbc()
                            .sql("select count(*) from " + table
                                    + " where NAME_ in ('reason', 'urgent') or TEXT_ like '%仅此一处%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(seam.count("ACT_HI_DETAIL")).isZero();
        assertThat(seam.jdbc()
                        .sql("select count(*) from ACT_HI_VARINST where NAME_ = 'decision' and TEXT_ = 'ACCEPT'")
                        .query(Long.class)
                        .single())
                .as("the routing variable of the same name is remembered")
                .isPositive();
    }

    @Test
    void aTaskWithoutAFormIsRefusedToTheWebApps() {
        var key = "G-" + ++cases;
        seam.decideTask(key);
        seam.bean(Processes.class).complete("userTask_decide", key, "clerk1", Map.of("decision", "ACCEPT"));
        runJobs();
        var task = seam.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult();
        seam.as("clerk1", () -> seam.engine().getTaskService().claim(task.getId(), "clerk1"));

        assertRefused("workflow.onlyInPortal", () -> submit("clerk1", task.getId(), Map.of()));
        seam.bean(Processes.class).complete("userTask_inPortal", key, "clerk1", Map.of());
    }

    @Test
    void theOtherDoorsOfTheEngineAreShutForPersons() {
        var task = claimed("clerk1");
        var engine = seam.engine();
        var instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        Stream.<Runnable>of(
                        () -> engine.getTaskService().setVariable(task, "score", 100),
                        () -> engine.getTaskService().setVariableLocal(task, "score", 100),
                        () -> engine.getTaskService().resolveTask(task),
                        () -> engine.getTaskService().delegateTask(task, "clerk2"),
                        () -> engine.getTaskService().addCandidateUser(task, "clerk2"),
                        () -> engine.getTaskService().handleBpmnError(task, "x"),
                        () -> engine.getTaskService().handleEscalation(task, "x"),
                        () -> engine.getTaskService().createComment(task, instance, "x"),
                        () -> engine.getRuntimeService().setVariable(instance, "score", 100),
                        () -> engine.getRuntimeService().startProcessInstanceByKey("waiter"),
                        () -> engine.getRuntimeService()
                                .createMessageCorrelation("guarded.moved")
                                .correlateAll(),
                        () -> engine.getRuntimeService().deleteProcessInstance(instance, "x"),
                        () -> engine.getRuntimeService()
                                .createProcessInstanceModification(instance)
                                .startBeforeActivity("endEvent_done")
                                .execute(),
                        () -> engine.getRepositoryService()
                                .createDeployment()
                                .addString("x.bpmn", "<x/>")
                                .deploy(),
                        () -> engine.getFilterService()
                                .saveFilter(engine.getFilterService().newTaskFilter("x")))
                .forEach(door -> assertThat(catchThrowable(() -> seam.as("clerk1", door)))
                        .isInstanceOf(Refusal.class));
        assertThat(seam.jdbc()
                        .sql("select count(*) from ACT_RU_VARIABLE where NAME_ = 'score'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefusalOfTheFaceComesBackAsItIsAndUndoesTheCompletion() {
        var key = "G-" + ++cases;
        seam.decideTask(key);
        var fields = Map.<String, Object>of("decision", "REFUSE", "reason", "拒绝我");

        assertRefused(
                "workflow.taskGone",
                () -> seam.bean(Processes.class).complete("userTask_decide", key, "clerk1", fields));
        assertThat(seam.bean(TaskInbox.class).openOfCase(key))
                .singleElement()
                .satisfies(open -> assertThat(open.assignee()).isNull());
    }

    private static String decideTask() {
        return seam.decideTask("G-" + ++cases);
    }

    private static String claimed(String userId) {
        var task = decideTask();
        seam.as(userId, () -> seam.engine().getTaskService().claim(task, userId));
        return task;
    }

    private static void submit(String userId, String task, Map<String, Object> fields) {
        seam.as(userId, () -> seam.engine().getFormService().submitTaskForm(task, Variables.fromMap(fields)));
    }

    private static void runJobs() {
        var management = seam.engine().getManagementService();
        management.createJobQuery().messages().list().forEach(job -> management.executeJob(job.getId()));
    }

    private static TaskQuery tasks(ProcessEngine engine) {
        return engine.getTaskService().createTaskQuery();
    }

    private static long stored(ProcessEngine engine, TaskQuery query) {
        var filters = engine.getFilterService();
        var identity = engine.getIdentityService();
        var asking = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        var filter = filters.newTaskFilter("f" + System.nanoTime()).setQuery(query);
        filters.saveFilter(filter);
        if (asking == null) return filters.count(filter.getId());
        var right = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId(asking.getUserId());
        right.setResource(Resources.FILTER);
        right.setResourceId(filter.getId());
        right.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(right);
        identity.setAuthentication(asking.getUserId(), asking.getGroupIds());
        return filters.listPage(filter.getId(), 0, 10).size();
    }

    private static void extending(ProcessEngine engine, TaskQuery query) {
        var filters = engine.getFilterService();
        var filter = filters.newTaskFilter("f" + System.nanoTime())
                .setQuery(tasks(engine).taskName("x"));
        filters.saveFilter(filter);
        filters.list(filter.getId(), query);
    }

    private static void assertRefused(String key, Runnable work) {
        assertThat(refusal(work).key()).isEqualTo(key);
    }

    private static Refusal refusal(Runnable work) {
        var thrown = catchThrowable(work::run);
        assertThat(thrown).isInstanceOf(Refusal.class);
        return (Refusal) thrown;
    }
}
