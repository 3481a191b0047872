package dev.kechuang.payout;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notification.Notifications;
import dev.kechuang.notification.UnitMessage;
import dev.kechuang.payout.ResultJudgement.Judged;
import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.BatchRows;
import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.model.LinesHash;
import dev.kechuang.payout.model.ResultFile;
import dev.kechuang.payout.model.ResultFiles;
import dev.kechuang.payout.model.ResultRow;
import dev.kechuang.payout.process.PaymentBatchProcess;
import dev.kechuang.payout.process.PaymentItemProcess;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TokenQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the bank answers. A file is taken as a whole or refused as a whole; rows, instructions, items, ledger, budget, cases
 * and tokens change in one transaction, so a crash leaves all of it or none.
 */
@Service
public class BankResults {

    private final AttemptRows attempts;
    private final ItemRows items;
    private final ResultJudgement judgement;
    private final ResultFiles files;
    private final TransactionTemplate transaction;
    private final AwardBooks awards;
    private final ReturnCodes codes;
    private final Registry registry;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final TokenQueue tokens;

    public BankResults(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            AwardBooks awards,
            ReturnCodes codes,
            Registry registry,
            Ledger ledger,
            BusinessClock clock,
            AuditTrail audit,
            Notifications notifications,
            TokenQueue tokens) {
        this.attempts = new AttemptRows(jdbc);
        this.items = new ItemRows(jdbc);
        this.judgement = new ResultJudgement(attempts, new BatchRows(jdbc));
        this.files = new ResultFiles(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.awards = awards;
        this.codes = codes;
        this.registry = registry;
        this.ledger = ledger;
        this.clock = clock;
        this.audit = audit;
        this.notifications = notifications;
        this.tokens = tokens;
    }

    /** Applies a result file (CSV or XLSX); the same bytes a second time change nothing and say when they were applied. */
    public ImportReport importFile(String fileName, byte[] content, String userId) {
        mustHold(userId);
        var sha = LinesHash.sha256(content);
        var known = files.find(sha);
        if (known.isPresent())
            return ImportReport.known(
                    fileName, known.get().appliedAt(), known.get().rows());
        var parsed = ResultFile.read(content, codes::known);
        if (!parsed.problems().isEmpty()) return refused(fileName, parsed.problems(), userId);
        try {
            return transaction.execute(status -> {
                var fileId = UUID.randomUUID();
                files.insert(fileId, sha, fileName, content, parsed, userId, clock.now());
                var judged = judgement.of(parsed.rows());
                if (judged.problems().isEmpty()) return apply(fileName, fileId, judged, userId);
                status.setRollbackOnly();
                return refused(fileName, judged.problems(), userId);
            });
        } catch (DuplicateKeyException e) {
            // Somebody else brought the same file at the same moment.
            var first = files.find(sha).orElseThrow(() -> e);
            return ImportReport.known(fileName, first.appliedAt(), first.rows());
        }
    }

    /** The bank's answer to a query about an instruction whose outcome is unknown; the only way on for such an item. */
    public ImportReport recordQuery(
            String ref, Outcome outcome, String returnCode, String reason, String bankSerial, String userId) {
        mustHold(userId);
        if (outcome == Outcome.PASSIVE_RETURN && !codes.known(returnCode)) {
            throw Refusal.invalid("returnCode", "payout.result.noCode");
        }
        if (outcome == Outcome.SUCCESS && (bankSerial == null || bankSerial.isBlank())) {
            throw Refusal.invalid("bankSerial", "payout.result.noSerial");
        }
        return transaction.execute(status -> {
            var attempt = attempts.lockAll(List.of(ref)).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("payout.result.unknownRef", ref));
            if (attempt.status() != ItemStatus.UNKNOWN) throw Refusal.conflict("payout.notUnknown", ref);
            var row = new ResultRow(
                    0,
                    ref,
                    attempt.amount(),
                    outcome,
                    outcome.returned() ? returnCode : null,
                    reason,
                    bankSerial,
                    clock.now());
            audit.record("payout.queryRecorded", Payouts.ITEM, ref, userId, Map.of("outcome", outcome.name()));
            return apply(null, null, judgement.of(List.of(row)), userId);
        });
    }

    /** Instructions that wait for the answer to a query. */
    public List<PaymentAttempt> unknown() {
        return attempts.unknown();
    }

