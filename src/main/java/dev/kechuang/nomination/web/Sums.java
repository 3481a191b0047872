package dev.kechuang.nomination.web;

import dev.kechuang.policy.AmountStep;
import dev.kechuang.policy.AmountStep.Operand;
import dev.kechuang.policy.AmountStep.Source;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The steps of a calculation as sentences: what is done and why, with which figures, and where each figure comes from. */
@Component
class Sums {

    private static final String KEY = "nomination.page.sum.";

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
                english ? step.en() : step.zh(), english ? step.zh() : step.en(), sentence(step, facts, locale));
    }

    private String sentence(AmountStep step, UnaryOperator<String> facts, Locale locale) {
        List<String> named = step.operands().stream()
                .map(operand -> named(operand, facts, locale))
                .toList();
        String result = number(step.result());
        return switch (step.operation()) {
            case ADD -> String.join(" + ", named) + " = " + result;
            case SUBTRACT -> String.join(" − ", named) + " = " + result;
            case MULTIPLY -> String.join(" × ", named) + " = " + result;
            case AT_LEAST -> String.join(" ≥ ", named) + yesOrNo(step, locale);
            case MORE_THAN -> String.join(" > ", named) + yesOrNo(step, locale);
            case TAKE -> named.get(0);
            case SLICE -> sliced(named, result, locale);
            case LESSER_OF, GREATER_OF ->
                texts.text(KEY + step.operation(), locale, String.join(texts.text(KEY + "and", locale), named), result);
            case FLOOR_TO_YUAN -> texts.text(KEY + step.operation(), locale, named.get(0), result);
        };
    }

    private String sliced(List<String> named, String result, Locale locale) {
        return named.size() > 2
                ? texts.text(KEY + "SLICE_TO", locale, named.get(0), named.get(1), named.get(2), result)
                : texts.text(KEY + "SLICE", locale, named.get(0), named.get(1), result);
    }

    private String yesOrNo(AmountStep step, Locale locale) {
        return texts.text(KEY + (step.result().signum() > 0 ? "yes" : "no"), locale);
    }

    private String named(Operand operand, UnaryOperator<String> facts, Locale locale) {
        String name = operand.source() == Source.FACT ? facts.apply(operand.name()) : operand.name();
        String from = texts.text(KEY + "from." + operand.source(), locale, name);
        return number(operand.value()) + from;
    }

    /** "1,250,000.5"; every digit is kept. */
    static String number(BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String grouped = whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",");
        return point < 0 ? grouped : grouped + plain.substring(point);
    }
}
