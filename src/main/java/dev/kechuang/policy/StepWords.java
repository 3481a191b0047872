package dev.kechuang.policy;

import dev.kechuang.policy.AmountStep.Operand;
import dev.kechuang.policy.AmountStep.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The steps of a calculation as sentences for people; {@code texts} gives a message by key and arguments in their language. */
public final class StepWords {

    private static final String KEY = "policy.sum.";

    private final BiFunction<String, Object[], String> texts;

    public StepWords(BiFunction<String, Object[], String> texts) {
        this.texts = texts;
    }

    /** What is done, with which figures, and where each figure comes from; {@code facts} names a fact to the reader. */
    public String sentence(AmountStep step, UnaryOperator<String> facts) {
        List<String> named =
                step.operands().stream().map(operand -> named(operand, facts)).toList();
        String result = number(step.result());
        return switch (step.operation()) {
            case ADD -> String.join(" + ", named) + " = " + result;
            case SUBTRACT -> String.join(" − ", named) + " = " + result;
            case MULTIPLY -> String.join(" × ", named) + " = " + result;
            case AT_LEAST -> String.join(" ≥ ", named) + yesOrNo(step);
            case MORE_THAN -> String.join(" > ", named) + yesOrNo(step);
            case TAKE -> named.get(0);
            case SLICE -> sliced(named, result);
            case LESSER_OF, GREATER_OF -> text(KEY + step.operation(), String.join(text(KEY + "and"), named), result);
            case FLOOR_TO_YUAN -> text(KEY + step.operation(), named.get(0), result);
        };
    }

    private String sliced(List<String> named, String result) {
        return named.size() > 2
                ? text(KEY + "SLICE_TO", named.get(0), named.get(1), named.get(2), result)
                : text(KEY + "SLICE", named.get(0), named.get(1), result);
    }

    private String yesOrNo(AmountStep step) {
        return text(KEY + (step.result().signum() > 0 ? "yes" : "no"));
    }

    private String named(Operand operand, UnaryOperator<String> facts) {
        String name = operand.source() == Source.FACT ? facts.apply(operand.name()) : operand.name();
        String from = text(KEY + "from." + operand.source(), name);
        return number(operand.value()) + from;
    }

    /** "1,250,000.5"; every digit is kept. */
    public static String number(BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String grouped = whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",");
        return point < 0 ? grouped : grouped + plain.substring(point);
    }

    private String text(String key, Object... args) {
        return texts.apply(key, args);
    }
}
