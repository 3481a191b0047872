package dev.kechuang.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kechuang.form.Field.Extras;
import dev.kechuang.form.Field.Limits;
import dev.kechuang.form.Field.Option;
import dev.kechuang.form.Field.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one form file and collects everything in it that we do not carry, instead of stopping at the first. */
final class SchemaReader {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*[\\p{L}_][\\p{L}\\p{N}_.]*\\s*}}");

    private final List<SchemaProblem> problems = new ArrayList<>();
    private final Map<String, List<Condition>> conditions = new HashMap<>();
    private final Map<String, Optional<Condition>> compiled = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private int unnamed;

    FormSchema read(byte[] json) {
        Optional<JsonNode> root = Json.tree(json).filter(JsonNode::isObject);
        if (root.isEmpty()) {
            problem("form", "is not a JSON object");
            return new FormSchema("", List.of(), Map.of(), problems);
        }
        String id = root.get().path("id").asText("");
        if (id.isBlank()) {
            problem("form", "has no id");
        }
        if (!"default".equals(root.get().path("type").asText())) {
            problem("form", "type must be \"default\"");
        }
        List<Field> layout = components(root.get(), "", List.of());
        conditionsThatDependOnThemselves(layout);
        return new FormSchema(id, layout, Map.copyOf(conditions), problems);
    }

    private List<Field> components(JsonNode parent, String prefix, List<Condition> outer) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode node : parent.path("components")) {
            String name = node.path("type").asText("");
            Optional<FieldType> type = FieldType.named(name);
            if (type.isPresent()) {
                fields.add(component(node, type.get(), prefix, outer));
            } else {
                problem(where(node), "type \"" + name + "\" is not supported");
            }
        }
        return fields;
    }

    private Field component(JsonNode node, FieldType type, String prefix, List<Condition> outer) {
        String where = where(node);
        String id = node.path("id").asText("component" + ++unnamed);
        List<Condition> own = new ArrayList<>();
        String hide = node.path("conditional").path("hide").asText("");
        if (!hide.isBlank()) {
            condition(where, hide).ifPresent(own::add);
        }
        own.addAll(outer);
        String key = key(node, type, prefix);
        String groupPath = type == FieldType.GROUP ? node.path("path").asText("") : "";
        List<Field> children = type == FieldType.GROUP
                ? components(node, groupPath.isBlank() ? prefix : prefix + groupPath + ".", own)
                : List.of();
        refuseWhatWeDoNotCarry(node, type, where);
        Map<String, String> properties = properties(node, where);
        Field field = new Field(
                id,
                type,
                key,
                wording(node, properties, where),
                limits(node, where),
                options(node, type, properties, where),
                hide,
                node.path("disabled").asBoolean() || node.path("readonly").asBoolean(),
                Json.value(node.path("defaultValue")),
                extras(type, properties, where),
                children);
        if (conditions.put(id, List.copyOf(own)) != null) {
            problem(where, "id " + id + " is used twice");
        }
        return field;
    }

    private void refuseWhatWeDoNotCarry(JsonNode node, FieldType type, String where) {
        if (type == FieldType.HTML) {
            problem(where, "html components are never shown in the portal: use text");
        }
        if (node.path("readonly").isTextual() || node.path("disabled").isTextual()) {
            problem(where, "readonly and disabled must be true or false, not an expression");
        }
        if (node.hasNonNull("valuesKey") || node.hasNonNull("valuesExpression")) {
            problem(where, "options must be listed in values");
        }
        if (node.path("isRepeating").asBoolean()) {
            problem(where, "repeating groups are not supported: use kind=table");
        }
        if (node.hasNonNull("increment") || node.path("disallowPassedDates").asBoolean()) {
            problem(where, "increment and disallowPassedDates are not judged on the server: use min, max or a rule");
        }
        if (type == FieldType.DATETIME && !"date".equals(node.path("subtype").asText("date"))) {
            problem(where, "only the subtype date is supported");
        }
    }

    private String key(JsonNode node, FieldType type, String prefix) {
        if (!type.keyed()) {
            return null;
        }
        String key = node.path("key").asText("");
        if (key.isBlank()) {
            problem(where(node), "has no key");
            return prefix + "component" + unnamed;
        }
        if (!keys.add(prefix + key)) {
            problem(where(node), "key " + prefix + key + " is used twice");
        }
        return prefix + key;
    }

    private Optional<Condition> condition(String where, String hide) {
        if (!hide.startsWith("=")) {
            problem(where, "conditional.hide must start with =");
            return Optional.empty();
        }
        Optional<Condition> condition = compiled.computeIfAbsent(hide, text -> Condition.compile(text.substring(1)));
        if (condition.isEmpty()) {
            problem(where, "conditional.hide is not FEEL: " + hide);
        }
        return condition;
    }

    private Wording wording(JsonNode node, Map<String, String> properties, String where) {
        String label = plain(node, "label", where);
        String text = node.path("text").asText("");
        if (text.startsWith("=") || PLACEHOLDER.matcher(text).replaceAll("").contains("{{")) {
            problem(where, "text may hold plain {{names}}, but no expression");
        }
        return new Wording(
                label,
                properties.get("labelEn"),
                plain(node, "description", where),
                properties.get("descriptionEn"),
                text,
                properties.get("textEn"));
    }

    private String plain(JsonNode node, String name, String where) {
        String text = node.path(name).asText("");
        if (text.startsWith("=") || text.contains("{{")) {
            problem(where, name + " must be plain text");
        }
        return text;
    }

    private Limits limits(JsonNode node, String where) {
        JsonNode validate = node.path("validate");
        for (String name : List.of("required", "min", "max", "minLength", "maxLength")) {
            if (validate.path(name).asText("").startsWith("=")) {
                problem(where, "validate." + name + " must be a value, not an expression");
            }
        }
        String pattern = text(validate, "pattern");
        try {
            Pattern.compile(pattern == null ? "" : pattern);
        } catch (PatternSyntaxException broken) {
            problem(where, "validate.pattern is not a regular expression");
            pattern = null;
        }
        String validationType = text(validate, "validationType");
        if (validationType != null && !Set.of("custom", "email", "phone").contains(validationType)) {
            problem(where, "validationType " + validationType + " is not supported");
        }
        return new Limits(
                validate.path("required").asBoolean(),
                whole(validate, "minLength"),
                whole(validate, "maxLength"),
                decimal(validate, "min"),
                decimal(validate, "max"),
                pattern,
                validationType,
                whole(node, "decimalDigits"),
                node.path("serializeToString").asBoolean());
    }

    private List<Option> options(JsonNode node, FieldType type, Map<String, String> properties, String where) {
        if (!type.choice()) {
            return List.of();
        }
        Map<String, String> english = new LinkedHashMap<>();
        if (properties.containsKey("valuesEn")) {
            Json.tree(properties.get("valuesEn"))
                    .filter(JsonNode::isObject)
                    .ifPresentOrElse(
                            map -> map.properties()
                                    .forEach(entry -> english.put(
                                            entry.getKey(), entry.getValue().asText())),
                            () -> problem(where, "valuesEn is not a JSON object"));
        }
        List<Option> options = new ArrayList<>();
        for (JsonNode option : node.path("values")) {
            String value = option.path("value").asText();
            options.add(new Option(value, option.path("label").asText(value), english.get(value)));
        }
        if (options.isEmpty()) {
            problem(where, "has no values");
        }
        return options;
    }

    private Map<String, String> properties(JsonNode node, String where) {
        Map<String, String> found = new LinkedHashMap<>();
        node.path("properties").properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                problem(where, "property " + entry.getKey() + " must be a string");
            }
            found.put(entry.getKey(), entry.getValue().asText());
        });
        return found;
    }

    private Extras extras(FieldType type, Map<String, String> properties, String where) {
        String ruleName = properties.get("rule");
        Rule rule = ruleName == null ? null : Rule.named(ruleName).orElse(null);
        if (ruleName != null && rule == null) {
            problem(where, "rule " + ruleName + " is unknown");
        }
        String kind = properties.getOrDefault("kind", "");
        TableSpec table = null;
        if (kind.equals("table")) {
            if (type != FieldType.TEXTAREA) {
                problem(where, "kind table belongs on a textarea");
            } else {
                table = new TableReader(where, problems).read(properties);
            }
        } else if (kind.equals("upload") && type != FieldType.TEXTFIELD && type != FieldType.TEXTAREA) {
            problem(where, "kind upload belongs on a textfield or textarea");
        } else if (!kind.isEmpty() && !kind.equals("upload")) {
            problem(where, "kind " + kind + " is unknown");
        }
        return new Extras(rule, kind.equals("upload"), table, properties.get("prefill"), properties);
    }

    /** The server sees hidden answers no more, so a ring of conditions would be judged differently than in the browser. */
    private void conditionsThatDependOnThemselves(List<Field> layout) {
        List<Field> keyed = FormSchema.allOf(layout).stream()
                .filter(field -> field.key() != null)
                .toList();
        Map<String, Set<String>> reads = new HashMap<>();
        for (Field field : keyed) {
            Set<String> names = new HashSet<>();
            conditions.get(field.id()).forEach(condition -> names.addAll(condition.names()));
            reads.put(field.key(), names);
        }
        for (Field field : keyed) {
            Set<String> reached = new HashSet<>();
            List<String> open = new ArrayList<>(reads.get(field.key()));
            while (!open.isEmpty()) {
                String next = open.remove(open.size() - 1);
                if (reached.add(next)) {
                    open.addAll(reads.getOrDefault(next, Set.of()));
                }
            }
            if (reached.contains(field.key())) {
                problem(field.key(), "is hidden by a condition that depends on itself");
            }
        }
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    private static Integer whole(JsonNode node, String name) {
        return node.path(name).isNumber() ? Integer.valueOf(node.path(name).asInt()) : null;
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return node.path(name).isNumber() ? node.path(name).decimalValue() : null;
    }

    private static String where(JsonNode node) {
        String key = node.path("key").asText("");
        return key.isEmpty() ? node.path("id").asText("component") : key;
    }

    private void problem(String where, String what) {
        problems.add(new SchemaProblem(where, what));
    }
}
