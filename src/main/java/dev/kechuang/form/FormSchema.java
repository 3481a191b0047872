package dev.kechuang.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form file, read once and then shared: immutable, its conditions compiled. A schema with {@link #problems()} may be looked
 * at, but must not be published or deployed.
 */
public final class FormSchema {

    private final String id;
    private final List<Field> layout;
    private final Map<String, Field> byKey = new LinkedHashMap<>();
    private final List<Field> fields;
    private final Map<String, List<Condition>> conditions;
    private final List<SchemaProblem> problems;

    FormSchema(String id, List<Field> layout, Map<String, List<Condition>> conditions, List<SchemaProblem> problems) {
        this.id = id;
        this.layout = List.copyOf(layout);
        this.conditions = conditions;
        this.problems = List.copyOf(problems);
        layout.forEach(this::index);
        this.fields = List.copyOf(byKey.values());
    }

    public static FormSchema parse(byte[] json) {
        return new SchemaReader().read(json);
    }

    public static FormSchema of(InputStream json) {
        try (json) {
            return parse(json.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String id() {
        return id;
    }

    /** Every field that carries an answer, in the order of the page, groups flattened. */
    public List<Field> fields() {
        return fields;
    }

    /** The components as nested in the file. */
    public List<Field> layout() {
        return layout;
    }

    public Optional<Field> field(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Names of facts that prefill a field, by field key. */
    public Map<String, String> prefills() {
        Map<String, String> found = new LinkedHashMap<>();
        byKey.forEach((key, field) -> {
            if (field.extras().prefill() != null) {
                found.put(key, field.extras().prefill());
            }
        });
        return found;
    }

    public List<SchemaProblem> problems() {
        return problems;
    }

    /** The first names a caller may send: a field in a group with a path is sent inside that group's name. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        byKey.values().forEach(field -> names.add(field.path().get(0)));
        return Collections.unmodifiableSet(names);
    }

    /** The conditions that hide this component: its own, then those of the groups around it. */
    List<Condition> conditionsOf(Field field) {
        return conditions.getOrDefault(field.id(), List.of());
    }

    boolean conditional() {
        return conditions.values().stream().anyMatch(list -> !list.isEmpty());
    }

    /** Whether some condition reads this field, so that a change may show or hide others. */
    boolean watched(Field field) {
        return conditions.values().stream()
                .flatMap(List::stream)
                .flatMap(condition -> condition.names().stream())
                .anyMatch(name -> name.equals(field.key()) || name.startsWith(field.key() + "."));
    }

    private void index(Field field) {
        if (field.type().keyed() && field.key() != null) {
            byKey.putIfAbsent(field.key(), field);
        }
        field.children().forEach(this::index);
    }

    static List<Field> allOf(List<Field> roots) {
        List<Field> all = new ArrayList<>();
        for (Field field : roots) {
            all.add(field);
            all.addAll(allOf(field.children()));
        }
        return all;
    }
}
