package dev.kechuang.nomination.web;

import dev.kechuang.campaign.CallWindows;
import dev.kechuang.nomination.CaseFilter;
import dev.kechuang.nomination.CasePage;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.policy.Measures;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** S12: the calculated cases before the bureau meeting, and its word on them. */
@Controller
class MeetingPages {

    static final String HEAD = "tech-bureau-head";
    private static final String HERE = "/portal/office/meeting";

    /** What one page can sensibly show; "propose all" takes the rest as well. */
    private static final int SHOWN = 1000;

    private final Dossiers dossiers;
    private final Proposals proposals;
    private final NominationFlow flow;
    private final Policies policies;
    private final Registry registry;
    private final CallWindows windows;
    private final Texts texts;

    MeetingPages(
            Dossiers dossiers,
            Proposals proposals,
            NominationFlow flow,
            Policies policies,
            Registry registry,
            CallWindows windows,
            Texts texts) {
        this.dossiers = dossiers;
        this.proposals = proposals;
        this.flow = flow;
        this.policies = policies;
        this.registry = registry;
        this.windows = windows;
        this.texts = texts;
    }

    /** One category with its cases and their sum. */
    record Group(String code, String name, List<Line> lines, String sum) {}

    /** One case before the meeting; without an amount it can only be refused. */
    record Line(UUID id, String caseNo, String unitName, String item, String clause, String amount, boolean payable) {}

    /** What the head chose and typed. */
    record Choice(Set<String> cases, String reason) {}

    @GetMapping(HERE)
    ModelAndView meeting(@RequestParam(name = "year", required = false) Integer year, Principal user, Locale locale) {
        check(user);
        return page(year(year), user, new Choice(Set.of(), ""), Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE)
    ModelAndView decide(
            @RequestParam("year") int year,
            @RequestParam("decision") String decision,
            @RequestParam(name = "case", defaultValue = "") Set<String> cases,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            Locale locale) {
        check(user);
        Choice choice = new Choice(cases, reason);
        try {
            List<CaseNo> left = switch (decision) {
                case "proposeAll" -> proposals.proposeAll(dossiers.calculated(year, user.getName()), user.getName());
                case "propose" -> proposals.proposeAll(chosen(cases), user.getName());
                case "reject" -> reject(chosen(cases), reason, user.getName());
                default -> throw Refusal.invalid("", "nomination.page.meeting.noDecision");
            };
            if (left.isEmpty()) return new ModelAndView("redirect:" + HERE + "?done&year=" + year);
            String names = left.stream().map(CaseNo::text).collect(Collectors.joining("、"));
            throw Refusal.conflict("nomination.page.meeting.left", names);
        } catch (Refusal refusal) {
            HttpStatus status = switch (refusal.kind()) {
                case INVALID -> HttpStatus.BAD_REQUEST;
                case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                case CONFLICT, NOT_FOUND -> HttpStatus.CONFLICT;
            };
            return page(year, user, choice, texts.problems(refusal, locale), status, locale);
        }
    }

    private static List<CaseNo> chosen(Set<String> cases) {
        if (cases.isEmpty()) throw Refusal.invalid("case", "nomination.page.meeting.noneChosen");
        return cases.stream().sorted().map(CaseNo::of).toList();
    }

    private List<CaseNo> reject(List<CaseNo> cases, String reason, String userId) {
        List<Problem> problems = new ArrayList<>();
        if (reason.isBlank()) problems.add(Problem.of("reason", "nomination.page.reason.missing"));
        if (reason.length() > 500) problems.add(Problem.of("reason", "nomination.page.reason.tooLong", 500));
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        cases.forEach(caseNo -> flow.proposalDecided(caseNo, false, reason.strip(), userId));
        return List.of();
    }

    private ModelAndView page(
            int year, Principal user, Choice choice, Map<String, String> problems, HttpStatus status, Locale locale) {
        CaseFilter filter = new CaseFilter(year, null, CaseStatus.CALCULATED, null);
        CasePage found = dossiers.search(filter, 0, SHOWN, user.getName());
        return new ModelAndView("nomination/meeting", status)
                .addObject("year", year)
                .addObject("groups", groups(found, locale))
                .addObject("total", found.total())
                .addObject("shown", found.cases().size())
                .addObject("sum", dossiers.sumOfCalculated(year).format())
                .addObject("choice", choice)
                .addObject("problems", problems);
    }

    private List<Group> groups(CasePage found, Locale locale) {
        Map<String, List<CaseSummary>> byCategory = found.cases().stream()
                .collect(Collectors.groupingBy(CaseSummary::categoryCode, TreeMap::new, Collectors.toList()));
        return byCategory.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), locale))
                .toList();
    }

    /** Each case as its own version sees its category; the group is named as in the latest of them. */
    private Group group(String code, List<CaseSummary> cases, Locale locale) {
        Measures measures =
                policies.measures(cases.stream().map(CaseSummary::ruleVersionId).toList());
        Money sum = cases.stream().map(MeetingPages::amount).reduce(Money.ZERO, Money::plus);
        List<Line> lines = cases.stream()
                .sorted(Comparator.comparing(CaseSummary::caseNo))
                .map(one -> new Line(
                        one.id(),
                        one.caseNo(),
                        one.unitName(),
                        one.itemName(),
                        one.clause(),
                        amount(one).format(),
                        amount(one).isPositive()
                                || measures.version(one.ruleVersionId())
                                        .category(code)
                                        .honour()))
                .toList();
        return new Group(code, texts.category(measures.newest().category(code), locale), lines, sum.format());
    }

    private static Money amount(CaseSummary one) {
        return one.amount() == null ? Money.ZERO : one.amount();
    }

    private int year(Integer asked) {
        return asked == null ? windows.yearInHand() : asked;
    }

    private void check(Principal user) {
        if (!registry.hasRole(user.getName(), HEAD)) throw Refusal.notAllowed("nomination.page.meeting.headOnly");
    }
}
