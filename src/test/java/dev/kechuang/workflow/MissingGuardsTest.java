package dev.kechuang.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.canary.process.Canary;
import dev.kechuang.workflow.canary.process.DecideCompletion;
import dev.kechuang.workflow.guard.MissingGuards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One probe a guard, which counts what it did: nothing with the guard, something with exactly this guard left out. */
class MissingGuardsTest {

    @Test
    void withoutTheExpressionGuardAQueryRunsCode(@TempDir Path folder) {
        var file = folder.resolve("made-by-an-expression");

        assertThat(harm(null, seam -> expressionsRun(seam, file))).isZero();
        assertThat(harm(MissingGuards.OfExpressions.class, seam -> expressionsRun(seam, file)))
                .as("six beans called and one file made")
                .isGreaterThanOrEqualTo(5);
        assertThat(file).exists();
    }

    @Test
    void withoutTheCommandGuardACandidateWritesVariablesAndCompletesUnclaimedTasks() {
        assertThat(harm(null, MissingGuardsTest::commandsDone)).isZero();
        assertThat(harm(MissingGuards.OfCommands.class, MissingGuardsTest::commandsDone))
                .isPositive();
    }

    @Test
    void withoutTheFormGateForgedAnswersReachTheCompletion() {
        assertThat(harm(null, MissingGuardsTest::forgedAnswersTaken)).isZero();
        assertThat(harm(MissingGuards.OfForms.class, MissingGuardsTest::forgedAnswersTaken))
                .isEqualTo(2);
    }

    @Test
    void withoutTheHistoryFilterPersonalDataStaysInTheHistory() {
        assertThat(harm(null, MissingGuardsTest::personalDataRemembered)).isZero();
        assertThat(harm(MissingGuards.OfHistory.class, MissingGuardsTest::personalDataRemembered))
                .isPositive();
    }

    private static long harm(Class<?> missing, ToLongFunction<SeamEngine> probe) {
        var database = Databases.H2.fresh();
        try (var seam = missing == null ? SeamEngine.guarded(database) : SeamEngine.changed(database, missing)) {
            return probe.applyAsLong(seam);
        }
    }

    /** Every way an expression of a client reaches a query; the last one would leave a file behind. */
    private static long expressionsRun(SeamEngine seam, Path file) {
        var canary = seam.bean(Canary.class);
        canary.rest();
        GuardsTest.hostileQueries().forEach(hostile -> catchThrowable(() -> hostile.accept(seam.engine())));
        var code = "${''.getClass().forName('java.io.File').getConstructor(''.getClass()).newInstance('" + file
                + "').createNewFile()}";
        catchThrowable(() -> seam.engine()
                .getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(code)
                .endOr()
                .list());
        return canary.calls() + (Files.exists(file) ? 1 : 0);
    }

    /** As a candidate who has claimed nothing: two variables, a foreign claim, a completion with an invented amount. */
    private static long commandsDone(SeamEngine seam) {
        var task = seam.decideTask("M-1");
        var tasks = seam.engine().getTaskService();
        var runtime = seam.engine().getRuntimeService();
        var instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        seam.as("clerk1", () -> {
            catchThrowable(() -> tasks.setVariable(task, "score", 100));
            catchThrowable(() -> tasks.setVariableLocal(task, "approvedBy", "clerk1"));
            catchThrowable(() -> runtime.setVariable(instance, "score", 100));
            catchThrowable(() -> tasks.claim(task, "clerk2"));
            catchThrowable(() -> seam.engine()
                    .getFormService()
                    .submitTaskForm(task, Variables.fromMap(Map.of("decision", "ACCEPT", "amount", 999_999))));
            catchThrowable(() -> tasks.complete(task, Map.of("amount", 999_999)));
        });
        long written = seam.jdbc()
                .sql("select count(*) from ACT_RU_VARIABLE where NAME_ in ('score', 'approvedBy', 'amount')")
                .query(Long.class)
                .single();
        long moved = tasks.createTaskQuery().taskId(task).taskUnassigned().count() == 1 ? 0 : 1;
        return written + moved;
    }

    /** By the assignee, so that only the form stands in the way: an answer off the list, and one without a reason. */
    private static long forgedAnswersTaken(SeamEngine seam) {
        var handed = seam.bean(DecideCompletion.class).handed();
        handed.clear();
        for (var fields : new Map<?, ?>[] {
            Map.of("decision", "PAY_TEN_TIMES"), Map.of("decision", "REFUSE", "reason", "短", "injectedApproved", true)
        }) {
            var task = seam.decideTask("M-" + System.nanoTime());
            seam.as("clerk1", () -> {
                seam.engine().getTaskService().claim(task, "clerk1");
                var sent = Variables.createVariables();
                fields.forEach((name, value) -> sent.putValue((String) name, value));
                catchThrowable(() -> seam.engine().getFormService().submitTaskForm(task, sent));
            });
        }
        return handed.size();
    }

    /** Our own code puts an undeclared variable into a case, as a careless delegate would. */
    private static long personalDataRemembered(SeamEngine seam) {
        var task = seam.decideTask("M-2");
        var runtime = seam.engine().getRuntimeService();
        var instance = seam.engine()
                .getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        runtime.setVariable(instance, "residentId", "519901198001010014");
        runtime.setVariable(instance, "residentId", "519901198001010022");
        long remembered = 0;
        for (var table : new String[] {"ACT_HI_VARINST", "ACT_HI_DETAIL"}) {
            remembered += seam.jdbc()
                    .sql("select count(*) from " + table
                            + " where NAME_ = 'residentId' or TEXT_ like '51990119800101%'")
                    .query(Long.class)
                    .single();
        }
        return remembered;
    }
}
