package dev.kechuang.nomination.web;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The applicant's pages of one case: where it stands, its receipt, and taking it back. */
@Controller
class CasePages {

    private static final String HERE = "/portal/my/cases/{id}";
    private static final int LONGEST_REASON = 500;

    private final OwnCases own;
    private final Nominations nominations;
    private final Registry registry;
    private final CaseViews views;
    private final Texts texts;

    CasePages(OwnCases own, Nominations nominations, Registry registry, CaseViews views, Texts texts) {
        this.own = own;
        this.nominations = nominations;
        this.registry = registry;
        this.views = views;
        this.texts = texts;
    }

    @GetMapping(HERE)
    ModelAndView one(@PathVariable("id") UUID id, Principal user, Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (dossier.summary().caseNo() == null && dossier.summary().status() == CaseStatus.DRAFT) {
            return new ModelAndView("redirect:/portal/my/drafts/" + id);
        }
        return new ModelAndView("nomination/case").addObject("view", views.forApplicant(dossier, locale));
    }

    @GetMapping(HERE + "/receipt")
    ModelAndView receipt(@PathVariable("id") UUID id, Principal user, Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (dossier.summary().caseNo() == null) throw Refusal.notFound("nomination.unknownCase");
        return new ModelAndView("nomination/receipt")
                .addObject("view", views.forApplicant(dossier, locale))
                .addObject("hash", SubmissionHash.of(dossier));
    }

    @GetMapping(HERE + "/withdraw")
    ModelAndView askWithdrawal(@PathVariable("id") UUID id, Principal user, Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (dossier.summary().caseNo() == null || !dossier.summary().status().withdrawable()) {
            return new ModelAndView("redirect:/portal/my/cases/" + id);
        }
        return withdrawal(dossier, user, "", Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE + "/withdraw")
    ModelAndView withdraw(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        try {
            checkReason(reason);
            nominations.withdraw(CaseNo.of(dossier.summary().caseNo()), reason.strip(), user.getName());
            return new ModelAndView("redirect:/portal/my/cases/" + id + "?withdrawn");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.CONFLICT) throw refusal;
            HttpStatus status =
                    refusal.kind() == Refusal.Kind.NOT_ALLOWED ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
            return withdrawal(dossier, user, reason, texts.problems(refusal, locale), status, locale);
        }
    }

    static void checkReason(String reason) {
        if (reason.isBlank()) throw Refusal.invalid("reason", "nomination.page.reason.missing");
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "nomination.page.reason.tooLong", LONGEST_REASON);
        }
    }

    private ModelAndView withdrawal(
            Dossier dossier,
            Principal user,
            String reason,
            Map<String, String> problems,
            HttpStatus status,
            Locale locale) {
        return new ModelAndView("nomination/withdraw", status)
                .addObject("view", views.forApplicant(dossier, locale))
                .addObject("reason", reason)
                .addObject("problems", problems)
                .addObject("approver", registry.hasRole(user.getName(), DraftPages.APPROVER));
    }
}
