package dev.kechuang.form;

import dev.kechuang.form.FormView.Choice;
import dev.kechuang.form.FormView.Control;
import dev.kechuang.form.FormView.ErrorLink;
import dev.kechuang.form.FormView.Item;
import dev.kechuang.form.FormView.TextBlock;
import dev.kechuang.shared.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Makes the view model of one form in one language. Values are shown as typed, also those that did not parse. */
final class ViewBuilder {

    private static final List<String> TEXTS = List.of(
            "summaryTitle", "choose", "chooseFile", "noFiles", "removeFile", "requiredMark", "requiredNote", "actions");

    private final FormSchema schema;
    private final Map<String, ?> answers;
    private final Map<String, Object> values;
    private final Locale locale;
    private final BiFunction<String, Object[], String> messages;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Set<String> hidden;
    private final TableView tables;

    ViewBuilder(
            FormSchema schema,
            Map<String, ?> answers,
            List<Problem> problems,
            Locale locale,
            BiFunction<String, Object[], String> messages) {
        this.schema = schema;
        this.answers = answers;
        this.values = Answers.of(schema, answers).values();
        this.locale = locale;
        this.messages = messages;
        for (Problem problem : problems) {
            String text = ProblemText.of(schema, problem, locale, messages);
            errors.merge(problem.field(), text, (first, next) -> first.equals(next) ? first : first + " " + next);
        }
        this.hidden = hidden();
        this.tables = new TableView(this, locale, messages);
    }

    FormView build() {
        List<Item> items = items(schema.layout());
        List<ErrorLink> links = new ArrayList<>();
        errors.forEach((key, text) -> links.add(new ErrorLink(target(key), text)));
        Map<String, String> texts = new LinkedHashMap<>();
        TEXTS.forEach(name -> texts.put(name, message("form.ui." + name)));
        return new FormView(schema.id(), items, links, texts);
    }

    /** A problem of a whole row leads to its table. */
    private String target(String key) {
        return targets.getOrDefault(key, targets.get(key.replaceFirst("\\[.*", "")));
    }

    private Set<String> hidden() {
        // Showing a form must not ask for rights on files: whether they exist was judged before.
        ValueReader reader = new ValueReader(new FormContext(null, null, any -> true, Map.of()), true);
        Map<String, Object> typed = new LinkedHashMap<>();
        schema.fields()
                .forEach(field -> typed.put(
                        field.key(), reader.read(field, values.get(field.key())).value()));
        return Visibility.hidden(schema, typed, new LinkedHashMap<>(answers));
    }

    private List<Item> items(List<Field> fields) {
        return fields.stream()
                .filter(field -> !hidden.contains(field.id()))
                .filter(field -> field.type() != FieldType.HTML && field.type() != FieldType.BUTTON)
                .map(this::item)
                .toList();
    }

    private Item item(Field field) {
        return switch (field.type()) {
            case TEXT ->
                passive(field, "text", PlainMarkdown.blocks(field.wording().text(locale), answers), List.of());
            case GROUP -> passive(field, "group", List.of(), items(field.children()));
            case SEPARATOR -> passive(field, "separator", List.of(), List.of());
            case SPACER -> passive(field, "spacer", List.of(), List.of());
            default -> field.readOnly() ? readOnly(field) : asked(field);
        };
    }

    private Item passive(Field field, String kind, List<TextBlock> text, List<Item> children) {
        String id = id(field.id());
        Control control = new Control(id, null, null, null, null, null, null, false, null, false);
        return new Item(kind, field.label(locale), "", false, control, List.of(), true, null, text, null, children);
    }

    private Item readOnly(Field field) {
        Object value = values.containsKey(field.key()) ? values.get(field.key()) : field.defaultValue();
        String kind = field.table().isPresent() ? "table" : field.upload() ? "upload" : "static";
        return new Item(
                kind,
                field.label(locale),
                field.wording().description(locale),
                false,
                control(field, null, ""),
                List.of(),
                true,
                shown(field, value),
                List.of(),
                field.table().map(table -> tables.of(field, table, value, true)).orElse(null),
                List.of());
    }

