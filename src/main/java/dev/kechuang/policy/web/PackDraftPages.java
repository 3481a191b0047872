package dev.kechuang.policy.web;

import dev.kechuang.policy.PackDraft;
import dev.kechuang.policy.PackDraft.Status;
import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.PackReading;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyRole;
import dev.kechuang.policy.RuleVersion;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One draft: what it is, what is wrong with it, and what the reader may do with it next. */
@Controller
@RequestMapping(PolicyDesk.HERE + "/drafts/{id}")
class PackDraftPages {

    private final PackDrafts drafts;
    private final Policies policies;
    private final PolicyDesk desk;

    PackDraftPages(PackDrafts drafts, Policies policies, PolicyDesk desk) {
        this.drafts = drafts;
        this.policies = policies;
        this.desk = desk;
    }

    /** What somebody typed, kept when it is refused. */
    record Typed(String amends, String reason, String returnReason) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    /** A finding as shown. */
    record FindingLine(String file, int line, String message) {}

    /** What the reader may do here and now. */
    record Next(boolean submit, boolean correct, boolean withdraw, boolean review, boolean own) {}

    @GetMapping
    ModelAndView draft(@PathVariable("id") UUID id, Principal user, Locale locale) {
        return page(id, user, Typed.NOTHING, List.of(), HttpStatus.OK, locale);
    }

    @PostMapping("/submit")
    ModelAndView submit(
            @PathVariable("id") UUID id,
            @RequestParam(name = "amends", defaultValue = "") String amends,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            Locale locale) {
        return done(
                id,
                user,
                new Typed(amends, reason, ""),
                locale,
                () -> drafts.submit(id, amends, reason, user.getName()));
    }

    @PostMapping("/return")
    ModelAndView sendBack(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            Locale locale) {
        return done(id, user, new Typed("", "", reason), locale, () -> drafts.sendBack(id, reason, user.getName()));
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(@PathVariable("id") UUID id, Principal user, Locale locale) {
        return done(id, user, Typed.NOTHING, locale, () -> drafts.withdraw(id, user.getName()));
    }

    @PostMapping("/approve")
    ModelAndView approve(@PathVariable("id") UUID id, Principal user, Locale locale) {
        try {
            RuleVersion published = drafts.approve(id, user.getName());
            return new ModelAndView("redirect:" + PolicyDesk.HERE + "/versions/" + published.id() + "?published");
        } catch (Refusal refusal) {
            return page(id, user, Typed.NOTHING, desk.texts(refusal, locale), PolicyDesk.status(refusal), locale);
        }
    }

    private ModelAndView done(UUID id, Principal user, Typed typed, Locale locale, Runnable step) {
        try {
            step.run();
            return new ModelAndView("redirect:" + PolicyDesk.HERE + "/drafts/" + id + "?done");
        } catch (Refusal refusal) {
            return page(id, user, typed, desk.texts(refusal, locale), PolicyDesk.status(refusal), locale);
        }
    }

    private ModelAndView page(
            UUID id, Principal user, Typed typed, List<String> problems, HttpStatus status, Locale locale) {
        PackDraft draft = drafts.draft(id, user.getName());
        PackReading reading = drafts.reading(id, user.getName());
        return new ModelAndView("policy/draft", status)
                .addObject("line", desk.drafts(List.of(draft)).get(0))
                .addObject("base", PolicyDesk.HERE + "/drafts/" + id)
                .addObject("pack", reading.pack().orElse(null))
                .addObject("findings", findings(reading, locale))
                .addObject("files", drafts.files(id, user.getName()).paths())
                .addObject("versions", policies.heads())
                .addObject("replaced", draft.replaces() == null ? null : drafts.draft(draft.replaces(), user.getName()))
                .addObject("next", next(draft, reading, user))
                .addObject("typed", typed)
                .addObject("problems", problems);
    }

    private Next next(PackDraft draft, PackReading reading, Principal user) {
        boolean maker = drafts.may(PolicyRole.MAKER, user.getName());
        boolean approver = drafts.may(PolicyRole.APPROVER, user.getName());
        boolean waiting = draft.status() == Status.SUBMITTED;
        boolean own = draft.madeBy(user.getName());
        return new Next(
                maker && draft.status() == Status.DRAFT && reading.sound(),
                maker && !waiting && draft.status() != Status.PUBLISHED,
                maker && draft.status().open(),
                approver && waiting && !own,
                approver && waiting && own);
    }

    private static List<FindingLine> findings(PackReading reading, Locale locale) {
        return reading.findings().stream()
                .map(finding -> new FindingLine(finding.file(), finding.line(), finding.message(locale)))
                .toList();
    }
}
