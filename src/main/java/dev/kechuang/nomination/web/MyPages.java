package dev.kechuang.nomination.web;

import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossier.Waiting;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.Drafts;
import dev.kechuang.nomination.UnitCase;
import dev.kechuang.nomination.web.Deadlines.Deadline;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An applicant's own front page: what to confirm, what is open, what is under way. */
@Controller
class MyPages {

    private static final Set<CaseStatus> TO_CONFIRM = Set.of(CaseStatus.AWAITING_CONFIRMATION, CaseStatus.DEFERRED);
    private static final Set<String> PAGES = Set.of("entitlement", "correction", "statement");

    private final Dossiers dossiers;
    private final Drafts drafts;
    private final CallWindows windows;
    private final Policies policies;
    private final Registry registry;
    private final Deadlines deadlines;
    private final Texts texts;

    MyPages(
            Dossiers dossiers,
            Drafts drafts,
            CallWindows windows,
            Policies policies,
            Registry registry,
            Deadlines deadlines,
            Texts texts) {
        this.dossiers = dossiers;
        this.drafts = drafts;
        this.windows = windows;
        this.policies = policies;
        this.registry = registry;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    /** A category that takes applications now. */
    record OpenCall(String code, String name, int year, String applicants, Deadline closes) {}

    /** A case on the unit's list; {@code next} is the page where the unit has something to do, null for none. */
    record MyCase(
            UUID id,
            String caseNo,
            String category,
            String item,
            String status,
            String tone,
            String amount,
            List<CaseView.Wait> waits,
            String next,
            String nextLabel) {}

    @GetMapping("/portal/my")
    ModelAndView my(Principal user, Locale locale) {
        return page(user.getName(), Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping("/portal/my/drafts")
    ModelAndView begin(@RequestParam("category") String category, Principal user, Locale locale) {
        try {
            return new ModelAndView("redirect:/portal/my/drafts/" + drafts.begin(category, user.getName()));
        } catch (Refusal refusal) {
            HttpStatus status =
                    refusal.kind() == Refusal.Kind.NOT_ALLOWED ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
            return page(user.getName(), texts.problems(refusal, locale), status, locale);
        }
    }

    /** Messages and tasks know a case by its number only. */
    @GetMapping("/portal/my/by-no/{caseNo}")
    String byNumber(@PathVariable("caseNo") String caseNo, Principal user) {
        return "redirect:/portal/my/cases/" + ownCase(caseNo, user);
    }

    @GetMapping("/portal/my/by-no/{caseNo}/{page}")
    String byNumber(@PathVariable("caseNo") String caseNo, @PathVariable("page") String page, Principal user) {
        if (!PAGES.contains(page)) throw Refusal.notFound("nomination.unknownCase");
        return "redirect:/portal/my/cases/" + ownCase(caseNo, user) + "/" + page;
    }

    private UUID ownCase(String caseNo, Principal user) {
        UUID id = dossiers.summary(CaseNo.of(caseNo)).id();
        if (!dossiers.mayRead(id, user.getName())) throw Refusal.notFound("nomination.unknownCase");
        return id;
    }

    private ModelAndView page(String userId, Map<String, String> problems, HttpStatus status, Locale locale) {
        Unit unit = registry.unitOfUser(userId);
        List<UnitCase> cases = dossiers.casesOfUnitOf(userId);
        return new ModelAndView("nomination/my", status)
                .addObject("unit", unit)
                .addObject("problems", problems)
                .addObject("calls", calls(unit, locale))
                .addObject("toConfirm", shown(cases, locale, true))
                .addObject("cases", shown(cases, locale, false));
    }

    private List<MyCase> shown(List<UnitCase> cases, Locale locale, boolean toConfirm) {
        return cases.stream()
                .filter(one -> TO_CONFIRM.contains(one.summary().status()) == toConfirm)
                .map(one -> line(one, locale))
                .toList();
    }

    private List<OpenCall> calls(Unit unit, Locale locale) {
        PolicyPack pack = policies.current();
        return windows.openNow().stream()
                .filter(window -> enterable(pack, window, unit))
                .map(window -> call(pack.category(window.categoryCode()), window, locale))
                .toList();
    }

    /** Only what this unit could really begin: the rest of the catalogue is in the call for applications. */
    private static boolean enterable(PolicyPack pack, CallWindow window, Unit unit) {
        String code = window.categoryCode();
        if (pack.categories().stream().noneMatch(category -> category.code().equals(code)) || !pack.hasForm(code)) {
            return false;
        }
        Category category = pack.category(code);
        return category.mayOpen()
                && category.entryMode() != EntryMode.AUTO
                && category.applicantTypes().contains(unit.applicantType());
    }

    private OpenCall call(Category category, CallWindow window, Locale locale) {
        return new OpenCall(
                category.code(),
                texts.category(category, locale),
                window.programmeYear(),
                texts.applicants(category, locale),
                deadlines.of(window.closesAt()));
    }

    private MyCase line(UnitCase one, Locale locale) {
        CaseSummary it = one.summary();
        String next = next(it);
        return new MyCase(
                it.id(),
                it.caseNo(),
                texts.category(one.category(), locale),
                it.itemName(),
                texts.status(it.status(), locale),
                CaseLook.tone(it.status()),
                it.amount() == null ? null : it.amount().format(),
                CaseView.Wait.together(
                        one.waits().stream().map(wait -> wait(wait, locale)).toList(), locale),
                next == null ? null : "/portal/my/" + next,
                next == null ? null : "nomination.page.next." + it.status());
    }

    private CaseView.Wait wait(Waiting wait, Locale locale) {
        return new CaseView.Wait(texts.who(wait, true, locale), deadlines.of(wait.until()));
    }

    private static String next(CaseSummary it) {
        return switch (it.status()) {
            case DRAFT -> "drafts/" + it.id();
            case AWAITING_CONFIRMATION, DEFERRED -> "cases/" + it.id() + "/entitlement";
            case CORRECTION_REQUIRED -> "cases/" + it.id() + "/correction";
            default -> null;
        };
    }
}
