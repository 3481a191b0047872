package dev.kechuang.policy.model;

import dev.kechuang.policy.Bilingual;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a pack's YAML, read strictly: every key is asked for, none is left over, nothing is a float.
 * A mistake is recorded with its line, and a harmless value stands in, so that one reading finds them all.
 */
final class PackNode {

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,11}");
    private static final Pattern EXACT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,10})?");

    private final String file;
    private final int line;
    private final Map<String, NodeTuple> entries;
    private final Findings findings;
    private final boolean unread;
    private final int findingsBefore;

    private PackNode(String file, int line, Map<String, NodeTuple> entries, Findings findings, boolean unread) {
        this.file = file;
        this.line = line;
        this.entries = entries;
        this.findings = findings;
        this.unread = unread;
        this.findingsBefore = findings.count();
    }

    /** Stands in for what could not be read: it misses nothing, for that was told already. */
    static PackNode unread(String file, Findings findings) {
        return new PackNode(file, 1, new LinkedHashMap<>(), findings, true);
    }

    static PackNode of(String file, MappingNode mapping, Findings findings) {
        PackNode node = new PackNode(
                file, PackSource.lineOf(mapping), new LinkedHashMap<>(PackSource.entries(mapping)), findings, false);
        List<String> seen = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            int line = PackSource.lineOf(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                findings.add(file, line, "policy.pack.badKey");
            } else if (seen.contains(key.getValue())) {
                findings.add(file, line, "policy.pack.duplicateKey", key.getValue());
            } else {
                seen.add(key.getValue());
            }
        }
        return node;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String file() {
        return file;
    }

    /** Line of an entry that was not taken yet, or of the mapping. */
    int line(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? line : PackSource.lineOf(entry.getKeyNode());
    }

    int line() {
        return line;
    }

    /** Whether everything in here could be read so far: only then its values may be compared with each other. */
    boolean sound() {
        return !unread && findings.count() == findingsBefore;
    }

    void problem(int atLine, String messageKey, Object... args) {
        findings.add(file, atLine, messageKey, args);
    }

    String text(String key) {
        int at = line(key);
        boolean given = has(key);
        int before = findings.count();
        String text = scalar(key, Tag.STR, "policy.pack.text", "");
        if (given && text.isBlank() && findings.count() == before) problem(at, "policy.pack.blank", key);
        return text;
    }

    /** Text that may be left out or empty; a guard says what is missing and why. */
    String textIfAny(String key) {
        NodeTuple entry = entries.get(key);
        boolean empty = entry == null || entry.getValueNode().getTag().equals(Tag.NULL);
        if (empty) entries.remove(key);
        return empty ? "" : scalar(key, Tag.STR, "policy.pack.text", "");
    }

    int integer(String key) {
        return Math.toIntExact(whole(key, Integer.MAX_VALUE));
    }

    boolean yes(String key) {
        int at = line(key);
        String value = scalar(key, Tag.BOOL, "policy.pack.yesNo", "false");
        if (value.equals("true") || value.equals("false")) return value.equals("true");
        problem(at, "policy.pack.yesNo", key);
        return false;
    }

    /** Whole yuan. */
    Money yuan(String key) {
        return Money.ofYuan(whole(key, 1_000_000_000_000L));
    }

    /** Exact decimals are written as text: "0.10". */
    BigDecimal decimal(String key) {
        int at = line(key);
        String value = scalar(key, Tag.STR, "policy.pack.decimalText", "0");
        if (EXACT.matcher(value).matches()) return new BigDecimal(value);
        problem(at, "policy.pack.decimal", key, value);
        return BigDecimal.ZERO;
    }

    LocalDate date(String key) {
        int at = line(key);
        String value = scalar(key, Tag.STR, "policy.pack.dateText", "1970-01-01");
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException wrong) {
            problem(at, "policy.pack.date", key, value);
            return LocalDate.EPOCH;
        }
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        E[] known = type.getEnumConstants();
        int at = line(key);
        int before = findings.count();
        String name = text(key);
        for (E each : known) {
            if (each.name().equals(name)) return each;
        }
        if (findings.count() == before && !unread) problem(at, "policy.pack.unknownValue", key, name);
        return known[0];
    }

    Bilingual bilingual(String key) {
        PackNode node = node(key);
        Bilingual text = bilingual(node);
        node.done();
        return text;
    }

    static Bilingual bilingual(PackNode node) {
        return new Bilingual(node.text("zh"), node.text("en"));
    }

    /** A text in both languages, or one that both write alike; may be left out. */
    Bilingual wordIfAny(String key) {
        NodeTuple entry = entries.get(key);
        if (entry != null && entry.getValueNode() instanceof MappingNode) return bilingual(key);
        String both = textIfAny(key);
        return new Bilingual(both, both);
    }

    PackNode node(String key) {
        Node found = take(key);
        if (found instanceof MappingNode mapping) return of(file, mapping, findings);
        if (found != null) problem(PackSource.lineOf(found), "policy.pack.mapping", key);
        return unread(file, findings);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node entry : list(key)) {
            if (entry instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) texts.add(scalar.getValue());
            else problem(PackSource.lineOf(entry), "policy.pack.textList", key);
        }
        return List.copyOf(texts);
    }

    <T> List<T> each(String key, Function<PackNode, T> reading) {
        List<T> found = new ArrayList<>();
        for (Node entry : list(key)) {
            if (entry instanceof MappingNode mapping) {
                PackNode node = of(file, mapping, findings);
                found.add(reading.apply(node));
                node.done();
            } else {
                problem(PackSource.lineOf(entry), "policy.pack.mappingList", key);
            }
        }
        return List.copyOf(found);
    }

    /** The entries of this mapping in the order of the file. */
    <T> Map<String, T> table(String key, Row<T> row) {
        int at = line(key);
        PackNode node = node(key);
        Map<String, T> table = new LinkedHashMap<>();
        for (String name : List.copyOf(node.entries.keySet())) {
            if (!node.entries.get(name).getKeyNode().getTag().equals(Tag.STR)) {
                problem(node.line(name), "policy.pack.keyText", name);
            }
            table.put(name, row.read(node, name));
        }
        if (table.isEmpty() && !node.unread) problem(at, "policy.pack.emptyTable", key);
        return Collections.unmodifiableMap(table);
    }

    /** Reads the entry {@code key} of {@code node}. */
    interface Row<T> {
        T read(PackNode node, String key);
    }

    /** A key nobody asked for is a spelling mistake that would silently change the measure. */
    void done() {
        entries.forEach(
                (key, entry) -> problem(PackSource.lineOf(entry.getKeyNode()), "policy.pack.unknownField", key));
    }

    boolean isUnread() {
        return unread;
    }

    void ignoreRest() {
        entries.clear();
    }

    private long whole(String key, long most) {
        int at = line(key);
        String value = scalar(key, Tag.INT, "policy.pack.whole", "0");
        if (WHOLE.matcher(value).matches() && Long.parseLong(value) <= most) return Long.parseLong(value);
        problem(at, "policy.pack.whole", key);
        return 0;
    }

    private String scalar(String key, Tag tag, String otherwise, String fallback) {
        Node found = take(key);
        if (found == null) return fallback;
        if (found instanceof ScalarNode scalar && scalar.getTag().equals(tag)) return scalar.getValue();
        problem(PackSource.lineOf(found), otherwise, key);
        return fallback;
    }

    private List<Node> list(String key) {
        Node found = take(key);
        if (found instanceof SequenceNode sequence) return sequence.getValue();
        if (found != null) problem(PackSource.lineOf(found), "policy.pack.list", key);
        return List.of();
    }

    private Node take(String key) {
        NodeTuple found = entries.remove(key);
        if (found == null && !unread) problem(line, "policy.pack.missing", key);
        return found == null ? null : found.getValueNode();
    }
}
