package dev.kechuang.payout.web;

import dev.kechuang.payout.BankResults;
import dev.kechuang.payout.ItemStatus;
import dev.kechuang.payout.Ledger;
import dev.kechuang.payout.Outcome;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.Payouts;
import dev.kechuang.payout.ReturnCodes;
import dev.kechuang.payout.Returns;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.Processes;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The payment office's desk: what is ready, what waits for a person, the batches; each action by its role. */
@Controller
class PayoutController {

    private static final int BATCHES_SHOWN = 50;
    private static final int ENTRIES_A_PAGE = 100;
    private static final String ITEM_ACTION = PayoutPages.OFFICE + "/items/{itemNo}/";

    private final Payouts payouts;
    private final Returns returns;
    private final PaymentBatches batches;
    private final BankResults results;
    private final ReturnCodes codes;
    private final Ledger ledger;
    private final Processes processes;
    private final PayoutPages pages;

    PayoutController(
            Payouts payouts,
            Returns returns,
            PaymentBatches batches,
            BankResults results,
            ReturnCodes codes,
            Ledger ledger,
            Processes processes,
            PayoutPages pages) {
        this.payouts = payouts;
        this.returns = returns;
        this.batches = batches;
        this.results = results;
        this.codes = codes;
        this.ledger = ledger;
        this.processes = processes;
        this.pages = pages;
    }

    /** Ready items of one category: they share a budget line. */
    record Group(String code, String name, List<PaymentItem> items, Money total) {}

    @GetMapping(PayoutPages.OFFICE)
    ModelAndView desk(Principal user) {
        return desk(user.getName(), Map.of(), HttpStatus.OK);
    }

    @PostMapping(PayoutPages.OFFICE + "/batches")
    ModelAndView submit(
            @RequestParam(name = "items", defaultValue = "") List<String> items, Principal user, Locale locale) {
        pages.rolesOfReader(user.getName());
        try {
            return new ModelAndView("redirect:" + PayoutPages.BATCH + batches.submit(items, user.getName()));
        } catch (Refusal refusal) {
            return desk(user.getName(), pages.texts(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping(ITEM_ACTION + "lapsed")
    String lapsed(@PathVariable("itemNo") String itemNo, Principal user) {
        returns.reportLapsedQuota(itemNo, user.getName());
        return done();
    }

    @PostMapping(ITEM_ACTION + "reappropriate")
    String reappropriate(
            @PathVariable("itemNo") String itemNo,
            @RequestParam(name = "docNo", defaultValue = "") String docNo,
            Principal user) {
        processes.complete("userTask_reappropriate", itemNo, user.getName(), Map.of("docNo", docNo));
        return done();
    }

    @PostMapping(ITEM_ACTION + "resolve")
    String resolve(
            @PathVariable("itemNo") String itemNo,
            @RequestParam("retry") boolean retry,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user) {
        processes.complete(
                "userTask_resolveReturn",
                itemNo,
                user.getName(),
                Map.of("retry", String.valueOf(retry), "reason", reason));
        return done();
    }

    @PostMapping(PayoutPages.OFFICE + "/queries/{ref}")
    String query(
            @PathVariable("ref") String ref,
            @RequestParam("outcome") Outcome outcome,
            @RequestParam(name = "returnCode", defaultValue = "") String returnCode,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "bankSerial", defaultValue = "") String bankSerial,
            Principal user) {
        results.recordQuery(ref, outcome, orNull(returnCode), orNull(reason), orNull(bankSerial), user.getName());
        return done();
    }

    @GetMapping(PayoutPages.OFFICE + "/ledger")
    ModelAndView ledger(@RequestParam(name = "page", defaultValue = "0") int asked, Principal user) {
        pages.rolesOfReader(user.getName());
        int page = Math.max(0, Math.min(asked, 10_000));
        var entries = ledger.entries(page, ENTRIES_A_PAGE);
        var view = new ModelAndView("payout/ledger");
        view.addObject("totals", ledger.totals());
        view.addObject("differences", ledger.differences());
        view.addObject(
                "entries",
                entries.stream()
                        .map(entry -> Map.of("entry", entry, "at", PayoutPages.local(entry.bookedAt())))
                        .toList());
        view.addObject("page", page);
        view.addObject("more", entries.size() == ENTRIES_A_PAGE);
        return view;
    }

    private ModelAndView desk(String userId, Map<String, String> problems, HttpStatus status) {
        var roles = pages.rolesOfReader(userId);
        int year = payouts.fiscalYear();
        var ready = payouts.ready();
        var view = new ModelAndView("payout/desk", status);
        view.addObject("roles", roles);
        view.addObject(
                "groups",
                groups(ready.stream().filter(item -> !item.quotaLapsed(year)).toList()));
        view.addObject(
                "lapsed", ready.stream().filter(item -> item.quotaLapsed(year)).toList());
        view.addObject("awaitingQuota", payouts.inStatus(ItemStatus.AWAITING_QUOTA));
        view.addObject("manual", payouts.inStatus(ItemStatus.MANUAL));
        view.addObject(
                "waiting",
                payouts.inStatus(
                        ItemStatus.AWAITING_PAYEE,
                        ItemStatus.DEFERRED,
                        ItemStatus.PASSIVE_RETURN,
                        ItemStatus.ACTIVE_RETURN));
        view.addObject("unknown", results.unknown());
        view.addObject("outcomes", Outcome.values());
        view.addObject("returnCodes", codes.all().values());
        view.addObject("batches", batches.latest(BATCHES_SHOWN));
        view.addObject("problems", problems);
        return view;
    }

    private static List<Group> groups(List<PaymentItem> items) {
        var byCategory = items.stream()
                .collect(Collectors.groupingBy(PaymentItem::categoryCode, TreeMap::new, Collectors.toList()));
        return byCategory.values().stream()
                .map(some -> new Group(
                        some.get(0).categoryCode(),
                        some.get(0).categoryName(),
                        some,
                        some.stream().map(PaymentItem::amount).reduce(Money.ZERO, Money::plus)))
                .toList();
    }

    private static String done() {
        return "redirect:" + PayoutPages.OFFICE + "?done";
    }

    private static String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
