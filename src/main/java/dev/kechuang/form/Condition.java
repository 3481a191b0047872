package dev.kechuang.form;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A compiled {@code conditional.hide}. As in form-js only the result true hides; a failure counts as null. */
final class Condition {

    /** One engine for all forms; external functions stay off, so an expression reaches nothing but the answers. */
    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

    private final ParsedExpression expression;
    private final Set<String> names;

    private Condition(ParsedExpression expression, Set<String> names) {
        this.expression = expression;
        this.names = names;
    }

    /** Empty if the text is not FEEL. */
    static Optional<Condition> compile(String feel) {
        ParseResult parsed = FEEL.parseExpression(feel);
        return parsed.isSuccess()
                ? Optional.of(new Condition(parsed.parsedExpression(), namesIn(feel)))
                : Optional.empty();
    }

    boolean hides(Map<String, Object> answers) {
        EvaluationResult result = FEEL.evaluate(expression, answers);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /** Every name the expression mentions, strings left out: a superset of the fields it reads. */
    Set<String> names() {
        return names;
    }

    private static Set<String> namesIn(String feel) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = NAME.matcher(STRING.matcher(feel).replaceAll("\"\""));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
