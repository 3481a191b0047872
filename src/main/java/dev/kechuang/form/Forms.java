package dev.kechuang.form;

import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** The face of this module: judge answers, read a posted page, show a form. All functions are pure. */
public final class Forms {

    /** Longer texts are refused: the engine answers 500 to them. */
    public static final int LONGEST_TEXT = 4_000;

    private Forms() {}

    /** Judges a final answer. Hidden fields are dropped, read-only ones keep what the context says. */
    public static FormAnswers check(FormSchema schema, Map<String, ?> sent, FormContext context) {
        return new AnswerCheck(schema, context, false).check(sent);
    }

    /** The same for a draft: nothing is missing yet, but what is there must be well-formed. */
    public static FormAnswers checkDraft(FormSchema schema, Map<String, ?> sent, FormContext context) {
        return new AnswerCheck(schema, context, true).check(sent);
    }

    /** The answers a new form starts with: its default values, then what is known. */
    public static Map<String, Object> initial(FormSchema schema, Map<String, Object> known) {
        return Answers.initial(schema, known);
    }

    /** A posted page as answers: trimmed, tables gathered, absent check boxes false; what does not parse stays as typed. */
    public static Map<String, Object> fromPost(FormSchema schema, Map<String, List<String>> posted) {
        return new PostReader(schema, posted).read();
    }

    /** Answers the table buttons {@code addRow:<key>} and {@code removeRow:<key>:<index>}; any other action changes nothing. */
    public static Map<String, Object> applyRowAction(FormSchema schema, Map<String, ?> answers, String action) {
        return RowActions.apply(schema, answers, action);
    }

    /** The form as {@code templates/form/fields.html} shows it. {@code messages} resolves a key of this module in that language. */
    public static FormView view(
            FormSchema schema,
            Map<String, ?> answers,
            List<Problem> problems,
            Locale locale,
            BiFunction<String, Object[], String> messages) {
        return new ViewBuilder(schema, answers, problems, locale, messages).build();
    }

    /** A problem as one sentence that names the field in the reader's language. */
    public static String message(
            FormSchema schema, Problem problem, Locale locale, BiFunction<String, Object[], String> messages) {
        return ProblemText.of(schema, problem, locale, messages);
    }
}
