package dev.kechuang.payout;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notification.Notifications;
import dev.kechuang.payout.PaymentBatch.Step;
import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.BatchRows;
import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.model.LinesHash;
import dev.kechuang.payout.process.PaymentBatchProcess;
import dev.kechuang.registry.BankAccounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TokenQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches and their four pairs of eyes: what the maker froze is what each of the other three sees and the bank gets (S19). */
@Service
public class PaymentBatches {

    static final String BATCH = "paymentBatch";

    private static final int REASON_MAX = 500;
    private static final int ITEMS_MAX = 5_000;

    private final BatchRows batches;
    private final ItemRows items;
    private final AttemptRows attempts;
    private final TransactionTemplate transaction;
    private final BankAccounts accounts;
    private final Registry registry;
    private final FrozenLines frozen;
    private final BatchBooks books;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final TokenQueue tokens;

    public PaymentBatches(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            AwardBooks awards,
            BankAccounts accounts,
            Registry registry,
            Ledger ledger,
            BusinessClock clock,
            AuditTrail audit,
            Notifications notifications,
            TokenQueue tokens) {
        this.batches = new BatchRows(jdbc);
        this.items = new ItemRows(jdbc);
        this.attempts = new AttemptRows(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.accounts = accounts;
        this.registry = registry;
        this.frozen = new FrozenLines(items, accounts, awards, ledger);
        this.books = new BatchBooks(batches, items, attempts, ledger);
        this.clock = clock;
        this.audit = audit;
        this.notifications = notifications;
        this.tokens = tokens;
    }

    /** The maker puts ready items into a batch and freezes it; there is nothing to type, amounts are the decided ones. */
    public String submit(Collection<String> itemNos, String userId) {
        mustHold(userId, Payouts.PAYMENT_MAKER);
        if (itemNos.isEmpty()) throw Refusal.invalid("items", "payout.nothingChosen");
        if (itemNos.size() > ITEMS_MAX) throw Refusal.invalid("items", "payout.tooMany", ITEMS_MAX);
        try {
            return transaction.execute(status -> freeze(itemNos, userId));
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("payout.tryAgain");
        }
    }

    /** The second person compares with the decision; true when approved, false when it goes back to the maker. */
    public boolean check(String batchNo, boolean approve, String reason, String userId) {
        return step(batchNo, Payouts.PAYMENT_CHECKER, BatchStatus.SUBMITTED, approve, reason, userId);
    }

    /** Third person, finance. */
    public boolean confirmRelease(String batchNo, boolean approve, String reason, String userId) {
        return step(batchNo, Payouts.FINANCE_MAKER, BatchStatus.CHECKED, approve, reason, userId);
    }

    /** Fourth person, finance; after this only the bank file follows. */
    public boolean approveRelease(String batchNo, boolean approve, String reason, String userId) {
        return step(batchNo, Payouts.FINANCE_CHECKER, BatchStatus.CONFIRMED, approve, reason, userId);
    }

    /** No answer by the next working day: unknown is a state of its own and is queried, never sent again (3.10.3). */
    public void markUnknown(String batchNo) {
        transaction.executeWithoutResult(status -> {
            var batch = batches.lock(batchNo).orElseThrow(() -> Refusal.notFound("payout.noSuchBatch"));
            if (batch.status() != BatchStatus.SENT || clock.now().isBefore(batch.resultsDueAt())) return;
            var silent = attempts.sentInBatch(batchNo);
            if (silent.isEmpty()) return;
            attempts.unknown(batchNo);
            items.unknown(silent.stream().map(PaymentAttempt::itemNo).toList(), clock.now());
            audit.record("payout.markedUnknown", BATCH, batchNo, Payouts.SYSTEM, Map.of("count", "" + silent.size()));
            notifications.toRole(
                    Payouts.PAYMENT_CHECKER,
                    "payout.notice.unknown",
                    null,
                    Map.of("batchNo", batchNo, "count", "" + silent.size()));
        });
    }

    /** Closes the batch once the bank has answered for every line; safe to repeat. */
    public void settle(String batchNo) {
        transaction.executeWithoutResult(status -> {
            var batch = batches.lock(batchNo).orElseThrow(() -> Refusal.notFound("payout.noSuchBatch"));
            if (batch.status() == BatchStatus.SETTLED) return;
            if (batch.status() != BatchStatus.SENT || !attempts.allSettled(batchNo)) {
                throw new IllegalStateException(batchNo + " still waits for the bank");
            }
            batches.settled(batchNo, clock.now());
            audit.record("payout.batchSettled", BATCH, batchNo, Payouts.SYSTEM, Map.of());
        });
    }

    public PaymentBatch batch(String batchNo) {
        return batches.find(batchNo).orElseThrow(() -> Refusal.notFound("payout.noSuchBatch"));
    }

    public List<PaymentBatch> latest(int count) {
        return batches.latest(count);
    }

    public List<PaymentLine> lines(String batchNo) {
        return batches.lines(batchNo);
    }

    public List<PaymentAttempt> attempts(String batchNo) {
        return attempts.ofBatch(batchNo);
    }

    /** The whole account number of one line, for a person who must compare it; logged with the reason. */
    public String reveal(String batchNo, int serial, String why, String userId) {
        var allowed = List.of(
                        Payouts.PAYMENT_MAKER, Payouts.PAYMENT_CHECKER, Payouts.FINANCE_MAKER, Payouts.FINANCE_CHECKER)
                .stream()
                .anyMatch(role -> registry.hasRole(userId, role));
        if (!allowed) throw Refusal.notAllowed("payout.notYourRole");
        if (why == null || why.isBlank()) throw Refusal.invalid("why", "payout.reasonMissing");
        var line = batches.lines(batchNo).stream()
                .filter(one -> one.serial() == serial)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("payout.noSuchLine"));
        return transaction.execute(
                status -> accounts.reveal(line.accountId(), userId, batchNo + "/" + serial + " " + why.strip())
                        .accountNo());
    }

