package dev.kechuang.policy;

import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.shared.Money;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pack taken apart into single facts by their path, whatever its records are: what is added to the pack is compared too. */
final class PackFacts {

    /** Steps from the pack down to a fact: "categories", "C04", "rule", "table", "CITY". */
    record Path(List<String> steps) {

        Path then(String step) {
            List<String> longer = new ArrayList<>(steps);
            longer.add(step);
            return new Path(List.copyOf(longer));
        }

        boolean inCategory() {
            return steps.size() > 2 && steps.get(0).equals(CATEGORIES);
        }

        /** The category's code, or null. */
        String category() {
            if (inCategory()) return steps.get(1);
            if (steps.size() == 2 && steps.get(0).equals(FORMS)) return steps.get(1);
            if (steps.size() < 2 || !steps.get(0).equals(TABLES)) return null;
            Matcher table = TABLE_OF_CATEGORY.matcher(steps.get(1));
            return table.matches() ? table.group(1) : null;
        }

        /** What the fact belongs to: a part of a category, a part of the pack, or its head. */
        String area() {
            if (inCategory()) return steps.get(2);
            return steps.size() == 1 ? "head" : steps.get(0);
        }
    }

    static final String CATEGORIES = "categories";

    private static final String TABLES = "tables";

    private static final String FORMS = "forms";

    private static final Pattern TABLE_OF_CATEGORY = Pattern.compile("cat-([A-Z][0-9]{2})-.*");

    /** The figures of these tables are compared as the category's amount rule. */
    private static final String PARAMS = "-params";

    /** What tells one element of a list from another, by the names that packs use. */
    private static final List<String> IDENTITIES = List.of("code", "id", "key", "family", "finding", "name", "zh");

    /** Copied into every category from the pack's amounts. */
    private static final Set<String> DERIVED = Set.of("scaleFactor");

    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final Map<Path, List<String>> orders = new LinkedHashMap<>();

    private PackFacts() {}

    static PackFacts of(PolicyPack pack) {
        PackFacts facts = new PackFacts();
        facts.components((Record) pack, new Path(List.of()));
        return facts;
    }

    Map<Path, String> texts() {
        return texts;
    }

    /** The keys of every table and list, as they stand. */
    Map<Path, List<String>> orders() {
        return orders;
    }

    private void take(Object value, Path path) {
        if (value instanceof Optional<?> maybe) maybe.ifPresent(found -> take(found, path));
        else if (value instanceof DecisionTable table) table(table, path);
        else if (value instanceof Map<?, ?> map) map(map, path);
        else if (value instanceof Collection<?> list) list(list, path);
        else if (value instanceof Record record && !(record instanceof Money)) components(record, path);
        else if (value != null) texts.put(path, text(value));
    }

    private void components(Record record, Path path) {
        if (record instanceof AmountRule)
            texts.put(path.then("type"), record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (DERIVED.contains(component.getName())) continue;
            take(valueOf(component, record), path.then(component.getName()));
        }
    }

    private void map(Map<?, ?> map, Path path) {
        orders.put(path, map.keySet().stream().map(String::valueOf).toList());
        map.forEach((key, value) -> take(value, path.then(String.valueOf(key))));
    }

    /** A row is known by its conditions. */
    private void table(DecisionTable table, Path path) {
        if (path.steps().get(path.steps().size() - 1).endsWith(PARAMS)) return;
        texts.put(path.then("hitPolicy"), table.hitPolicy().name());
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (DecisionTable.Row row : table.rows()) {
            String name = table.conditions(row);
            int times = seen.merge(name, 1, Integer::sum);
            if (times > 1) name += "#" + times;
            names.add(name);
            texts.put(path.then(name), outputs(row));
        }
        orders.put(path, names);
    }

    private static String outputs(DecisionTable.Row row) {
        return new TreeMap<>(row.outputs())
                .entrySet().stream()
                        .map(output -> output.getKey() + " = " + text(output.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private void list(Collection<?> list, Path path) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int position = 0;
        for (Object element : list) {
            position++;
            String name = element instanceof Record record ? identity(record, position) : text(element);
            int times = seen.merge(name, 1, Integer::sum);
            if (times > 1) name += "#" + times;
            names.add(name);
            take(element, path.then(name));
        }
        orders.put(path, names);
    }

    private static String identity(Record record, int position) {
        for (String wanted : IDENTITIES) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getName().equals(wanted)) return text(valueOf(component, record));
            }
        }
        return String.valueOf(position);
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A value as a person reads it: yuan without needless zeros, a file by its fingerprint. */
    static String text(Object value) {
        if (value instanceof Money money) return plain(money.yuan());
        if (value instanceof BigDecimal number) return plain(number);
        if (value instanceof byte[] bytes) return bytes.length + " bytes, SHA-256 " + fingerprint(bytes);
        return String.valueOf(value);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String fingerprint(byte[] bytes) {
        try {
            String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
