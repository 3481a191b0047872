package dev.kechuang.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kechuang.shared.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns what form-js, Tasklist or our page sends into the type of the field. What cannot be read is a problem, not a value. */
final class ValueReader {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{1,10})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int MOST_DIGITS = 15;

    private final FormContext context;
    private final boolean draft;

    ValueReader(FormContext context, boolean draft) {
        this.context = context;
        this.draft = draft;
    }

    Typed read(Field field, Object sent) {
        if (field.upload()) {
            return uploads(field, sent);
        }
        if (field.table().isPresent()) {
            return new TableCheck(field, this, draft).read(sent);
        }
        Named named = new Named(field.key(), field.label(null));
        return switch (field.type()) {
            case NUMBER -> number(field, named, sent);
            case CHECKBOX -> yesOrNo(named, sent);
            case SELECT, RADIO -> oneOf(named, field.options(), sent);
            case CHECKLIST, TAGLIST -> someOf(field, named, sent);
            case DATETIME -> date(named, sent);
            default -> text(named, sent, field.type() == FieldType.TEXTAREA);
        };
    }

    /** A field or a table cell: where a problem belongs and what people call it. */
    record Named(String key, String label) {

        Problem problem(String message, Object... args) {
            List<Object> all = new ArrayList<>();
            all.add(label);
            all.addAll(Arrays.asList(args));
            return new Problem(key, message, all);
        }
    }

    Typed text(Named named, Object sent, boolean severalLines) {
        if (sent == null) {
            return Typed.NOTHING;
        }
        if (!(sent instanceof CharSequence)) {
            return Typed.broken(named.problem("form.type"));
        }
        String text = sent.toString().replace("\r\n", "\n").strip();
        if (text.length() > Forms.LONGEST_TEXT) {
            return Typed.broken(named.problem("form.longestText", Integer.toString(Forms.LONGEST_TEXT)));
        }
        boolean odd = text.codePoints().anyMatch(point -> strange(point, severalLines));
        if (odd) {
            return Typed.broken(named.problem("form.characters"));
        }
        return text.isEmpty() ? Typed.NOTHING : Typed.of(text);
    }

    private static boolean strange(int point, boolean severalLines) {
        if (point == '\n' || point == '\t') {
            return !severalLines;
        }
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    private Typed number(Field field, Named named, Object sent) {
        Typed typed = decimal(named, sent);
        return typed.value() instanceof BigDecimal number && field.limits().serializeToString()
                ? Typed.of(number.toPlainString())
                : typed;
    }

    Typed decimal(Named named, Object sent) {
        if (sent == null || sent instanceof CharSequence text && text.toString().isBlank()) {
            return Typed.NOTHING;
        }
        if (!(sent instanceof Number) && !(sent instanceof CharSequence)) {
            return Typed.broken(named.problem("form.number"));
        }
        return parse(sent).map(number -> Typed.of(number)).orElseGet(() -> Typed.broken(named.problem("form.number")));
    }

    /** Empty for what is no plain decimal number. */
    static Optional<BigDecimal> parse(Object sent) {
        if (sent == null) {
            return Optional.empty();
        }
        if (sent instanceof Double real && !Double.isFinite(real)
                || sent instanceof Float small && !Float.isFinite(small)) {
            return Optional.empty();
        }
        String text =
                sent instanceof Number number ? plain(number) : sent.toString().strip();
        if (GROUPED.matcher(text).matches()) {
            text = text.replace(",", "");
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(normal(new BigDecimal(text))) : Optional.empty();
    }

    private static String plain(Number number) {
        BigDecimal exact = new BigDecimal(number.toString());
        // A hostile exponent must not become a million digits.
        return Math.abs((long) exact.precision() - exact.scale()) > MOST_DIGITS || exact.scale() > 2 * MOST_DIGITS
                ? ""
                : exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal normal(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Typed yesOrNo(Named named, Object sent) {
        if (sent == null || "false".equals(sent) || "".equals(sent)) {
            return Typed.of(false);
        }
        if (sent instanceof Boolean || "true".equals(sent)) {
            return Typed.of(Boolean.valueOf(sent.toString()));
        }
        return new Typed(false, List.of(named.problem("form.type")));
    }

    Typed oneOf(Named named, List<Field.Option> options, Object sent) {
        if (sent == null || sent.toString().isBlank()) {
            return Typed.NOTHING;
        }
        String text = sent.toString();
        return options.stream().anyMatch(option -> option.value().equals(text))
                ? Typed.of(text)
                : Typed.broken(named.problem("form.notAnOption"));
    }

    private static Typed someOf(Field field, Named named, Object sent) {
        Collection<?> items = items(sent);
        if (items == null) {
            return new Typed(List.of(), List.of(named.problem("form.type")));
        }
        Set<String> chosen = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Object item : items) {
            String value = String.valueOf(item);
            if (value.isBlank()) {
                continue;
            }
            if (field.option(value).isPresent()) {
                chosen.add(value);
            } else if (problems.isEmpty()) {
                problems.add(named.problem("form.notAnOption"));
            }
        }
        return new Typed(List.copyOf(chosen), problems);
    }

    /** A list, or the JSON array Tasklist makes of it; null if it is neither. */
    static Collection<?> items(Object sent) {
        if (sent == null || "".equals(sent)) {
            return List.of();
        }
        if (sent instanceof Collection<?> list) {
            return list;
        }
        return sent instanceof String json
                ? (Collection<?>) Json.tree(json)
                        .filter(JsonNode::isArray)
                        .map(Json::value)
                        .orElse(null)
                : null;
    }

    Typed date(Named named, Object sent) {
        if (sent == null || sent.toString().isBlank()) {
            return Typed.NOTHING;
        }
        String text = sent.toString().strip();
        if (DATE.matcher(text).matches()) {
            try {
                LocalDate date = LocalDate.parse(text);
                return date.getYear() < 1900 || date.getYear() > 2199
                        ? Typed.broken(named.problem("form.date"))
                        : Typed.of(text);
            } catch (DateTimeParseException noSuchDay) {
                return Typed.broken(named.problem("form.date"));
            }
        }
        return Typed.broken(named.problem("form.date"));
    }

    private Typed uploads(Field field, Object sent) {
        Named named = new Named(field.key(), field.label(null));
        Typed text = text(named, sent instanceof Collection<?> list ? join(list) : sent, true);
        if (text.value() == null) {
            return text;
        }
        Set<String> known = new LinkedHashSet<>();
        for (String part : text.value().toString().split("[,\\s]+")) {
            Optional<UUID> id = uuid(part);
            if (id.isEmpty() || !context.evidenceKnown().test(id.get())) {
                return Typed.broken(named.problem("form.upload.unknown"));
            }
            known.add(id.get().toString());
        }
        return Typed.of(String.join(",", known));
    }

    private static String join(Collection<?> list) {
        return String.join(",", list.stream().map(String::valueOf).toList());
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** The value that form-js holds for a field nobody has touched. */
    static Object empty(Field field) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> field.table().isPresent() ? List.of() : "";
            case CHECKBOX -> false;
            case CHECKLIST, TAGLIST -> List.<Map<String, Object>>of();
            default -> null;
        };
    }
}
