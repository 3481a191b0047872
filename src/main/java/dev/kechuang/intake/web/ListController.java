package dev.kechuang.intake.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialList;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.intake.OfficialLists.Receipt;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.intake.RowPage;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Official lists for the clerk: upload, progress, rows, report. */
@Controller
class ListController {

    static final String HERE = "/portal/office/lists";

    private static final int SIZE = 50;
    private static final long LARGEST_FILE = 20L * 1024 * 1024;
    private static final int REPORT_CHUNK = 2_000;

    private final OfficialLists lists;
    private final MessageSource messages;
    private final CallWindows windows;
    private final Registry registry;

    ListController(OfficialLists lists, MessageSource messages, CallWindows windows, Registry registry) {
        this.lists = lists;
        this.messages = messages;
        this.windows = windows;
        this.registry = registry;
    }

    /** A list with its times in the programme's zone. */
    record ListView(OfficialList list, LocalDateTime uploadedAt, LocalDateTime finishedAt) {

        static ListView of(OfficialList list) {
            return new ListView(list, local(list.uploadedAt()), local(list.finishedAt()));
        }

        private static LocalDateTime local(Instant at) {
            return at == null ? null : LocalDateTime.ofInstant(at, BusinessClock.ZONE);
        }
    }

    @GetMapping(HERE)
    ModelAndView overview(Principal user) {
        return overview(user, "HNTE", String.valueOf(windows.yearInHand()), List.of(), HttpStatus.OK);
    }

    @PostMapping(HERE)
    ModelAndView upload(
            Principal user,
            @RequestParam("kind") String kind,
            @RequestParam("programmeYear") String programmeYear,
            @RequestParam("file") MultipartFile file,
            Locale locale)
            throws IOException {
        try {
            if (file.getSize() > LARGEST_FILE) throw Refusal.invalid("file", "intake.file.tooLarge");
            Receipt receipt = lists.receive(
                    kind(kind), year(programmeYear), file.getOriginalFilename(), file.getBytes(), user.getName());
            return new ModelAndView("redirect:" + HERE + "/" + receipt.listId() + (receipt.again() ? "?again" : ""));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            return overview(user, kind, programmeYear, texts(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping(HERE + "/{id}")
    String detail(
            Principal user,
            @PathVariable("id") UUID id,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            @RequestParam(name = "again", required = false) String again,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        OfficialList list = lists.list(id, user.getName());
        RowPage page = lists.rows(id, filter(outcome), Math.min(asked, 10_000), SIZE, user.getName());
        // No script: the browser asks again by itself while rows are still being worked off.
        if (!list.finished() && !list.stopped()) response.setHeader("Refresh", "3");
        model.addAttribute("view", ListView.of(list));
        model.addAttribute("uploader", registry.displayName(list.uploadedBy()));
        model.addAttribute("outcomes", RowOutcome.values());
        model.addAttribute("outcome", outcome);
        model.addAttribute("again", again != null);
        model.addAttribute("page", page);
        model.addAttribute(
                "rows",
                page.rows().stream()
                        .map(row -> RowView.of(row, messages, locale))
                        .toList());
        return "intake/list";
    }

    @GetMapping(HERE + "/{id}/report.csv")
    ResponseEntity<byte[]> report(
            Principal user,
            @PathVariable("id") UUID id,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            Locale locale) {
        OfficialList list = lists.list(id, user.getName());
        var report = new RowReport(messages, locale);
        RowPage page;
        int number = 0;
        do {
            page = lists.rows(id, filter(outcome), number++, REPORT_CHUNK, user.getName());
            page.rows().forEach(row -> report.add(RowView.of(row, messages, locale)));
        } while (number < page.pages());
        String name =
                list.kind() + "-" + list.programmeYear() + "-" + id.toString().substring(0, 8) + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(report.bytes());
    }

    @PostMapping(HERE + "/{id}/resume")
    String resume(Principal user, @PathVariable("id") UUID id) {
        lists.resume(id, user.getName());
        return "redirect:" + HERE + "/" + id;
    }

    @PostMapping(HERE + "/{id}/rematch")
    String rematch(Principal user, @PathVariable("id") UUID id) {
        lists.rematch(id, user.getName());
        return "redirect:" + HERE + "/" + id;
    }

    private ModelAndView overview(
            Principal user, String kind, String programmeYear, List<String> problems, HttpStatus status) {
        var page = new ModelAndView("intake/lists", status);
        page.addObject(
                "lists", lists.latest(user.getName()).stream().map(ListView::of).toList());
        page.addObject("kinds", lists.kinds());
        page.addObject("kind", kind);
        page.addObject("programmeYear", programmeYear);
        page.addObject("problems", problems);
        return page;
    }

    private List<String> texts(Refusal refusal, Locale locale) {
        return texts(messages, refusal, locale);
    }

    static List<String> texts(MessageSource messages, Refusal refusal, Locale locale) {
        return refusal.problems().stream()
                .map(problem ->
                        messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale))
                .toList();
    }

    private static Set<RowOutcome> filter(String outcome) {
        if (outcome.equals("QUEUE")) return RowOutcome.manualQueue();
        return Arrays.stream(RowOutcome.values())
                .filter(known -> known.name().equals(outcome))
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    private static ListKind kind(String kind) {
        return Arrays.stream(ListKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("kind", "intake.badKind"));
    }

    private static int year(String typed) {
        if (!typed.strip().matches("[0-9]{4}")) throw Refusal.invalid("programmeYear", "intake.badYear");
        return Integer.parseInt(typed.strip());
    }
}