    private Item asked(Field field) {
        Object value = values.get(field.key());
        List<Choice> choices = choices(field, value);
        boolean radios = field.type() == FieldType.RADIO || field.type().several();
        Item item = new Item(
                kind(field),
                field.label(locale),
                field.wording().description(locale),
                field.limits().required()
                        || field.table().map(table -> table.min() > 0).orElse(false),
                control(field, inputType(field, text(value)), text(value)),
                choices,
                false,
                null,
                List.of(),
                field.table()
                        .map(table -> tables.of(field, table, value, false))
                        .orElse(null),
                List.of());
        targets.put(field.key(), radios ? choices.get(0).id() : id(field.key()));
        return item;
    }

    private static String kind(Field field) {
        if (field.table().isPresent()) {
            return "table";
        }
        if (field.upload()) {
            return "upload";
        }
        return switch (field.type()) {
            case TEXTAREA -> "textarea";
            case SELECT -> "select";
            case RADIO, CHECKLIST, TAGLIST -> "choices";
            case CHECKBOX -> "checkbox";
            default -> "input";
        };
    }

    private static String inputType(Field field, String value) {
        return switch (field.type()) {
            case RADIO -> "radio";
            case CHECKBOX, CHECKLIST, TAGLIST -> "checkbox";
            case DATETIME -> dateInput(value);
            default -> "text";
        };
    }

    /** A date control shows nothing for a text that is no date, so such a text is shown in a plain one. */
    static String dateInput(String value) {
        return value.isEmpty() || value.matches("\\d{4}-\\d{2}-\\d{2}") ? "date" : "text";
    }

    private Control control(Field field, String inputType, String value) {
        String error = field.readOnly() ? null : errors.get(field.key());
        String id = id(field.key());
        List<String> described = new ArrayList<>();
        if (error != null) {
            described.add(id + "-error");
        }
        if (!field.wording().description(locale).isBlank()) {
            described.add(id + "-hint");
        }
        Rule rule = field.extras().rule();
        String inputMode = field.type() == FieldType.NUMBER || rule == Rule.MONEY
                ? "decimal"
                : rule == Rule.CNAPS || rule == Rule.ACCOUNT ? "numeric" : rule == Rule.MOBILE ? "tel" : null;
        String autocomplete = rule == Rule.MOBILE ? "tel" : rule == Rule.EMAIL ? "email" : null;
        return new Control(
                id,
                field.key(),
                value,
                inputType,
                inputMode,
                autocomplete,
                described.isEmpty() ? null : String.join(" ", described),
                error != null,
                error,
                schema.watched(field));
    }

    private List<Choice> choices(Field field, Object value) {
        Set<String> chosen = chosen(field, value);
        List<Choice> choices = new ArrayList<>();
        for (Field.Option option : field.options()) {
            choices.add(new Choice(
                    id(field.key()) + "-" + (choices.size() + 1),
                    option.value(),
                    option.label(locale),
                    chosen.contains(option.value())));
        }
        return choices;
    }

    private static Set<String> chosen(Field field, Object value) {
        Collection<?> items = field.type().several() ? ValueReader.items(value) : List.of(text(value));
        return items == null
                ? Set.of()
                : items.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private String shown(Field field, Object value) {
        if (field.type() == FieldType.CHECKBOX) {
            return message(Boolean.TRUE.equals(value) ? "form.ui.yes" : "form.ui.no");
        }
        if (field.type().choice()) {
            Set<String> chosen = chosen(field, value);
            return field.options().stream()
                    .filter(option -> chosen.contains(option.value()))
                    .map(option -> option.label(locale))
                    .collect(Collectors.joining(message("form.ui.listSeparator")));
        }
        return field.table().isPresent() || field.upload() ? "" : text(value);
    }

    static String text(Object value) {
        // What was sent may be hostile: written out, 1E+999999999 would fill the memory.
        boolean writable = value instanceof BigDecimal number
                && number.scale() > -Forms.LONGEST_TEXT
                && number.scale() < Forms.LONGEST_TEXT;
        return value == null ? "" : writable ? ((BigDecimal) value).toPlainString() : value.toString();
    }

    static String id(String key) {
        return "f-" + key.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
    }

    /** The error of a table cell; remembers where the summary must lead. */
    String cellError(String key, String controlId) {
        targets.put(key, controlId);
        return errors.get(key);
    }

    private String message(String key) {
        return messages.apply(key, new Object[0]);
    }
}
