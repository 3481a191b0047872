package dev.kechuang.nomination.web;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CorrectionExtensions;
import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.Drafts;
import dev.kechuang.nomination.Drafts.DraftView;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.web.DraftPages.EditorPage;
import dev.kechuang.nomination.web.Editor.Saved;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** S05: the complete list of what to correct, the form below it, and the deadline above everything. */
@Controller
class CorrectionPages {

    private static final String HERE = "/portal/my/cases/{id}/correction";

    private final OwnCases own;
    private final Drafts drafts;
    private final Editor editor;
    private final CorrectionExtensions extensions;
    private final NominationFlow flow;
    private final CaseViews views;
    private final Deadlines deadlines;
    private final Texts texts;

    CorrectionPages(
            OwnCases own,
            Drafts drafts,
            Editor editor,
            CorrectionExtensions extensions,
            NominationFlow flow,
            CaseViews views,
            Deadlines deadlines,
            Texts texts) {
        this.own = own;
        this.drafts = drafts;
        this.editor = editor;
        this.extensions = extensions;
        this.flow = flow;
        this.views = views;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    @GetMapping(HERE)
    ModelAndView form(
            @PathVariable("id") UUID id,
            @RequestParam(name = "saved", required = false) String saved,
            Principal user,
            Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (dossier.summary().status() != CaseStatus.CORRECTION_REQUIRED) return home(id, "");
        return page(dossier, user, List.of(), saved == null ? null : deadlines.time(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE)
    ModelAndView save(
            @PathVariable("id") UUID id,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            @RequestHeader(name = "HX-Request", required = false) String byScript,
            Principal user,
            Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        Saved saved = editor.save(id, posted, files, user.getName());
        if (byScript != null) return page(dossier, user, saved.problems(), deadlines.time(), HttpStatus.OK, locale);
        if (!saved.problems().isEmpty()) return wrong(dossier, user, saved.problems(), locale);
        if (!saved.action().equals("resubmit")) return home(id, "/correction?saved" + saved.anchor());
        try {
            flow.corrected(CaseNo.of(dossier.summary().caseNo()), user.getName());
            return home(id, "?corrected");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            return wrong(dossier, user, refusal.problems(), locale);
        }
    }

    @PostMapping(HERE + "/extension")
    ModelAndView extend(@PathVariable("id") UUID id, Principal user) {
        CaseNo caseNo = CaseNo.of(own.get(id, user.getName()).summary().caseNo());
        extensions.extend(caseNo, user.getName());
        return home(id, "/correction?extended");
    }

    private ModelAndView wrong(Dossier dossier, Principal user, List<Problem> problems, Locale locale) {
        return page(dossier, user, problems, deadlines.time(), HttpStatus.BAD_REQUEST, locale);
    }

    private ModelAndView page(
            Dossier dossier, Principal user, List<Problem> problems, String savedAt, HttpStatus status, Locale locale) {
        DraftView draft = drafts.view(dossier.summary().id(), user.getName());
        var page = new EditorPage(
                draft.id(),
                texts.category(draft.category(), locale),
                draft.programmeYear(),
                null,
                editor.view(draft, problems, locale),
                editor.uploads(draft.id()),
                savedAt);
        return new ModelAndView("nomination/correction", status)
                .addObject("page", page)
                .addObject("view", views.forApplicant(dossier, locale))
                .addObject(
                        "extensionDays",
                        extensions.workdays(CaseNo.of(dossier.summary().caseNo())))
                .addObject("savedAt", savedAt)
                .addObject("malformed", problems.size());
    }

    private static ModelAndView home(UUID id, String rest) {
        return new ModelAndView("redirect:/portal/my/cases/" + id + rest);
    }
}
