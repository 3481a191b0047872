package dev.kechuang.payout.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.payout.BankFiles;
import dev.kechuang.payout.BatchStatus;
import dev.kechuang.payout.ItemStatus;
import dev.kechuang.payout.PaymentBatch;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.Payouts;
import dev.kechuang.payout.Returns;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.PlainEngine;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The two real models with the real boxes against faked faces; one instance a test. */
final class PayoutBench {

    static final String ITEM = "KC-2026-C01-000001-P";
    static final String BATCH = "ZF-2026-001";
    static final String PERSON = "u-1";

    final Payouts payouts = mock(Payouts.class);
    final Returns returns = mock(Returns.class);
    final PaymentBatches batches = mock(PaymentBatches.class);
    final BankFiles bankFiles = mock(BankFiles.class);
    final ProcessEngine engine = PlainEngine.get();

    private final String key;
    private final String deployment;

    PayoutBench(String processId, String key) {
        this.key = key;
        var later = Instant.now().plusSeconds(86_400);
        given(payouts.open(ITEM)).willReturn(item(later));
        given(payouts.item(ITEM)).willReturn(item(later));
        given(batches.batch(any())).willReturn(batch(later));
        registerBoxes();
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bpmn/payout/" + processId + ".bpmn")
                .deploy()
                .getId();
        engine.getRuntimeService().startProcessInstanceByKey(processId, key);
        runJobs();
    }

    private void registerBoxes() {
        Mocks.register("payoutCalendar", new PayoutCalendar(payouts, batches));
        Mocks.register("openItemDelegate", new OpenItemDelegate(payouts));
        Mocks.register("remindPayeeDelegate", new RemindPayeeDelegate(payouts));
        Mocks.register("deferItemDelegate", new DeferItemDelegate(payouts));
        Mocks.register("waiveItemDelegate", new WaiveItemDelegate(payouts));
        Mocks.register("countReturnDelegate", new CountReturnDelegate(returns));
        Mocks.register("confirmPayeeCompletion", new ConfirmPayeeCompletion(payouts));
        Mocks.register("confirmDeferredPayeeCompletion", new ConfirmDeferredPayeeCompletion(payouts));
        Mocks.register("correctPayeeCompletion", new CorrectPayeeCompletion(returns));
        Mocks.register("reappropriateCompletion", new ReappropriateCompletion(returns));
        Mocks.register("resolveReturnCompletion", new ResolveReturnCompletion(returns));
        Mocks.register("checkBatchCompletion", new CheckBatchCompletion(batches));
        Mocks.register("confirmReleaseCompletion", new ConfirmReleaseCompletion(batches));
        Mocks.register("approveReleaseCompletion", new ApproveReleaseCompletion(batches));
        Mocks.register("writeBankFileDelegate", new WriteBankFileDelegate(bankFiles));
        Mocks.register("markUnknownDelegate", new MarkUnknownDelegate(batches));
        Mocks.register("bookResultDelegate", new BookResultDelegate(batches));
    }

    void complete(String taskKey, Map<String, Object> fields) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(taskKey)
                .processInstanceBusinessKey(key)
                .singleResult();
        assertThat(task).as(taskKey + " waits").isNotNull();
        engine.getTaskService().claim(task.getId(), PERSON);
        fields.forEach((name, value) -> engine.getTaskService().setVariableLocal(task.getId(), name, value));
        engine.getTaskService().complete(task.getId());
        runJobs();
    }

    void fireTimer(String event) {
        var job =
                engine.getManagementService().createJobQuery().activityId(event).singleResult();
        assertThat(job).as("timer " + event).isNotNull();
        engine.getManagementService().executeJob(job.getId());
        runJobs();
    }

    void message(String name) {
        engine.getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(key)
                .correlate();
        runJobs();
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

    boolean ended() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count()
                == 0;
    }

    Set<String> passed() {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Removes everything that ran and returns what was visited. */
    Set<String> close() {
        var visited = passed();
        engine.getRepositoryService().deleteDeployment(deployment, true);
        Mocks.reset();
        return visited;
    }

    static Set<String> endsAndBoundaries(String processId) {
        var bpmn =
                Bpmn.readModelFromStream(PayoutBench.class.getResourceAsStream("/bpmn/payout/" + processId + ".bpmn"));
        return Stream.concat(
                        bpmn.getModelElementsByType(EndEvent.class).stream(),
                        bpmn.getModelElementsByType(BoundaryEvent.class).stream())
                .map(FlowElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PaymentItem item(Instant later) {
        return new PaymentItem(
                ITEM,
                PaymentItem.caseNoOf(ITEM),
                "X府发〔2026〕8号",
                2026,
                "C01",
                "国家高新技术企业认定奖励",
                "第十二条",
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "甲科技有限公司",
                "915199010000000000",
                Money.ofYuan(150_000),
                ItemStatus.AWAITING_PAYEE,
                Instant.EPOCH,
                later,
                later,
                null,
                null,
                0,
                0,
                null,
                null,
                false);
    }

    private static PaymentBatch batch(Instant later) {
        return new PaymentBatch(
                BATCH,
                BatchStatus.SENT,
                Instant.EPOCH,
                1,
                Money.ofYuan(150_000),
                "",
                new PaymentBatch.Step("maker", Instant.EPOCH),
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                later);
    }
}
