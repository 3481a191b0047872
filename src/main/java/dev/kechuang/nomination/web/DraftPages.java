package dev.kechuang.nomination.web;

import dev.kechuang.campaign.CallWindows;
import dev.kechuang.form.FormView;
import dev.kechuang.form.Forms;
import dev.kechuang.form.UploadView;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Drafts;
import dev.kechuang.nomination.Drafts.DraftView;
import dev.kechuang.nomination.web.Deadlines.Deadline;
import dev.kechuang.nomination.web.Editor.Saved;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Filling in an application: form, autosave, review of everything, submission (S03). */
@Controller
class DraftPages {

    static final String APPROVER = "applicant-approver";
    private static final String HERE = "/portal/my/drafts/{id}";

    private final Drafts drafts;
    private final Editor editor;
    private final Registry registry;
    private final CallWindows windows;
    private final Deadlines deadlines;
    private final Texts texts;

    DraftPages(Drafts drafts, Editor editor, Registry registry, CallWindows windows, Deadlines deadlines, Texts texts) {
        this.drafts = drafts;
        this.editor = editor;
        this.registry = registry;
        this.windows = windows;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    /** The page of the form; {@code closes} ends the call, null for a correction, which has a deadline of its own. */
    record EditorPage(
            UUID id,
            String category,
            int year,
            Deadline closes,
            FormView form,
            Map<String, List<UploadView>> uploads,
            String savedAt) {}

    /** The page that shows everything once more before it is handed in. */
    record ReviewPage(
            UUID id,
            String category,
            int year,
            Deadline closes,
            AnswerSheet sheet,
            Map<String, List<UploadView>> uploads,
            List<Finding> findings,
            boolean approver,
            String refused) {}

    /** One thing that stands in the way; {@code target} is the field on the form, "" for none. */
    record Finding(String target, String text) {}

    @GetMapping(HERE)
    ModelAndView form(
            @PathVariable("id") UUID id,
            @RequestParam(name = "check", required = false) String check,
            @RequestParam(name = "saved", required = false) String saved,
            Principal user,
            Locale locale) {
        DraftView draft = drafts.view(id, user.getName());
        if (draft.status() != CaseStatus.DRAFT) return new ModelAndView("redirect:/portal/my/cases/" + id);
        List<Problem> problems = check == null ? List.of() : drafts.problems(id, user.getName());
        return page(draft, problems, saved == null ? null : deadlines.time(), HttpStatus.OK, locale);
    }

    /** Any button of the form. What was typed is saved first, whatever else happens. */
    @PostMapping(HERE)
    ModelAndView save(
            @PathVariable("id") UUID id,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            @RequestHeader(name = "HX-Request", required = false) String byScript,
            Principal user,
            Locale locale) {
        Saved saved = editor.save(id, posted, files, user.getName());
        if (byScript != null || !saved.problems().isEmpty()) {
            // A script shows only answers of success; a person sees that something is not well-formed.
            HttpStatus status = byScript != null ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
            return page(drafts.view(id, user.getName()), saved.problems(), deadlines.time(), status, locale);
        }
        String next = saved.action().equals("review") ? "/review" : "?saved" + saved.anchor();
        return new ModelAndView("redirect:/portal/my/drafts/" + id + next);
    }

    /** Saves while typing; answers with a line that says so. Serves drafts and corrections alike. */
    @PostMapping(HERE + "/autosave")
    ModelAndView autosave(
            @PathVariable("id") UUID id, @RequestParam MultiValueMap<String, String> posted, Principal user) {
        posted.remove("_action");
        Saved saved = editor.save(id, posted, new LinkedMultiValueMap<>(), user.getName());
        return new ModelAndView("nomination/editor :: saveState")
                .addObject("savedAt", deadlines.time())
                .addObject("malformed", saved.problems().size());
    }

    @GetMapping(HERE + "/review")
    ModelAndView review(@PathVariable("id") UUID id, Principal user, Locale locale) {
        DraftView draft = drafts.view(id, user.getName());
        if (draft.status() != CaseStatus.DRAFT) return new ModelAndView("redirect:/portal/my/cases/" + id);
        return reviewPage(draft, user, null, HttpStatus.OK, locale);
    }

    @PostMapping(HERE + "/submit")
    ModelAndView submit(@PathVariable("id") UUID id, Principal user, Locale locale) {
        DraftView draft = drafts.view(id, user.getName());
        if (draft.status() != CaseStatus.DRAFT) return new ModelAndView("redirect:/portal/my/cases/" + id);
        try {
            drafts.submit(id, user.getName());
            return new ModelAndView("redirect:/portal/my/cases/" + id + "/receipt");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) throw refusal;
            HttpStatus status =
                    refusal.kind() == Refusal.Kind.NOT_ALLOWED ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
            return reviewPage(draft, user, refusal, status, locale);
        }
    }

    @GetMapping(HERE + "/discard")
    ModelAndView askDiscard(@PathVariable("id") UUID id, Principal user, Locale locale) {
        DraftView draft = drafts.view(id, user.getName());
        if (draft.status() != CaseStatus.DRAFT) return new ModelAndView("redirect:/portal/my/cases/" + id);
        return new ModelAndView("nomination/discard")
                .addObject("id", id)
                .addObject("category", texts.category(draft.category(), locale));
    }

    @PostMapping(HERE + "/discard")
    String discard(@PathVariable("id") UUID id, Principal user) {
        drafts.discard(id, user.getName());
        return "redirect:/portal/my?discarded";
    }

    /** Null when no window was ever set. */
    private Deadline closes(DraftView draft) {
        return windows.find(draft.programmeYear(), draft.category().code())
                .map(window -> deadlines.of(window.closesAt()))
                .orElse(null);
    }

    private ModelAndView page(
            DraftView draft, List<Problem> problems, String savedAt, HttpStatus status, Locale locale) {
        var page = new EditorPage(
                draft.id(),
                texts.category(draft.category(), locale),
                draft.programmeYear(),
                closes(draft),
                editor.view(draft, problems, locale),
                editor.uploads(draft.id()),
                savedAt);
        return new ModelAndView("nomination/editor", status)
                .addObject("page", page)
                .addObject("demands", Demands.of(draft.category(), locale))
                .addObject("savedAt", savedAt)
                .addObject("malformed", problems.size());
    }

    private ModelAndView reviewPage(
            DraftView draft, Principal user, Refusal refusal, HttpStatus status, Locale locale) {
        String userId = user.getName();
        List<Problem> problems = refusal != null && refusal.kind() == Refusal.Kind.INVALID
                ? refusal.problems()
                : drafts.problems(draft.id(), userId);
        String refused = refusal == null || refusal.kind() == Refusal.Kind.INVALID
                ? null
                : texts.problem(refusal.problems().get(0), locale);
        var page = new ReviewPage(
                draft.id(),
                texts.category(draft.category(), locale),
                draft.programmeYear(),
                closes(draft),
                AnswerSheet.of(draft.form(), draft.answers(), false, texts, locale),
                editor.uploads(draft.id()),
                problems.stream()
                        .map(problem -> finding(draft, problem, locale))
                        .toList(),
                registry.hasRole(userId, APPROVER),
                refused);
        return new ModelAndView("nomination/review", status).addObject("page", page);
    }

    private Finding finding(DraftView draft, Problem problem, Locale locale) {
        boolean onForm = draft.form().field(problem.field()).isPresent();
        String text = onForm
                ? Forms.message(draft.form(), problem, locale, texts.source(locale))
                : texts.problem(problem, locale);
        return new Finding(onForm ? "f-" + problem.field() : "", text);
    }
}
