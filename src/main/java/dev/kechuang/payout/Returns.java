package dev.kechuang.payout;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notification.Notifications;
import dev.kechuang.payout.model.ItemRows;
import dev.kechuang.payout.process.PaymentItemProcess;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TokenQueue;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that came back, or was not paid in its fiscal year: corrected, counted, appropriated anew, or given up (3.10.4). */
@Service
public class Returns {

    private static final int TEXT_MAX = 60;

    private final ItemRows items;
    private final TransactionTemplate transaction;
    private final Payouts payouts;
    private final AwardBooks awards;
    private final Registry registry;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final TokenQueue tokens;

    public Returns(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Payouts payouts,
            AwardBooks awards,
            Registry registry,
            BusinessClock clock,
            AuditTrail audit,
            Notifications notifications,
            TokenQueue tokens) {
        this.items = new ItemRows(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.payouts = payouts;
        this.awards = awards;
        this.registry = registry;
        this.clock = clock;
        this.audit = audit;
        this.notifications = notifications;
        this.tokens = tokens;
    }

    /** After a return: true when the unit may try again, false when a person must decide. */
    public boolean countReturn(String itemNo) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var item = items.lock(itemNo).orElseThrow(() -> Refusal.notFound("payout.noSuchItem"));
            if (item.status() == ItemStatus.MANUAL) return false;
            if (!item.status().returned()) throw new IllegalStateException(itemNo + " has not come back");
            if (item.retriesLeft(awards.terms(item.caseNo()).maxAttempts())) {
                payouts.tell(item, "payout.notice.correctPayee");
                return true;
            }
            Payouts.must(items.move(itemNo, item.status(), ItemStatus.MANUAL, clock.now()), itemNo);
            audit.record(
                    "payout.itemManual", Payouts.ITEM, itemNo, Payouts.SYSTEM, Map.of("returns", "" + item.returns()));
            notifications.toRole(
                    Payouts.PAYMENT_MAKER,
                    "payout.notice.itemManual",
                    item.caseNo(),
                    Map.of("itemNo", itemNo, "returns", "" + item.returns()));
            payouts.tell(item, "payout.notice.itemHeld");
            return false;
        }));
    }

    /** A new account after a return. Paid anew in a later fiscal year, finance must appropriate first. */
    public void correctPayee(String itemNo, PayeeForm form, String userId) {
        transaction.executeWithoutResult(status -> {
            var item = payouts.ownItem(itemNo, userId);
            if (!item.status().returned()) throw Refusal.conflict("payout.nothingToCorrect");
            var lapsed = item.quotaLapsed(clock.today().getYear());
            payouts.takeAccount(item, lapsed ? ItemStatus.AWAITING_QUOTA : ItemStatus.READY, lapsed, form, userId);
            awards.payable(item.caseNo());
            audit.record(
                    "payout.payeeCorrected", Payouts.ITEM, itemNo, userId, Map.of("crossYear", String.valueOf(lapsed)));
            if (lapsed) askFinance(item);
        });
    }

    /** An item that was ready when the year turned: the maker hands it to finance. */
    public void reportLapsedQuota(String itemNo, String userId) {
        mustHold(userId, Payouts.PAYMENT_MAKER);
        transaction.executeWithoutResult(status -> {
            var item = items.lock(itemNo).orElseThrow(() -> Refusal.notFound("payout.noSuchItem"));
            if (!item.quotaLapsed(clock.today().getYear())) throw Refusal.conflict("payout.quotaStillGood");
            if (!items.quotaLapsed(itemNo, clock.now())) throw Refusal.conflict("payout.itemMoved", itemNo);
            audit.record("payout.quotaLapsed", Payouts.ITEM, itemNo, userId, Map.of());
            askFinance(item);
        });
    }

    /** Finance has the money again for this fiscal year; the document that says so is kept. */
    public void reappropriate(String itemNo, String docNo, String userId) {
        mustHold(userId, Payouts.FINANCE_MAKER);
        if (docNo == null || docNo.isBlank() || docNo.length() > TEXT_MAX) {
            throw Refusal.invalid("docNo", "payout.docNoMissing");
        }
        transaction.executeWithoutResult(status -> {
            var year = clock.today().getYear();
            if (!items.reappropriate(itemNo, year, docNo.strip(), clock.now())) {
                throw Refusal.conflict("payout.itemMoved", itemNo);
            }
            audit.record("payout.reappropriated", Payouts.ITEM, itemNo, userId, Map.of("docNo", docNo.strip()));
        });
    }

    /** After the last return: true tries once more with a new account, false gives the money up. */
    public boolean resolveReturn(String itemNo, boolean retry, String reason, String userId) {
        mustHold(userId, Payouts.PAYMENT_MAKER);
        if (reason == null || reason.isBlank()) throw Refusal.invalid("reason", "payout.reasonMissing");
        transaction.executeWithoutResult(status -> {
            var to = retry ? ItemStatus.PASSIVE_RETURN : ItemStatus.WAIVED;
            if (!items.move(itemNo, ItemStatus.MANUAL, to, clock.now())) {
                throw Refusal.conflict("payout.itemMoved", itemNo);
            }
            if (retry) {
                audit.record("payout.returnRetried", Payouts.ITEM, itemNo, userId, Map.of("reason", reason));
                payouts.tell(payouts.item(itemNo), "payout.notice.correctPayee");
            } else {
                payouts.gaveUp(itemNo, userId, reason);
            }
        });
        return retry;
    }

    private void askFinance(PaymentItem item) {
        tokens.enqueue(PaymentItemProcess.Messages.QUOTA_LAPSED, PaymentItemProcess.ID, List.of(item.itemNo()));
        notifications.toRole(
                Payouts.FINANCE_MAKER, "payout.notice.quotaLapsed", item.caseNo(), Map.of("itemNo", item.itemNo()));
    }

    private void mustHold(String userId, String role) {
        if (!registry.hasRole(userId, role)) throw Refusal.notAllowed("payout.notYourRole");
    }
}