    private ImportReport apply(String fileName, UUID fileId, Judged judged, String userId) {
        var now = clock.now();
        var news = judged.news();
        attempts.insertResults(
                fileId, judged.rows(), news.stream().map(ResultRow::ref).collect(Collectors.toSet()), userId, now);
        if (attempts.settle(news, now) != news.size()) {
            throw new IllegalStateException("An instruction moved while it was held");
        }
        var paid = judged.newly(Outcome.SUCCESS);
        var passive = judged.newly(Outcome.PASSIVE_RETURN);
        var active = judged.newly(Outcome.ACTIVE_RETURN);
        var silent = judged.newly(Outcome.UNKNOWN);
        moveItems(paid, ItemStatus.SUCCESS);
        moveItems(passive, ItemStatus.PASSIVE_RETURN);
        moveItems(active, ItemStatus.ACTIVE_RETURN);
        moveItems(silent, ItemStatus.UNKNOWN);
        var returned = new ArrayList<>(passive);
        returned.addAll(active);
        ledger.book(LedgerKind.PAID, paid, userId, now);
        ledger.book(LedgerKind.RETURNED, returned, userId, now);
        tell(paid, returned, userId);
        closeBatches(news, judged);
        var successTotal = paid.stream().map(PaymentAttempt::amount).reduce(Money.ZERO, Money::plus);
        if (fileId != null) {
            audit.record(
                    "payout.resultFileApplied",
                    "bankResultFile",
                    fileId.toString(),
                    userId,
                    Map.of("lines", "" + judged.rows().size(), "paid", successTotal.format()));
        }
        return new ImportReport(
                ImportReport.Kind.APPLIED,
                fileName,
                now,
                judged.rows().size(),
                paid.size(),
                successTotal,
                returned.size(),
                silent.size(),
                judged.rows().size() - news.size(),
                List.of());
    }

    private void moveItems(List<PaymentAttempt> these, ItemStatus to) {
        var itemNos = these.stream().map(PaymentAttempt::itemNo).toList();
        int moved =
                to == ItemStatus.UNKNOWN ? items.unknown(itemNos, clock.now()) : items.settle(itemNos, to, clock.now());
        if (moved != itemNos.size()) throw new IllegalStateException("An item is not where its instruction is");
    }

    private void tell(List<PaymentAttempt> paid, List<PaymentAttempt> returned, String userId) {
        if (!paid.isEmpty())
            awards.paid(paid.stream().map(PaymentAttempt::caseNo).toList());
        if (!returned.isEmpty()) {
            awards.returned(returned.stream().map(PaymentAttempt::caseNo).toList());
        }
        var paidItems = paid.stream().map(PaymentAttempt::itemNo).toList();
        var returnedItems = returned.stream().map(PaymentAttempt::itemNo).toList();
        tokens.enqueue(PaymentItemProcess.Messages.ITEM_SETTLED, PaymentItemProcess.ID, paidItems);
        tokens.enqueue(PaymentItemProcess.Messages.ITEM_RETURNED, PaymentItemProcess.ID, returnedItems);
        audit.recordAll("payout.itemPaid", Payouts.ITEM, paidItems, userId, Map.of());
        audit.recordAll("payout.itemReturned", Payouts.ITEM, returnedItems, userId, Map.of());
        var messages = items.findAll(paidItems).stream()
                .map(item -> new UnitMessage(
                        item.unitId(),
                        "payout.notice.itemPaid",
                        item.caseNo(),
                        Map.of("amount", item.amount().format())))
                .toList();
        if (!messages.isEmpty()) notifications.toUnits(messages);
    }

    /** The token of a batch moves once: when its last line is answered. The batch is held, so two files cannot both miss it. */
    private void closeBatches(List<ResultRow> news, Judged judged) {
        var touched = news.stream()
                .filter(row -> row.outcome() != Outcome.UNKNOWN)
                .map(row -> judged.byRef().get(row.ref()).batchNo())
                .collect(Collectors.toCollection(TreeSet::new));
        tokens.enqueue(
                PaymentBatchProcess.Messages.BANK_RESULT_IMPORTED,
                PaymentBatchProcess.ID,
                touched.stream().filter(attempts::allSettled).toList());
    }

    private ImportReport refused(String fileName, List<LineProblem> problems, String userId) {
        audit.recordRefusal(
                "payout.resultFileRefused",
                "bankResultFile",
                fileName,
                userId,
                Map.of(
                        "problems",
                        "" + problems.size(),
                        "first",
                        problems.get(0).key()));
        return ImportReport.refused(fileName, problems);
    }

    private void mustHold(String userId) {
        if (!registry.hasRole(userId, Payouts.PAYMENT_CHECKER)) throw Refusal.notAllowed("payout.notYourRole");
    }
}
