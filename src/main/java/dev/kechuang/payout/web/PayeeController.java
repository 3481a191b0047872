package dev.kechuang.payout.web;

import dev.kechuang.payout.ItemStatus;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.Payouts;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.Processes;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The unit confirms or corrects the account its award is paid to (S18). */
@Controller
class PayeeController {

    private static final Map<ItemStatus, String> TASKS = Map.of(
            ItemStatus.AWAITING_PAYEE, "userTask_confirmPayee",
            ItemStatus.DEFERRED, "userTask_confirmDeferredPayee",
            ItemStatus.PASSIVE_RETURN, "userTask_correctPayee",
            ItemStatus.ACTIVE_RETURN, "userTask_correctPayee");

    private final Payouts payouts;
    private final Processes processes;
    private final PayoutPages pages;

    PayeeController(Payouts payouts, Processes processes, PayoutPages pages) {
        this.payouts = payouts;
        this.processes = processes;
        this.pages = pages;
    }

    @GetMapping(PayoutPages.PAYEE + "{caseNo}")
    ModelAndView show(@PathVariable("caseNo") String caseNo, Principal user) {
        var item = payouts.ownItem(itemNo(caseNo), user.getName());
        return page(item, new Typed(item.unitName(), "", ""), Map.of(), HttpStatus.OK);
    }

    @PostMapping(PayoutPages.PAYEE + "{caseNo}")
    ModelAndView confirm(
            @PathVariable("caseNo") String caseNo,
            @RequestParam(name = "accountName", defaultValue = "") String accountName,
            @RequestParam(name = "bankName", defaultValue = "") String bankName,
            @RequestParam(name = "cnapsCode", defaultValue = "") String cnapsCode,
            @RequestParam(name = "accountNo", defaultValue = "") String accountNo,
            Principal user,
            Locale locale) {
        var item = payouts.ownItem(itemNo(caseNo), user.getName());
        var task = TASKS.get(item.status());
        if (task == null) throw Refusal.conflict("payout.alreadyConfirmed");
        try {
            processes.complete(
                    task,
                    item.itemNo(),
                    user.getName(),
                    Map.of(
                            "accountName", accountName,
                            "bankName", bankName,
                            "cnapsCode", cnapsCode,
                            "accountNo", accountNo));
            return new ModelAndView("redirect:" + PayoutPages.PAYEE + item.caseNo() + "?done");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            // What was typed stays, except the number.
            var typed = new Typed(accountName, bankName, cnapsCode);
            return page(item, typed, pages.texts(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView page(PaymentItem item, Typed typed, Map<String, String> problems, HttpStatus status) {
        var page = new ModelAndView("payout/payee", status);
        page.addObject("item", item);
        page.addObject("account", payouts.account(item).orElse(null));
        page.addObject("asks", TASKS.containsKey(item.status()));
        page.addObject("until", PayoutPages.local(item.confirmUntil().minusSeconds(1)));
        page.addObject("typed", typed);
        page.addObject("problems", problems);
        return page;
    }

    /** Inbox links carry the item's number, people the case's. */
    private static String itemNo(String caseNo) {
        return caseNo.endsWith("-P") ? caseNo : PaymentItem.noOf(caseNo);
    }

    /** The form as typed, without the account number. */
    record Typed(String accountName, String bankName, String cnapsCode) {}
}
