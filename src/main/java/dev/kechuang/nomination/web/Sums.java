package dev.kechuang.nomination.web;

import dev.kechuang.policy.AmountStep;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.StepWords;
import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The steps of a calculation as sentences: what is done and why, with which figures, and where each figure comes from. */
@Component
class Sums {

    private final Texts texts;
    private final Policies policies;

    Sums(Texts texts, Policies policies) {
        this.texts = texts;
        this.policies = policies;
    }

    /** Facts go by the names that this version gives them. */
    List<CaseView.Step> of(List<AmountStep> steps, String ruleVersionId, String categoryCode, Locale locale) {
        PolicyPack pack = policies.version(ruleVersionId);
        return steps.stream()
                .map(step -> of(step, name -> fact(pack, categoryCode, name, locale), locale))
                .toList();
    }

    /** What a problem with a fact says, the fact by its name. */
    String problem(Problem problem, String ruleVersionId, String categoryCode, Locale locale) {
        PolicyPack pack = policies.version(ruleVersionId);
        Object[] named = problem.args().stream()
                .map(arg -> fact(pack, categoryCode, String.valueOf(arg), locale))
                .toArray();
        return texts.text(problem.key(), locale, named);
    }

    private static String fact(PolicyPack pack, String categoryCode, String name, Locale locale) {
        return pack.fact(categoryCode, name)
                .map(fact -> Texts.english(locale) ? fact.en() : fact.zh())
                .orElse(name);
    }

    private CaseView.Step of(AmountStep step, UnaryOperator<String> facts, Locale locale) {
        boolean english = Texts.english(locale);
        return new CaseView.Step(
                english ? step.en() : step.zh(),
                english ? step.zh() : step.en(),
                new StepWords(texts.source(locale)).sentence(step, facts));
    }
}
