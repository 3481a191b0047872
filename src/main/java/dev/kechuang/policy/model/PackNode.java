package dev.kechuang.policy.model;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping of a pack's YAML, read strictly: every key is asked for, none is left over, nothing is a float. */
final class PackNode {

    private final String where;
    private final Map<?, ?> entries;

    private PackNode(String where, Map<?, ?> entries) {
        this.where = where;
        this.entries = new LinkedHashMap<>(entries);
    }

    static PackNode read(PackFiles files, String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object root =
                    new Yaml(new SafeConstructor(options)).load(new String(files.bytes(path), StandardCharsets.UTF_8));
            if (root instanceof Map<?, ?> map) return new PackNode(path, map);
            throw new BrokenPack(path, "is not a mapping");
        } catch (YAMLException unreadable) {
            throw new BrokenPack(path, unreadable.getMessage());
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String where() {
        return where;
    }

    String text(String key) {
        if (take(key) instanceof String text) return text;
        throw broken(key, "must be text; quote numbers and dates");
    }

    int integer(String key) {
        if (take(key) instanceof Integer number && number >= 0) return number;
        throw broken(key, "must be a whole number");
    }

    boolean yes(String key) {
        if (take(key) instanceof Boolean yes) return yes;
        throw broken(key, "must be true or false");
    }

    /** Whole yuan. */
    Money yuan(String key) {
        return Money.ofYuan(integer(key));
    }

    /** Exact decimals are written as text: "0.10". */
    BigDecimal decimal(String key) {
        return exact(key, text(key));
    }

    LocalDate date(String key) {
        try {
            return LocalDate.parse(text(key));
        } catch (DateTimeParseException wrong) {
            throw broken(key, "must be a date like \"2025-01-01\"");
        }
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        String name = text(key);
        for (E known : type.getEnumConstants()) {
            if (known.name().equals(name)) return known;
        }
        throw broken(key, "unknown value " + name);
    }

    PackNode node(String key) {
        if (take(key) instanceof Map<?, ?> map) return new PackNode(where + " " + key, map);
        throw broken(key, "must be a mapping");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object entry : list(key)) {
            if (!(entry instanceof String text)) throw broken(key, "must be a list of texts");
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    <T> List<T> each(String key, Function<PackNode, T> reading) {
        List<T> found = new ArrayList<>();
        for (Object entry : list(key)) {
            if (!(entry instanceof Map<?, ?> map)) throw broken(key, "must be a list of mappings");
            PackNode node = new PackNode(where + " " + key + "[" + found.size() + "]", map);
            found.add(reading.apply(node));
            node.done();
        }
        return List.copyOf(found);
    }

    /** The entries of this mapping in the order of the file. */
    <T> Map<String, T> table(String key, Row<T> row) {
        PackNode node = node(key);
        Map<String, T> table = new LinkedHashMap<>();
        for (Object name : List.copyOf(node.entries.keySet())) {
            if (!(name instanceof String text)) throw node.broken(String.valueOf(name), "key must be text");
            table.put(text, row.read(node, text));
        }
        if (table.isEmpty()) throw broken(key, "must not be empty");
        node.done();
        return Collections.unmodifiableMap(table);
    }

    /** Reads the entry {@code key} of {@code node}. */
    interface Row<T> {
        T read(PackNode node, String key);
    }

    /** A key nobody asked for is a spelling mistake that would silently change the measure. */
    void done() {
        if (!entries.isEmpty()) throw new BrokenPack(where, "unknown " + entries.keySet());
    }

    BrokenPack broken(String key, String what) {
        return new BrokenPack(where, key + " " + what);
    }

    private BigDecimal exact(String key, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw broken(key, "must be a decimal");
        }
    }

    private List<?> list(String key) {
        if (take(key) instanceof List<?> list) return list;
        throw broken(key, "must be a list");
    }

    private Object take(String key) {
        Object found = entries.remove(key);
        if (found == null) throw broken(key, "is missing");
        return found;
    }
}
