package dev.kechuang.form;

import dev.kechuang.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A problem as a sentence. The first argument of our own problems is the label, here in the reader's language. */
final class ProblemText {

    private static final Pattern CELL = Pattern.compile("(.+)\\[(\\d+)](?:\\.(\\w+))?");

    private ProblemText() {}

    static String of(FormSchema schema, Problem problem, Locale locale, BiFunction<String, Object[], String> messages) {
        Optional<String> label = label(schema, problem.field(), locale, messages);
        if (!problem.key().startsWith("form.")) {
            List<Object> args = problem.args();
            String text = messages.apply(problem.key(), args.toArray());
            return label.map(name -> messages.apply("form.named", new Object[] {name, text}))
                    .orElse(text);
        }
        List<Object> args = new ArrayList<>(problem.args());
        if (label.isPresent() && !args.isEmpty()) {
            args.set(0, label.get());
        }
        return messages.apply(problem.key(), args.toArray());
    }

    static Optional<String> label(
            FormSchema schema, String key, Locale locale, BiFunction<String, Object[], String> messages) {
        Optional<String> own = schema.field(key).map(field -> field.label(locale));
        if (own.isPresent()) {
            return own;
        }
        Matcher cell = CELL.matcher(key);
        if (!cell.matches()) {
            return Optional.empty();
        }
        return schema.field(cell.group(1)).map(field -> {
            String row = Integer.toString(Integer.parseInt(cell.group(2)) + 1);
            String column = field.table()
                    .flatMap(table -> table.column(String.valueOf(cell.group(3))))
                    .map(found -> found.label(locale))
                    .orElse("");
            return messages.apply("form.cell", new Object[] {field.label(locale), row, column})
                    .strip();
        });
    }
}
