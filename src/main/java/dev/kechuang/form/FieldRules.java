package dev.kechuang.form;

import dev.kechuang.form.Field.Limits;
import dev.kechuang.form.ValueReader.Named;
import dev.kechuang.shared.BankAccount;
import dev.kechuang.shared.Cnaps;
import dev.kechuang.shared.Email;
import dev.kechuang.shared.Mobile;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Uscc;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a readable value must satisfy: the limits of form-js, then the named rule of our own. */
final class FieldRules {

    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{5,22}");
    private static final Pattern YUAN = Pattern.compile("(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,2})?");

    private final FormContext context;
    private final boolean draft;

    FieldRules(FormContext context, boolean draft) {
        this.context = context;
        this.draft = draft;
    }

    List<Problem> problems(Field field, Typed typed) {
        Named named = new Named(field.key(), field.label(null));
        Object value = typed.value();
        boolean missing =
                value == null || Boolean.FALSE.equals(value) || value instanceof Collection<?> all && all.isEmpty();
        if (missing) {
            return draft || !typed.problems().isEmpty() ? List.of() : missing(field, named);
        }
        List<Problem> found = new ArrayList<>();
        if (field.table().isPresent()) {
            return tooFewRows(field, named, ((Collection<?>) value).size());
        }
        if (field.type() == FieldType.NUMBER) {
            number(field.limits(), named, new BigDecimal(value.toString()), found);
        } else if (value instanceof String text
                && !field.upload()
                && !field.type().choice()) {
            text(field.limits(), named, text, found);
        }
        if (found.isEmpty()) {
            rule(field, value).ifPresent(key -> found.add(named.problem(key, ruleArgs(field))));
        }
        return found;
    }

    private List<Problem> missing(Field field, Named named) {
        return field.limits().required() ? List.of(named.problem(missingKey(field))) : tooFewRows(field, named, 0);
    }

    private static String missingKey(Field field) {
        if (field.upload()) {
            return "form.upload.required";
        }
        return field.type() == FieldType.CHECKBOX ? "form.mustAgree" : "form.required";
    }

    private List<Problem> tooFewRows(Field field, Named named, int rows) {
        // A least number of rows makes a table required, whatever validate.required says.
        int least = field.table().map(TableSpec::min).orElse(0);
        return !draft && rows < least
                ? List.of(named.problem("form.table.tooFewRows", Integer.toString(least)))
                : List.of();
    }

    private static void number(Limits limits, Named named, BigDecimal number, List<Problem> found) {
        if (limits.decimalDigits() != null && number.scale() > limits.decimalDigits()) {
            found.add(
                    limits.decimalDigits() == 0
                            ? named.problem("form.wholeNumber")
                            : named.problem(
                                    "form.decimals", limits.decimalDigits().toString()));
        }
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            found.add(named.problem("form.min", limits.min().toPlainString()));
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            found.add(named.problem("form.max", limits.max().toPlainString()));
        }
    }

    private static void text(Limits limits, Named named, String text, List<Problem> found) {
        if (limits.minLength() != null && text.length() < limits.minLength()) {
            found.add(named.problem("form.minLength", limits.minLength().toString()));
        }
        if (limits.maxLength() != null && text.length() > limits.maxLength()) {
            found.add(named.problem("form.maxLength", limits.maxLength().toString()));
        }
        // Not anchored, as in form-js.
        if (limits.pattern() != null
                && !Pattern.compile(limits.pattern()).matcher(text).find()) {
            found.add(named.problem("form.pattern"));
        }
        if ("email".equals(limits.validationType()) && Email.problem(text).isPresent()) {
            found.add(named.problem("form.email"));
        }
        if ("phone".equals(limits.validationType()) && !PHONE.matcher(text).matches()) {
            found.add(named.problem("form.phone"));
        }
    }

    private Optional<String> rule(Field field, Object value) {
        Rule rule = field.extras().rule();
        if (rule == null) {
            return Optional.empty();
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return switch (rule) {
            case USCC -> Uscc.problem(text);
            case MOBILE -> Mobile.problem(text);
            case EMAIL -> Email.problem(text);
            case CNAPS -> Cnaps.problem(text);
            case ACCOUNT -> BankAccount.problem(text);
            case MONEY -> YUAN.matcher(text).matches() ? Optional.empty() : Optional.of("form.money");
            case NOT_FUTURE ->
                day(text).filter(day -> day.isAfter(context.today())).map(day -> "form.notFuture");
            case DATE_IN_YEAR ->
                day(text)
                        .filter(day -> context.programmeYear() != null && day.getYear() != context.programmeYear())
                        .map(day -> "form.dateInYear");
        };
    }

    private Object[] ruleArgs(Field field) {
        boolean year = field.extras().rule() == Rule.DATE_IN_YEAR && context.programmeYear() != null;
        return year ? new Object[] {context.programmeYear().toString()} : new Object[0];
    }

    private static Optional<LocalDate> day(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }
}
