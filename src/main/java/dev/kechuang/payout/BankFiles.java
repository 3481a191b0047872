package dev.kechuang.payout;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.notification.Notifications;
import dev.kechuang.notification.UnitMessage;
import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.BankFileText;
import dev.kechuang.payout.model.BatchRows;
import dev.kechuang.payout.model.BreakdownSheet;
import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.model.LinesHash;
import dev.kechuang.payout.model.OutgoingDirectory;
import dev.kechuang.payout.model.PayoutPeriods;
import dev.kechuang.registry.BankAccounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The order to the bank: bytes stored once under the batch, placed once, then booked as sent. Each of the three may be
 * repeated after a crash without effect; a broken disk is an exception, the engine tries again and raises an incident.
 */
@Service
public class BankFiles {

    static final String CSV = "CSV";
    static final String XLSX = "XLSX";

    private static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV_TYPE = "text/csv;charset=UTF-8";

    private final BatchRows batches;
    private final ItemRows items;
    private final AttemptRows attempts;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;
    private final OutgoingDirectory outgoing;
    private final PaymentBatches paymentBatches;
    private final AwardBooks awards;
    private final BankAccounts accounts;
    private final Registry registry;
    private final Ledger ledger;
    private final PeriodBook book;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final Notifications notifications;

    public BankFiles(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            @Value("${kechuang.data-dir}") Path dataDirectory,
            PaymentBatches paymentBatches,
            AwardBooks awards,
            BankAccounts accounts,
            Registry registry,
            Ledger ledger,
            PeriodBook book,
            BusinessClock clock,
            AuditTrail audit,
            Notifications notifications) {
        this.batches = new BatchRows(jdbc);
        this.items = new ItemRows(jdbc);
        this.attempts = new AttemptRows(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.outgoing = new OutgoingDirectory(dataDirectory.resolve("bank"));
        this.paymentBatches = paymentBatches;
        this.awards = awards;
        this.accounts = accounts;
        this.registry = registry;
        this.ledger = ledger;
        this.book = book;
        this.clock = clock;
        this.audit = audit;
        this.notifications = notifications;
    }

    /** Writes the released batch to the bank and books its lines as sent; does nothing when that has happened. */
    public void write(String batchNo) {
        // Committed before anything leaves the house: whatever happens later, the bank gets these very bytes or none.
        ownTransaction.executeWithoutResult(status -> storeOnce(batchNo));
        for (var file : batches.files(batchNo)) {
            outgoing.place(file.fileName(), batches.fileContent(batchNo, file.format()));
        }
        transaction.executeWithoutResult(status -> bookSent(batchNo));
    }

    public List<BankFile> files(String batchNo) {
        return batches.files(batchNo);
    }

    /** The bank file again, whole account numbers and all: only for the two payment people, every time logged. */
    public Download download(String batchNo, String format, String userId) {
        var allowed =
                registry.hasRole(userId, Payouts.PAYMENT_MAKER) || registry.hasRole(userId, Payouts.PAYMENT_CHECKER);
        if (!allowed) throw Refusal.notAllowed("payout.notYourRole");
        var file = batches.files(batchNo).stream()
                .filter(one -> one.format().equals(format))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("payout.noSuchFile"));
        return transaction.execute(status -> {
            audit.record("payout.bankFileDownloaded", PaymentBatches.BATCH, batchNo, userId, Map.of("format", format));
            return new Download(
                    file.fileName(), format.equals(XLSX) ? XLSX_TYPE : CSV_TYPE, batches.fileContent(batchNo, format));
        });
    }

    /** 拨付明细表 (DOC-12) as a workbook, accounts masked. */
    public Download breakdown(String batchNo) {
        var batch = paymentBatches.batch(batchNo);
        var lines = batches.lines(batchNo);
        var table = BreakdownSheet.of(batch, lines, itemsOf(lines), registry::displayName);
        return new Download(batchNo + "-拨付明细表.xlsx", XLSX_TYPE, table.xlsx("拨付明细表"));
    }

    private void storeOnce(String batchNo) {
        var batch = batches.lock(batchNo).orElseThrow(() -> Refusal.notFound("payout.noSuchBatch"));
        if (batch.status() != BatchStatus.RELEASED) return;
        var lines = batches.lines(batchNo);
        paymentBatches.mustBeUntouched(batch, lines);
        if (!batches.files(batchNo).isEmpty()) return;
        var clear = accounts.revealAll(
                lines.stream().map(PaymentLine::accountId).toList(), Payouts.SYSTEM, "bank file " + batchNo);
        var table = BankFileText.of(batch, lines, itemsOf(lines), clear);
        store(batchNo, CSV, table.csv());
        store(batchNo, XLSX, table.xlsx(batchNo));
    }

    private void store(String batchNo, String format, byte[] content) {
        var name = batchNo + "." + format.toLowerCase(java.util.Locale.ROOT);
        batches.insertFile(new BankFile(batchNo, format, name, LinesHash.sha256(content), clock.now()), content);
    }

    private void bookSent(String batchNo) {
        var batch = batches.lock(batchNo).orElseThrow(() -> Refusal.notFound("payout.noSuchBatch"));
        if (batch.status() != BatchStatus.RELEASED) {
            if (batch.sentAt() == null) throw new IllegalStateException(batchNo + " is not released");
            return;
        }
        var now = clock.now();
        var lines = batches.lines(batchNo);
        var fiscalYear = clock.today().getYear();
        attempts.insert(lines, fiscalYear, now);
        var sent = attempts.ofBatch(batchNo);
        if (items.sent(batchNo, fiscalYear, now) != lines.size()) {
            throw new IllegalStateException(batchNo + " holds items that are not ready");
        }
        ledger.book(LedgerKind.SENT, sent, Payouts.SYSTEM, now);
        awards.paying(sent.stream().map(PaymentAttempt::caseNo).toList());
        notifications.toUnits(itemsOf(lines).values().stream()
                .map(item -> new UnitMessage(
                        item.unitId(),
                        "payout.notice.itemSent",
                        item.caseNo(),
                        Map.of("amount", item.amount().format())))
                .toList());
        batches.sent(batchNo, now, book.workdays(PayoutPeriods.RESULTS, batchNo, bankWorkdays(sent)));
        audit.record(
                "payout.bankFileWritten",
                PaymentBatches.BATCH,
                batchNo,
                Payouts.SYSTEM,
                batches.files(batchNo).stream().collect(Collectors.toMap(BankFile::format, BankFile::sha256)));
    }

    /** Of the measure its first case runs under; a batch is one letter to the bank. */
    private int bankWorkdays(List<PaymentAttempt> sent) {
        return awards.terms(sent.get(0).caseNo()).bankWorkdays();
    }

    private Map<String, PaymentItem> itemsOf(List<PaymentLine> lines) {
        return items.findAll(lines.stream().map(PaymentLine::itemNo).toList()).stream()
                .collect(Collectors.toMap(PaymentItem::itemNo, Function.identity()));
    }
}
