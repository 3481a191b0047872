package dev.kechuang.statistics.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import dev.kechuang.statistics.Comparison;
import dev.kechuang.statistics.Sandbox;
import dev.kechuang.statistics.SandboxRun;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The policy sandbox: choose a year and a pack, look at what would change, take it away as a workbook. */
@Controller
class SandboxController {

    private static final String HERE = "/portal/policy/sandbox";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Sandbox sandbox;
    private final SandboxViews views;
    private final Registry registry;
    private final MessageSource messages;

    SandboxController(Sandbox sandbox, SandboxViews views, Registry registry, MessageSource messages) {
        this.sandbox = sandbox;
        this.views = views;
        this.registry = registry;
        this.messages = messages;
    }

    /** A run as the list shows it. */
    record RunLine(UUID id, int year, String title, String version, boolean published, String by, String at) {}

    @GetMapping(HERE)
    ModelAndView start(Principal user) {
        return start(user, "", "", List.of(), HttpStatus.OK);
    }

    @PostMapping(HERE)
    ModelAndView run(
            @RequestParam(name = "year", defaultValue = "") String year,
            @RequestParam(name = "pack", defaultValue = "") String pack,
            @RequestParam(name = "file", required = false) MultipartFile file,
            Principal user,
            Locale locale)
            throws IOException {
        try {
            if (!year.matches("[0-9]{4}")) throw Refusal.invalid("year", "statistics.sandbox.noYear");
            int chosen = Integer.parseInt(year);
            boolean brought = file != null && !file.isEmpty();
            UUID id = brought
                    ? sandbox.runUploaded(chosen, file.getBytes(), user.getName())
                    : sandbox.run(chosen, pack, user.getName());
            return new ModelAndView("redirect:" + HERE + "/" + id);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            return start(user, year, pack, texts(refusal, locale), HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping(HERE + "/{id}")
    ModelAndView result(
            @PathVariable("id") UUID id,
            @RequestParam(name = "sort", defaultValue = "") String sort,
            @RequestParam(name = "units", defaultValue = "0") int unitPage,
            @RequestParam(name = "effect", defaultValue = "") String effect,
            @RequestParam(name = "cases", defaultValue = "0") int casePage,
            Principal user,
            Locale locale) {
        SandboxRun run = sandbox.get(id, user.getName());
        Comparison found = sandbox.result(id, user.getName());
        var wanted = SandboxViews.Wanted.of(sort, unitPage, effect, casePage);
        return new ModelAndView("statistics/sandbox-result")
                .addObject("run", line(run, registry.displayName(run.by())))
                .addObject("at", local(found.at()))
                .addObject("mayRun", sandbox.mayRun(user.getName()))
                .addObject("result", views.of(found, wanted, HERE + "/" + id, locale));
    }

    @GetMapping(HERE + "/{id}/xlsx")
    void workbook(@PathVariable("id") UUID id, Principal user, Locale locale, HttpServletResponse response)
            throws IOException {
        SandboxRun run = sandbox.get(id, user.getName());
        Comparison found = sandbox.result(id, user.getName());
        String name = "sandbox-" + run.programmeYear() + "-" + id.toString().substring(0, 8) + ".xlsx";
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        new SandboxBook(messages, locale).write(run, found, response.getOutputStream());
    }

    private ModelAndView start(Principal user, String year, String pack, List<String> problems, HttpStatus status) {
        List<SandboxRun> runs = sandbox.latest(user.getName());
        Map<String, String> names =
                registry.displayNames(runs.stream().map(SandboxRun::by).collect(Collectors.toSet()));
        return new ModelAndView("statistics/sandbox", status)
                .addObject("years", sandbox.years(user.getName()))
                .addObject("packs", sandbox.choices(user.getName()))
                .addObject("year", year)
                .addObject("pack", pack)
                .addObject("mayRun", sandbox.mayRun(user.getName()))
                .addObject("problems", problems)
                .addObject(
                        "runs",
                        runs.stream()
                                .map(run -> line(run, names.getOrDefault(run.by(), run.by())))
                                .toList());
    }

    private static RunLine line(SandboxRun run, String by) {
        return new RunLine(
                run.id(), run.programmeYear(), run.title(), run.ruleVersionId(), run.published(), by, local(run.at()));
    }

    private static String local(Instant at) {
        return MINUTE.format(LocalDateTime.ofInstant(at, BusinessClock.ZONE));
    }

    private List<String> texts(Refusal refusal, Locale locale) {
        return refusal.problems().stream()
                .map(problem ->
                        messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale))
                .toList();
    }
}
