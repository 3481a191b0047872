package dev.kechuang.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting, moving and completing by business key, and the inbox that follows, on both databases. */
class TokensAndInboxTest {

    private SeamEngine seam;

    @AfterEach
    void stopTheEngine() {
        seam.close();
    }

    private void on(Databases database) {
        seam = SeamEngine.guarded(database.fresh());
    }

    private Processes processes() {
        return seam.bean(Processes.class);
    }

    private TaskInbox inbox() {
        return seam.bean(TaskInbox.class);
    }

    @ParameterizedTest
    @EnumSource
    void aSecondStartOfALivingKeyChangesNothing(Databases database) {
        on(database);

        processes().start("waiter", "W-1", Map.of());
        processes().start("waiter", "W-1", Map.of());

        assertThat(seam.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void queuedMovesFollowInBulkAndOnlyWhereSomebodyWaits(Databases database) {
        on(database);
        var keys = keys(250);
        processes()
                .startAll(
                        "waiter",
                        keys,
                        Map.of(CaseVars.APPLICANT_UNIT, UUID.randomUUID().toString()));
        var queue = seam.bean(TokenQueue.class);

        queue.enqueue("guarded.moved", "waiter", keys);
        queue.enqueue("guarded.moved", "waiter", List.of("nobody"));

        assertThat(queue.drain()).isEqualTo(250);
        assertThat(queue.pending())
                .singleElement()
                .satisfies(left -> assertThat(left.businessKey()).isEqualTo("nobody"));
        assertThat(seam.engine().getTaskService().createTaskQuery().count()).isEqualTo(250);
        assertThat(inbox().countByRole(List.of("applicant-operator"))).containsEntry("applicant-operator", 250L);
    }

    @ParameterizedTest
    @EnumSource
    void aMoveThatComesTooEarlyIsDeliveredLater(Databases database) {
        on(database);
        var queue = seam.bean(TokenQueue.class);
        queue.enqueue("guarded.moved", "waiter", List.of("W-2"));

        assertThat(queue.drain()).isZero();
        processes().start("waiter", "W-2", Map.of());

        assertThat(queue.drain()).isEqualTo(1);
        assertThat(queue.pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void queuedStartsStartOnce(Databases database) {
        on(database);
        var queue = seam.bean(TokenQueue.class);
        queue.enqueueStart("waiter", List.of("W-3", "W-4"));
        queue.enqueueStart("waiter", List.of("W-3"));

        assertThat(queue.drain()).isEqualTo(3);
        assertThat(seam.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theInboxFollowsATaskFromOpeningToCompletion(Databases database) {
        on(database);
        var unit = UUID.randomUUID();
        processes().start("waiter", "W-5", Map.of(CaseVars.APPLICANT_UNIT, unit.toString()));
        processes().correlate("guarded.moved", "waiter", "W-5");

        assertThat(inbox().openOfUnit(unit, 0, 10)).singleElement().satisfies(task -> {
            assertThat(task.taskKey()).isEqualTo("userTask_after");
            assertThat(task.taskName()).isEqualTo("申报单位确认");
            assertThat(task.processId()).isEqualTo("waiter");
            assertThat(task.candidateRole()).isEqualTo("applicant-operator");
        });
        processes().complete("userTask_after", "W-5", "company", Map.of());

        assertThat(inbox().openOfCase("W-5")).isEmpty();
        assertThat(seam.count("inbox_task where done_at is not null and assignee = 'company'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedInstanceLeavesNoOpenTask(Databases database) {
        on(database);
        var task = seam.decideTask("D-1");
        var instance = seam.engine()
                .getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();

        seam.engine().getRuntimeService().deleteProcessInstance(instance, "test");

        assertThat(inbox().openOfCase("D-1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void parallelBranchesAreToldApartByDepartment(Databases database) {
        on(database);
        processes().start("branches", "B-1", Map.of());

        assertThat(inbox().openOfCase("B-1"))
                .extracting(InboxTask::qualifier, InboxTask::candidateRole)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("dept-tax", "dept-tax"),
                        org.assertj.core.groups.Tuple.tuple("dept-credit", "dept-credit"));
        assertThatThrownBy(() -> processes().complete("userTask_opine", "B-1", "dept-tax", "crediter", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage("workflow.notYourTask");
        processes().complete("userTask_opine", "B-1", "dept-tax", "taxer", Map.of());
        assertThatThrownBy(() -> processes().complete("userTask_opine", "B-1", "dept-tax", "taxer", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage("workflow.taskGone");
        processes().complete("userTask_opine", "B-1", "dept-credit", "crediter", Map.of());
        assertThat(seam.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoPeopleCompletingAtOnceOneWinsAndOneIsTold(Databases database) throws Exception {
        on(database);
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                var key = "R-" + round;
                seam.decideTask(key);
                var barrier = new CyclicBarrier(2);
                var results = pool.invokeAll(List.of(attempt(barrier, key, "clerk1"), attempt(barrier, key, "clerk2")));
                int won = 0;
                for (var result : results)
                    won += result.get(60, TimeUnit.SECONDS).equals("done") ? 1 : 0;
                assertThat(won).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private java.util.concurrent.Callable<String> attempt(CyclicBarrier barrier, String key, String userId) {
        return () -> {
            barrier.await(30, TimeUnit.SECONDS);
            try {
                processes().complete("userTask_decide", key, userId, Map.of("decision", "ACCEPT"));
                return "done";
            } catch (Refusal refused) {
                return refused.key();
            }
        };
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(number -> "K-" + number).toList();
    }
}
