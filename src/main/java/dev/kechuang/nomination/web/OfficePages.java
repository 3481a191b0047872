package dev.kechuang.nomination.web;

import dev.kechuang.nomination.CaseFilter;
import dev.kechuang.nomination.CasePage;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.RoleTitle;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The office's pages: entrance, search of cases, and the dossier that departments read as well. */
@Controller
class OfficePages {

    private static final int SIZE = 25;

    private final Dossiers dossiers;
    private final Policies policies;
    private final Registry registry;
    private final CaseViews views;
    private final Deadlines deadlines;
    private final Texts texts;

    OfficePages(
            Dossiers dossiers,
            Policies policies,
            Registry registry,
            CaseViews views,
            Deadlines deadlines,
            Texts texts) {
        this.dossiers = dossiers;
        this.policies = policies;
        this.registry = registry;
        this.views = views;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    /** One found case. */
    record Found(
            UUID id,
            String caseNo,
            String category,
            String unitName,
            String item,
            String status,
            String tone,
            String amount,
            String submittedAt) {}

    /** The search as typed. */
    record Search(String year, String category, String status, String text) {}

    /** A code and its name in a list of choices. */
    record Choice(String code, String name) {}

    @GetMapping("/portal/office")
    ModelAndView entrance(Principal user) {
        Set<String> roles = registry.rolesOf(user.getName());
        return new ModelAndView("nomination/office")
                .addObject("searches", roles.stream().anyMatch(role -> !RoleTitle.isDepartment(role)))
                .addObject("head", roles.contains(MeetingPages.HEAD));
    }

    @GetMapping("/portal/office/cases")
    ModelAndView search(
            @RequestParam(name = "year", defaultValue = "") String year,
            @RequestParam(name = "category", defaultValue = "") String category,
            @RequestParam(name = "status", defaultValue = "") String status,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            Principal user,
            Locale locale) {
        Search search = new Search(year.strip(), category, status, text);
        int page = Math.max(0, Math.min(asked, 10_000));
        CasePage found = dossiers.search(filter(search), page, SIZE, user.getName());
        return new ModelAndView("nomination/cases")
                .addObject("search", search)
                .addObject("found", found)
                .addObject(
                        "lines",
                        found.cases().stream().map(one -> line(one, locale)).toList())
                .addObject("categories", categories(locale))
                .addObject("statuses", statuses(locale))
                .addObject("base", base(search));
    }

    @GetMapping("/portal/cases/{id}")
    ModelAndView dossier(@PathVariable("id") UUID id, Principal user, Locale locale) {
        Dossier dossier = dossiers.dossier(id, user.getName());
        Set<String> roles = registry.rolesOf(user.getName());
        if (registry.unitIdOfUser(user.getName()).isPresent()) {
            return new ModelAndView("redirect:/portal/my/cases/" + id);
        }
        boolean departmentOnly = roles.stream().allMatch(role -> RoleTitle.isDepartment(role));
        Set<String> own = dossier.departments().stream()
                .map(Dossier.DepartmentLine::department)
                .filter(roles::contains)
                .collect(Collectors.toSet());
        return new ModelAndView("nomination/dossier")
                .addObject("view", views.forOffice(dossier, departmentOnly ? own : null, locale))
                .addObject("internal", !departmentOnly);
    }

    /** Tasklist forms know a case by its number. */
    @GetMapping("/portal/cases/by-no/{caseNo}")
    String byNumber(@PathVariable("caseNo") String caseNo, Principal user) {
        UUID id;
        try {
            id = dossiers.summary(CaseNo.of(caseNo)).id();
        } catch (Refusal unknown) {
            throw Refusal.notFound("nomination.unknownCase");
        }
        if (!dossiers.mayRead(id, user.getName())) throw Refusal.notFound("nomination.unknownCase");
        return "redirect:/portal/cases/" + id;
    }

    private static CaseFilter filter(Search search) {
        Integer year = search.year().matches("\\d{4}") ? Integer.valueOf(search.year()) : null;
        CaseStatus status = Arrays.stream(CaseStatus.values())
                .filter(each -> each.name().equals(search.status()))
                .findFirst()
                .orElse(null);
        return new CaseFilter(year, search.category(), status, search.text());
    }

    private Found line(CaseSummary one, Locale locale) {
        Category category = policies.version(one.ruleVersionId()).category(one.categoryCode());
        return new Found(
                one.id(),
                one.caseNo(),
                category.code() + " " + texts.category(category, locale),
                one.unitName(),
                one.itemName(),
                texts.status(one.status(), locale),
                CaseLook.tone(one.status()),
                one.amount() == null ? "" : one.amount().format(),
                deadlines.at(one.submittedAt()));
    }

    private List<Choice> categories(Locale locale) {
        return policies.everyCategory().stream()
                .map(category -> new Choice(category.code(), category.code() + " " + texts.category(category, locale)))
                .toList();
    }

    private List<Choice> statuses(Locale locale) {
        return Arrays.stream(CaseStatus.values())
                .filter(status -> status != CaseStatus.DRAFT)
                .map(status -> new Choice(status.name(), texts.status(status, locale)))
                .toList();
    }

    private static String base(Search search) {
        return UriComponentsBuilder.fromPath("/portal/office/cases")
                        .queryParam("year", "{year}")
                        .queryParam("category", "{category}")
                        .queryParam("status", "{status}")
                        .queryParam("text", "{text}")
                        .encode()
                        .buildAndExpand(search.year(), search.category(), search.status(), search.text())
                        .toUriString()
                + "&page=";
    }
}
