package dev.kechuang.nomination.web;

import dev.kechuang.form.FieldType;
import dev.kechuang.form.FormSchema;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Commitment;
import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.ArrayList;
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

/** What the office asks a unit: is this entitlement right (path AUTO), and what does it say to a proposed veto (S06). */
@Controller
class ReplyPages {

    private static final String HERE = "/portal/my/cases/{id}";
    private static final int LONGEST = 2000;
    private static final Set<CaseStatus> TO_CONFIRM = Set.of(CaseStatus.AWAITING_CONFIRMATION, CaseStatus.DEFERRED);

    private final OwnCases own;
    private final Proposals proposals;
    private final NominationFlow flow;
    private final CaseViews views;
    private final Sums sums;
    private final Texts texts;

    ReplyPages(OwnCases own, Proposals proposals, NominationFlow flow, CaseViews views, Sums sums, Texts texts) {
        this.own = own;
        this.proposals = proposals;
        this.flow = flow;
        this.views = views;
        this.sums = sums;
        this.texts = texts;
    }

    /** What the unit typed; {@code ticks} are the commitments it ticked. */
    record Reply(String decision, Set<String> ticks, String text) {

        boolean contests() {
            return decision.equals("CONTEST");
        }
    }

    /** A commitment to tick, or with null as key the text that stands before some. */
    record Asked(String key, String text) {}

    /** What the entitlement is worth, and why. */
    record Expected(String amount, String clause, List<CaseView.Step> steps) {}

    @GetMapping(HERE + "/entitlement")
    ModelAndView entitlement(@PathVariable("id") UUID id, Principal user, Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (!TO_CONFIRM.contains(dossier.summary().status())) return home(id);
        return entitlementPage(dossier, user, new Reply("", Set.of(), ""), Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE + "/entitlement")
    ModelAndView answer(
            @PathVariable("id") UUID id,
            @RequestParam(name = "decision", defaultValue = "") String decision,
            @RequestParam(name = "tick", defaultValue = "") Set<String> ticks,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (!TO_CONFIRM.contains(dossier.summary().status())) return home(id);
        Reply reply = new Reply(decision, ticks, reason);
        try {
            check(reply);
            CaseNo caseNo = CaseNo.of(dossier.summary().caseNo());
            boolean deferred = dossier.summary().status() == CaseStatus.DEFERRED;
            if (reply.contests()) flow.entitlementContested(caseNo, deferred, reason.strip(), user.getName());
            else flow.entitlementConfirmed(caseNo, deferred, ticks, user.getName());
            return new ModelAndView("redirect:/portal/my/cases/" + id + "?answered");
        } catch (Refusal refusal) {
            return entitlementPage(dossier, user, reply, texts.problems(refusal, locale), status(refusal), locale);
        }
    }

    @GetMapping(HERE + "/statement")
    ModelAndView statement(@PathVariable("id") UUID id, Principal user, Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        if (dossier.departments().stream().noneMatch(ReplyPages::asked)) return home(id);
        return statementPage(dossier, "", "", Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE + "/statement")
    ModelAndView state(
            @PathVariable("id") UUID id,
            @RequestParam("department") String department,
            @RequestParam(name = "statement", defaultValue = "") String statement,
            Principal user,
            Locale locale) {
        Dossier dossier = own.get(id, user.getName());
        boolean known = dossier.departments().stream()
                .anyMatch(line -> line.department().equals(department) && asked(line));
        if (!known) return home(id);
        try {
            if (statement.isBlank()) throw Refusal.invalid("statement", "nomination.page.statement.missing");
            if (statement.length() > LONGEST) {
                throw Refusal.invalid("statement", "nomination.page.reason.tooLong", LONGEST);
            }
            flow.vetoStated(CaseNo.of(dossier.summary().caseNo()), department, statement.strip(), user.getName());
            return new ModelAndView("redirect:/portal/my/cases/" + id + "?stated");
        } catch (Refusal refusal) {
            return statementPage(
                    dossier, department, statement, texts.problems(refusal, locale), status(refusal), locale);
        }
    }

    private static void check(Reply reply) {
        List<Problem> problems = new ArrayList<>();
        if (reply.contests()) {
            if (reply.text().isBlank()) problems.add(Problem.of("reason", "nomination.page.reason.missing"));
            if (reply.text().length() > LONGEST) {
                problems.add(Problem.of("reason", "nomination.page.reason.tooLong", LONGEST));
            }
        } else if (!reply.decision().equals("CONFIRM")) {
            problems.add(Problem.of("decision", "nomination.page.entitlement.choose"));
        }
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
    }

    private ModelAndView entitlementPage(
            Dossier dossier,
            Principal user,
            Reply reply,
            Map<String, String> problems,
            HttpStatus status,
            Locale locale) {
        return new ModelAndView("nomination/entitlement", status)
                .addObject("view", views.forApplicant(dossier, locale))
                .addObject(
                        "expected",
                        expected(
                                proposals.expected(dossier.summary().id(), user.getName()),
                                dossier.ruleVersionId(),
                                dossier.category().code(),
                                locale))
                .addObject("asked", asked(dossier.form(), locale))
                .addObject("reply", reply)
                .addObject("problems", problems);
    }

    /** The declarations of the category's form, with the texts they refer to. */
    private static List<Asked> asked(FormSchema form, Locale locale) {
        return form == null
                ? List.of()
                : form.layout().stream()
                        .filter(group -> group.children().stream().anyMatch(Commitment::promised))
                        .flatMap(group -> group.children().stream())
                        .filter(field -> Commitment.promised(field) || field.type() == FieldType.TEXT)
                        .map(field -> field.type() == FieldType.TEXT
                                ? new Asked(null, field.wording().text(locale))
                                : new Asked(field.key(), field.wording().label(locale)))
                        .toList();
    }

    private Expected expected(AmountResult result, String ruleVersionId, String categoryCode, Locale locale) {
        return new Expected(
                result.amount().format(),
                result.clause(),
                sums.of(result.steps(), ruleVersionId, categoryCode, locale));
    }

    private ModelAndView statementPage(
            Dossier dossier,
            String department,
            String statement,
            Map<String, String> problems,
            HttpStatus status,
            Locale locale) {
        return new ModelAndView("nomination/statement", status)
                .addObject("view", views.forApplicant(dossier, locale))
                .addObject("department", department)
                .addObject("statement", statement)
                .addObject("problems", problems);
    }

    private static boolean asked(Dossier.DepartmentLine line) {
        return line.state().equals("VETO_PROPOSED");
    }

    private static ModelAndView home(UUID id) {
        return new ModelAndView("redirect:/portal/my/cases/" + id);
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_FOUND -> throw refusal;
        };
    }
}
