package dev.kechuang.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One component of a form. {@code key} is the full dotted path of its answer, with the paths of the groups around it;
 * null for components that carry none.
 */
public record Field(
        String id,
        FieldType type,
        String key,
        Wording wording,
        Limits limits,
        List<Option> options,
        String hide,
        boolean readOnly,
        Object defaultValue,
        Extras extras,
        List<Field> children) {

    public Field {
        options = List.copyOf(options);
        children = List.copyOf(children);
    }

    /** What the component says, Chinese first; English falls back to Chinese. */
    public record Wording(
            String label, String labelEn, String description, String descriptionEn, String text, String textEn) {

        public String label(Locale locale) {
            return pick(label, labelEn, locale);
        }

        public String description(Locale locale) {
            return pick(description, descriptionEn, locale);
        }

        public String text(Locale locale) {
            return pick(text, textEn, locale);
        }
    }

    /** The limits form-js itself knows ({@code validate}, decimal digits); null where none is set. */
    public record Limits(
            boolean required,
            Integer minLength,
            Integer maxLength,
            java.math.BigDecimal min,
            java.math.BigDecimal max,
            String pattern,
            String validationType,
            Integer decimalDigits,
            boolean serializeToString) {

        static final Limits NONE = new Limits(false, null, null, null, null, null, null, null, false);
    }

    /** What only our portal understands, read from the custom {@code properties} of the component. */
    public record Extras(Rule rule, boolean upload, TableSpec table, String prefill, Map<String, String> properties) {

        public Extras {
            properties = Map.copyOf(properties);
        }
    }

    /** One choice of a select, radio, checklist or tag list. */
    public record Option(String value, String label, String labelEn) {

        public String label(Locale locale) {
            return pick(label, labelEn, locale);
        }
    }

    public String label(Locale locale) {
        return wording.label(locale);
    }

    public Optional<TableSpec> table() {
        return Optional.ofNullable(extras.table());
    }

    public boolean upload() {
        return extras.upload();
    }

    public Optional<Option> option(String value) {
        return options.stream().filter(option -> option.value().equals(value)).findFirst();
    }

    List<String> path() {
        return List.of(key.split("\\."));
    }

    static String pick(String chinese, String english, Locale locale) {
        boolean wantsEnglish = locale != null && "en".equals(locale.getLanguage());
        return wantsEnglish && english != null && !english.isBlank() ? english : chinese;
    }
}