    /** The identity of domain 3.10.5 for one batch, from lines, awards, instructions and ledger separately. */
    public Reconciliation reconcile(String batchNo) {
        return books.reconcile(batch(batchNo));
    }

    /** Refuses when anything of the batch is not as its maker froze it: lines, accounts, awards, items, and the books. */
    void mustBeUntouched(PaymentBatch batch, List<PaymentLine> lines) {
        frozen.mustBeUntouched(batch, lines);
    }

    private String freeze(Collection<String> itemNos, String userId) {
        var chosen = items.lockAll(itemNos);
        var problems = new ArrayList<Problem>();
        var year = clock.today().getYear();
        if (chosen.size() != itemNos.size()) problems.add(Problem.of("items", "payout.noSuchItem"));
        for (var item : chosen) {
            if (item.status() != ItemStatus.READY || item.batchNo() != null || item.accountId() == null) {
                problems.add(Problem.of("items", "payout.itemMoved", item.itemNo()));
            } else if (item.quotaLapsed(year)) {
                problems.add(Problem.of("items", "payout.itemQuotaLapsed", item.itemNo()));
            }
        }
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        var seq = batches.nextSeq(year);
        var batchNo = BatchRows.numberOf(year, seq);
        var lines = frozen.lines(batchNo, chosen);
        var total = lines.stream().map(PaymentLine::amount).reduce(Money.ZERO, Money::plus);
        batches.insert(year, seq, total, LinesHash.of(lines), lines, new Step(userId, clock.now()));
        if (items.bind(itemNos, batchNo) != lines.size()) throw Refusal.conflict("payout.tryAgain");
        mustBeUntouched(batch(batchNo), batches.lines(batchNo));
        tokens.enqueueStart(PaymentBatchProcess.ID, List.of(batchNo));
        audit.record(
                "payout.batchSubmitted",
                BATCH,
                batchNo,
                userId,
                Map.of("count", "" + lines.size(), "total", total.format()));
        waits(Payouts.PAYMENT_CHECKER, batchNo);
        return batchNo;
    }

    private boolean step(String batchNo, String role, BatchStatus from, boolean approve, String reason, String userId) {
        mustHold(userId, role);
        if (!approve && (reason == null || reason.isBlank() || reason.length() > REASON_MAX)) {
            throw Refusal.invalid("reason", "payout.reasonMissing");
        }
        transaction.executeWithoutResult(status -> {
            var batch = batches.lock(batchNo).orElseThrow(() -> Refusal.notFound("payout.noSuchBatch"));
            if (batch.status() != from) throw Refusal.conflict("payout.batchMoved", batchNo);
            if (batch.touchedBy(userId)) {
                audit.recordRefusal("payout.fourEyesRefused", BATCH, batchNo, userId, Map.of("role", role));
                throw Refusal.notAllowed("payout.fourEyes");
            }
            var by = new Step(userId, clock.now());
            if (approve) approve(batch, from, by);
            else giveBack(batch, from, reason, by);
        });
        return approve;
    }

    private void approve(PaymentBatch batch, BatchStatus from, Step by) {
        mustBeUntouched(batch, batches.lines(batch.batchNo()));
        var moved = switch (from) {
            case SUBMITTED -> batches.checked(batch.batchNo(), by);
            case CHECKED -> batches.confirmed(batch.batchNo(), by);
            case CONFIRMED -> batches.released(batch.batchNo(), by);
            default -> throw new IllegalArgumentException("Nobody approves from " + from);
        };
        if (!moved) throw Refusal.conflict("payout.batchMoved", batch.batchNo());
        audit.record(
                "payout.batchApproved",
                BATCH,
                batch.batchNo(),
                by.userId(),
                Map.of("from", from.name(), "hash", batch.linesHash()));
        if (from == BatchStatus.SUBMITTED) waits(Payouts.FINANCE_MAKER, batch.batchNo());
        if (from == BatchStatus.CHECKED) waits(Payouts.FINANCE_CHECKER, batch.batchNo());
    }

    private void waits(String role, String batchNo) {
        notifications.toRole(role, "payout.notice.batchWaits", null, Map.of("batchNo", batchNo));
    }

    private void giveBack(PaymentBatch batch, BatchStatus from, String reason, Step by) {
        if (!batches.returned(batch.batchNo(), from, reason.strip(), by)) {
            throw Refusal.conflict("payout.batchMoved", batch.batchNo());
        }
        items.unbind(batch.batchNo());
        audit.record("payout.batchReturned", BATCH, batch.batchNo(), by.userId(), Map.of("from", from.name()));
        notifications.toUser(
                batch.maker().userId(),
                "payout.notice.batchReturned",
                null,
                Map.of("batchNo", batch.batchNo(), "reason", reason.strip()));
    }

    private void mustHold(String userId, String role) {
        if (!registry.hasRole(userId, role)) throw Refusal.notAllowed("payout.notYourRole");
    }
}
