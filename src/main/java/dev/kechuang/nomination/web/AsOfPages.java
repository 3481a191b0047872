package dev.kechuang.nomination.web;

import dev.kechuang.nomination.AsOf;
import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.nomination.Recalculations;
import dev.kechuang.policy.Policies;
import dev.kechuang.shared.Money;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The office looks at a case as of any published version; a page to read, nothing is stored. */
@Controller
class AsOfPages {

    private final Recalculations recalculations;
    private final Dossiers dossiers;
    private final Policies policies;
    private final CaseViews views;
    private final Sums sums;

    AsOfPages(Recalculations recalculations, Dossiers dossiers, Policies policies, CaseViews views, Sums sums) {
        this.recalculations = recalculations;
        this.dossiers = dossiers;
        this.policies = policies;
        this.views = views;
        this.sums = sums;
    }

    /** A version to choose. */
    record Version(String id, String title, String from, String to, boolean own) {}

    /** What came out, ready to read; {@code amount} is null where facts are missing. */
    record Shown(
            String version,
            String title,
            boolean own,
            String amount,
            String clause,
            String paidBefore,
            String recorded,
            String difference,
            String tone,
            List<CaseView.Step> steps,
            List<String> problems) {}

    @GetMapping("/portal/cases/{id}/as-of")
    ModelAndView asOf(
            @PathVariable("id") UUID id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Principal user,
            Locale locale) {
        Dossier dossier = dossiers.dossier(id, user.getName());
        AsOf found = recalculations.asOf(id, version, user.getName());
        return new ModelAndView("nomination/as-of")
                .addObject("view", views.forOffice(dossier, null, locale))
                .addObject("versions", versions(found.ownVersionId()))
                .addObject("asOf", shown(found, dossier.category().code(), locale));
    }

    private List<Version> versions(String own) {
        return policies.heads().stream()
                .map(head -> new Version(
                        head.id(),
                        head.title(),
                        head.effectiveFrom().toString(),
                        head.effectiveTo().toString(),
                        head.id().equals(own)))
                .toList();
    }

    private Shown shown(AsOf found, String categoryCode, Locale locale) {
        return new Shown(
                found.ruleVersionId(),
                found.ruleVersionTitle(),
                found.ownVersion(),
                found.result().map(result -> result.amount().format()).orElse(null),
                found.result().map(result -> result.clause()).orElse(null),
                found.paidBefore().format(),
                found.recorded().map(Money::format).orElse(null),
                found.difference().map(AsOfPages::signed).orElse(null),
                found.difference().map(AsOfPages::tone).orElse(""),
                found.result()
                        .map(result -> sums.of(result.steps(), found.ruleVersionId(), categoryCode, locale))
                        .orElse(List.of()),
                found.problems().stream()
                        .map(problem -> sums.problem(problem, found.ruleVersionId(), categoryCode, locale))
                        .toList());
    }

    private static String signed(Money difference) {
        if (difference.isZero()) return "0.00";
        return difference.isPositive()
                ? "+" + difference.format()
                : "−" + Money.ZERO.minus(difference).format();
    }

    private static String tone(Money difference) {
        return difference.isZero() ? "" : difference.isPositive() ? "good" : "bad";
    }
}
