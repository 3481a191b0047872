package dev.kechuang.payout;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.notification.Notifications;
import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.model.PayoutPeriods;
import dev.kechuang.registry.AccountForm;
import dev.kechuang.registry.BankAccounts;
import dev.kechuang.registry.MaskedAccount;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Payment items: opened with the decided amount, confirmed by the payee, deferred, given up (S18). */
@Service
public class Payouts {

    static final String ITEM = "paymentItem";
    static final String SYSTEM = "system";
    static final String PAYMENT_MAKER = "payment-maker";
    static final String PAYMENT_CHECKER = "payment-checker";
    static final String FINANCE_MAKER = "finance-maker";
    static final String FINANCE_CHECKER = "finance-checker";

    private final ItemRows items;
    private final AttemptRows attempts;
    private final TransactionTemplate transaction;
    private final AwardBooks awards;
    private final BankAccounts accounts;
    private final Registry registry;
    private final PeriodBook book;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final Notifications notifications;

    public Payouts(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            AwardBooks awards,
            BankAccounts accounts,
            Registry registry,
            PeriodBook book,
            BusinessClock clock,
            AuditTrail audit,
            Notifications notifications) {
        this.items = new ItemRows(jdbc);
        this.attempts = new AttemptRows(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.awards = awards;
        this.accounts = accounts;
        this.registry = registry;
        this.book = book;
        this.clock = clock;
        this.audit = audit;
        this.notifications = notifications;
    }

    /** Opens the item of an award with the decided amount, once, and asks the unit for its account. */
    public PaymentItem open(String itemNo) {
        return transaction.execute(status -> items.find(itemNo).orElseGet(() -> {
            var award = awards.award(PaymentItem.caseNoOf(itemNo));
            var terms = awards.terms(award.caseNo());
            items.insert(
                    itemNo,
                    award,
                    clock.now(),
                    book.workdays(PayoutPeriods.REMINDER, itemNo, terms.remindWorkdays()),
                    book.calendarDays(PayoutPeriods.CONFIRMATION, itemNo, clock.today(), terms.nextBatchDays()));
            audit.record(
                    "payout.itemOpened",
                    ITEM,
                    itemNo,
                    SYSTEM,
                    Map.of("amount", award.amount().format()));
            var item = item(itemNo);
            tell(item, "payout.notice.confirmPayee");
            return item;
        }));
    }

    public void remindPayee(String itemNo) {
        transaction.executeWithoutResult(status -> {
            var item = item(itemNo);
            if (item.status() == ItemStatus.AWAITING_PAYEE) tell(item, "payout.notice.remindPayee");
        });
    }

    /** The unit's people name the unit's own account; the item becomes ready for a batch. */
    public void confirmPayee(String itemNo, PayeeForm form, String userId) {
        transaction.executeWithoutResult(status -> {
            var item = ownItem(itemNo, userId);
            var deferred = item.status() == ItemStatus.DEFERRED;
            if (!deferred && item.status() != ItemStatus.AWAITING_PAYEE)
                throw Refusal.conflict("payout.alreadyConfirmed");
            if (deferred && !clock.now().isBefore(item.confirmUntil())) {
                throw Refusal.conflict("payout.confirmationOver");
            }
            takeAccount(item, ItemStatus.READY, false, form, userId);
            awards.payable(item.caseNo());
            audit.record("payout.payeeConfirmed", ITEM, itemNo, userId, Map.of());
        });
    }

    /** No answer in time: the item waits for a later batch, as long as the measure says. */
    public void defer(String itemNo) {
        transaction.executeWithoutResult(status -> {
            var item = item(itemNo);
            if (item.status() == ItemStatus.DEFERRED) return;
            int days = awards.terms(item.caseNo()).waivedAfterDays();
            var until = book.calendarDays(PayoutPeriods.CONFIRMATION, itemNo, clock.today(), days);
            must(items.defer(itemNo, until, clock.now()), itemNo);
            audit.record("payout.itemDeferred", ITEM, itemNo, SYSTEM, Map.of());
            tell(item(itemNo), "payout.notice.itemDeferred");
        });
    }

    /** Still no answer: the money counts as given up and its reservation is released. */
    public void waive(String itemNo) {
        transaction.executeWithoutResult(status -> {
            if (item(itemNo).status() == ItemStatus.WAIVED) return;
            must(items.move(itemNo, ItemStatus.DEFERRED, ItemStatus.WAIVED, clock.now()), itemNo);
            gaveUp(itemNo, SYSTEM, "");
        });
    }

    public PaymentItem item(String itemNo) {
        return items.find(itemNo).orElseThrow(() -> Refusal.notFound("payout.noSuchItem"));
    }

    /** The item if the person belongs to its unit; otherwise there is none, as far as this person knows. */
    public PaymentItem ownItem(String itemNo, String userId) {
        var item = item(itemNo);
        if (!registry.unitIdOfUser(userId).equals(Optional.of(item.unitId()))) {
            throw Refusal.notAllowed("payout.notYourItem");
        }
        return item;
    }

    /** The confirmed account of the item, else the unit's current one, masked. */
    public Optional<MaskedAccount> account(PaymentItem item) {
        return item.accountId() == null
                ? accounts.current(item.unitId())
                : Optional.of(accounts.masked(item.accountId()));
    }

    public List<PaymentAttempt> attempts(String itemNo) {
        return attempts.ofItem(itemNo);
    }

    /** Ready and in no batch. */
    public List<PaymentItem> ready() {
        return items.free();
    }

    public List<PaymentItem> inStatus(ItemStatus... statuses) {
        return items.inStatus(Arrays.asList(statuses));
    }

    /** By item number; unknown numbers are left out. */
    public List<PaymentItem> items(Collection<String> itemNos) {
        return items.findAll(Set.copyOf(itemNos));
    }

    public int fiscalYear() {
        return clock.today().getYear();
    }

    void takeAccount(PaymentItem item, ItemStatus to, boolean crossYear, PayeeForm form, String userId) {
        // The registry checks name against unit (V-PAYEE), number and branch, and keeps every version.
        var accountId = accounts.add(
                item.unitId(),
                new AccountForm(form.accountName(), form.bankName(), form.cnapsCode(), form.accountNo()),
                userId);
        var kept = items.confirm(item.itemNo(), item.status(), to, accountId, crossYear, userId, clock.now());
        if (!kept) throw Refusal.conflict("payout.itemMoved", item.itemNo());
    }

    void gaveUp(String itemNo, String actor, String reason) {
        var item = item(itemNo);
        awards.waived(item.caseNo());
        audit.record("payout.itemWaived", ITEM, itemNo, actor, Map.of("reason", reason));
        tell(item, "payout.notice.itemWaived");
    }

    void tell(PaymentItem item, String template) {
        notifications.toUnit(
                item.unitId(),
                template,
                item.caseNo(),
                Map.of("amount", item.amount().format(), "until", lastDay(item)));
    }

    /** Deadlines are exclusive; people are told the last day. */
    private String lastDay(PaymentItem item) {
        return UnknownDeadline.is(item.confirmUntil())
                ? UnknownDeadline.SHOWN
                : clock.dateOf(item.confirmUntil().minusMillis(1)).toString();
    }

    static void must(boolean moved, String itemNo) {
        if (!moved) throw new IllegalStateException(itemNo + " is not where its process believes it to be");
    }
}
