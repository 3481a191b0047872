package dev.kechuang.payout.web;

import dev.kechuang.payout.BankFiles;
import dev.kechuang.payout.BatchStatus;
import dev.kechuang.payout.PaymentAttempt;
import dev.kechuang.payout.PaymentBatch;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.PaymentLine;
import dev.kechuang.payout.Payouts;
import dev.kechuang.payout.ReturnCodes;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.Processes;
import java.security.Principal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One batch: its frozen lines, the four people, the step that is mine, files and reconciliation. */
@Controller
class BatchController {

    private static final String ONE = PayoutPages.BATCH + "{batchNo}";

    private final PaymentBatches batches;
    private final BankFiles files;
    private final Payouts payouts;
    private final Processes processes;
    private final ReturnCodes codes;
    private final PayoutPages pages;

    BatchController(
            PaymentBatches batches,
            BankFiles files,
            Payouts payouts,
            Processes processes,
            ReturnCodes codes,
            PayoutPages pages) {
        this.batches = batches;
        this.files = files;
        this.payouts = payouts;
        this.processes = processes;
        this.codes = codes;
        this.pages = pages;
    }

    /** The step a batch waits for, by its status: who takes it and which task it is. */
    private enum Turn {
        CHECK(BatchStatus.SUBMITTED, "payment-checker", "userTask_checkBatch"),
        CONFIRM(BatchStatus.CHECKED, "finance-maker", "userTask_confirmRelease"),
        APPROVE(BatchStatus.CONFIRMED, "finance-checker", "userTask_approveRelease");

        private final BatchStatus status;
        private final String role;
        private final String task;

        Turn(BatchStatus status, String role, String task) {
            this.status = status;
            this.role = role;
            this.task = task;
        }

        static Turn of(BatchStatus status) {
            return Arrays.stream(values())
                    .filter(turn -> turn.status == status)
                    .findFirst()
                    .orElseThrow(() -> Refusal.conflict("payout.batchClosed"));
        }
    }

    /** A line with its item and, once sent, what became of it. */
    record Row(PaymentLine line, PaymentItem item, PaymentAttempt attempt) {}

    /** One of the four; empty until taken. */
    record Eyes(String label, String name, LocalDateTime at) {}

    @GetMapping(ONE)
    ModelAndView show(@PathVariable("batchNo") String batchNo, Principal user) {
        return page(batchNo, user.getName(), Map.of(), null, HttpStatus.OK);
    }

    @PostMapping(ONE + "/decision")
    ModelAndView decide(
            @PathVariable("batchNo") String batchNo,
            @RequestParam("approve") boolean approve,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            Locale locale) {
        pages.rolesOfReader(user.getName());
        var turn = Turn.of(batches.batch(batchNo).status());
        try {
            processes.complete(
                    turn.task, batchNo, user.getName(), Map.of("approve", String.valueOf(approve), "reason", reason));
            return new ModelAndView("redirect:" + PayoutPages.BATCH + batchNo + "?done");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_ALLOWED) throw refusal;
            return page(batchNo, user.getName(), pages.texts(refusal, locale), null, HttpStatus.BAD_REQUEST);
        }
    }

    /** Shown once, on the answer to this very request; logged with the reason. */
    @PostMapping(ONE + "/lines/{serial}/reveal")
    ModelAndView reveal(
            @PathVariable("batchNo") String batchNo,
            @PathVariable("serial") int serial,
            @RequestParam(name = "why", defaultValue = "") String why,
            Principal user,
            Locale locale) {
        try {
            var number = batches.reveal(batchNo, serial, why, user.getName());
            return page(batchNo, user.getName(), Map.of(), Map.of("serial", serial, "number", number), HttpStatus.OK);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            return page(batchNo, user.getName(), pages.texts(refusal, locale), null, HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping(ONE + "/files/{format}")
    ResponseEntity<byte[]> file(
            @PathVariable("batchNo") String batchNo, @PathVariable("format") String format, Principal user) {
        return PayoutPages.attachment(files.download(batchNo, format.toUpperCase(Locale.ROOT), user.getName()));
    }

    @GetMapping(ONE + "/breakdown")
    ResponseEntity<byte[]> breakdown(@PathVariable("batchNo") String batchNo, Principal user) {
        pages.rolesOfReader(user.getName());
        return PayoutPages.attachment(files.breakdown(batchNo));
    }

    private ModelAndView page(
            String batchNo,
            String userId,
            Map<String, String> problems,
            Map<String, Object> revealed,
            HttpStatus status) {
        var roles = pages.rolesOfReader(userId);
        var batch = batches.batch(batchNo);
        var view = new ModelAndView("payout/batch", status);
        view.addObject("batch", batch);
        view.addObject("rows", rows(batchNo));
        view.addObject("returnCodes", codes.all());
        view.addObject("people", people(batch));
        view.addObject("mine", mine(batch, userId, roles));
        view.addObject("seesNumbers", roles.stream().anyMatch(role -> role.matches("(payment|finance)-.*")));
        view.addObject("downloads", roles.contains("payment-maker") || roles.contains("payment-checker"));
        view.addObject("files", files.files(batchNo));
        view.addObject("books", batches.reconcile(batchNo));
        view.addObject("sentAt", PayoutPages.local(batch.sentAt()));
        view.addObject("dueAt", PayoutPages.local(batch.resultsDueAt()));
        view.addObject("problems", problems);
        view.addObject("revealed", revealed);
        return view;
    }

    private static boolean mine(PaymentBatch batch, String userId, Set<String> roles) {
        return Arrays.stream(Turn.values())
                .anyMatch(
                        turn -> turn.status == batch.status() && roles.contains(turn.role) && !batch.touchedBy(userId));
    }

    private List<Row> rows(String batchNo) {
        var lines = batches.lines(batchNo);
        var items = payouts.items(lines.stream().map(PaymentLine::itemNo).toList()).stream()
                .collect(Collectors.toMap(PaymentItem::itemNo, Function.identity()));
        var attempts = batches.attempts(batchNo).stream()
                .collect(Collectors.toMap(PaymentAttempt::itemNo, Function.identity()));
        return lines.stream()
                .map(line -> new Row(line, items.get(line.itemNo()), attempts.get(line.itemNo())))
                .toList();
    }

    private List<Eyes> people(PaymentBatch batch) {
        return List.of(
                eyes("payout.eyes.maker", batch.maker()),
                eyes("payout.eyes.checker", batch.checker()),
                eyes("payout.eyes.financeMaker", batch.financeMaker()),
                eyes("payout.eyes.financeChecker", batch.financeChecker()));
    }

    private Eyes eyes(String label, PaymentBatch.Step step) {
        return step == null
                ? new Eyes(label, null, null)
                : new Eyes(label, pages.name(step.userId()), PayoutPages.local(step.at()));
    }
}
