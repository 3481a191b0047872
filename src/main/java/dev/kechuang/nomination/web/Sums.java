package dev.kechuang.nomination.web;

import dev.kechuang.policy.AmountStep;
import dev.kechuang.policy.AmountStep.Operand;
import dev.kechuang.policy.AmountStep.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The steps of a calculation as sentences: what is done and why, with which figures, and where each figure comes from. */
@Component
class Sums {

    private static final String KEY = "nomination.page.sum.";

    private final Texts texts;

    Sums(Texts texts) {
        this.texts = texts;
    }

    List<CaseView.Step> of(List<AmountStep> steps, Locale locale) {
        return steps.stream().map(step -> of(step, locale)).toList();
    }

    private CaseView.Step of(AmountStep step, Locale locale) {
        boolean english = Texts.english(locale);
        return new CaseView.Step(
                english ? step.en() : step.zh(), english ? step.zh() : step.en(), sentence(step, locale));
    }

    private String sentence(AmountStep step, Locale locale) {
        List<String> named =
                step.operands().stream().map(operand -> named(operand, locale)).toList();
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

    private String named(Operand operand, Locale locale) {
        String from = operand.source() == Source.STEP
                ? texts.text(KEY + "from.STEP", locale, operand.name())
                : texts.text(KEY + "from." + operand.source(), locale);
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
