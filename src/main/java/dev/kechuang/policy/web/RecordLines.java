package dev.kechuang.policy.web;

import dev.kechuang.policy.Bilingual;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.shared.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * A pack's records as lines to read. It walks whatever the records hold, so that what a later pack can say is shown and
 * compared without anybody writing a page for it.
 */
final class RecordLines {

    private static final List<String> NAMES = List.of("code", "id", "key", "family", "finding", "name");
    private static final Set<String> LANGUAGES = Set.of("zh", "en", "nameZh", "nameEn", "labelZh", "labelEn");

    private final PackWords words;
    private final boolean bothLanguages;

    RecordLines(PackWords words, boolean bothLanguages) {
        this.words = words;
        this.bothLanguages = bothLanguages;
    }

    /** The component {@code name} of a record as lines. */
    List<SheetLine> of(String name, Object value) {
        List<SheetLine> lines = new ArrayList<>();
        add(lines, words.term(name), name, value);
        return lines;
    }

    /** The entries of a list under a heading of their own, so that none repeats the list's name. */
    List<SheetLine> items(String name, List<?> items) {
        List<SheetLine> lines = new ArrayList<>();
        if (items.stream().anyMatch(Record.class::isInstance)) {
            list(lines, "", name, items);
        } else {
            for (Object item : items) lines.add(new SheetLine("", words.value(name, item), false));
        }
        return lines;
    }

    /** Decision tables by their names. */
    List<SheetLine> tables(Map<String, DecisionTable> tables) {
        List<SheetLine> lines = new ArrayList<>();
        tables.forEach((name, table) -> rows(lines, name, table));
        return lines;
    }

    /** Every component of a record. */
    List<SheetLine> all(Record record) {
        List<SheetLine> lines = new ArrayList<>();
        parts(lines, "", record, "");
        return lines;
    }

    private void add(List<SheetLine> lines, String label, String name, Object value) {
        if (value instanceof Optional<?> maybe) {
            if (maybe.isPresent()) add(lines, label, name, maybe.get());
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> add(lines, words.join(label, words.code(String.valueOf(key))), name, one));
        } else if (value instanceof Collection<?> list) {
            list(lines, label, name, list);
        } else if (value instanceof Record record && !(value instanceof Money)) {
            if (flat(record)) lines.add(new SheetLine(label, sentence(record, ""), figure(record)));
            else parts(lines, label, record, "");
        } else if (value instanceof DecisionTable table) {
            rows(lines, label, table);
        } else if (value instanceof byte[] bytes) {
            lines.add(new SheetLine(label, mark(bytes), false));
        } else if (value != null) {
            lines.add(new SheetLine(label, words.value(name, value), figure(value)));
        }
    }

    /** What each row of a table tests and what it answers; its cells are read in the file itself. */
    private void rows(List<SheetLine> lines, String label, DecisionTable table) {
        for (DecisionTable.Row row : table.rows()) {
            String tests = table.tested(row).stream()
                    .map(input -> words.fact(input) + literals(table, row, input))
                    .collect(Collectors.joining(words.comma()));
            String answers = table.outputs().stream()
                    .filter(output -> row.has(output.name()))
                    .map(output -> words.with(
                            words.term(output.name()),
                            words.value(output.name(), row.outputs().get(output.name()))))
                    .collect(Collectors.joining(words.semicolon()));
            String text = tests.isEmpty() ? answers : tests + " → " + answers;
            lines.add(new SheetLine(words.join(label, String.valueOf(row.number())), text, false));
        }
    }

    private String literals(DecisionTable table, DecisionTable.Row row, String input) {
        return table.literals(row, input)
                .map(values -> " = "
                        + values.stream().map(one -> words.value(input, one)).collect(Collectors.joining("/")))
                .orElse("");
    }

    private void list(List<SheetLine> lines, String label, String name, Collection<?> list) {
        boolean records = list.stream().anyMatch(Record.class::isInstance);
        if (!records) {
            String text = list.stream().map(one -> words.value(name, one)).collect(Collectors.joining(words.comma()));
            lines.add(new SheetLine(label, text.isEmpty() ? "—" : text, false));
            return;
        }
        int no = 0;
        for (Object one : list) {
            no++;
            if (!(one instanceof Record record)) continue;
            String key = keyOf(record);
            String own = words.code(String.valueOf(component(record, key)));
            if (key.isEmpty()) own = record instanceof Bilingual ? "" : String.valueOf(no);
            String place = words.join(label, own);
            if (flat(record)) lines.add(new SheetLine(place, sentence(record, key), figure(record)));
            else parts(lines, place, record, key);
        }
    }

    private void parts(List<SheetLine> lines, String label, Record record, String without) {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            if (part.getName().equals(without)) continue;
            add(lines, words.join(label, words.term(part.getName())), part.getName(), value(record, part));
        }
    }

    /** A record of a few single values reads best as one line. */
    private static boolean flat(Record record) {
        RecordComponent[] parts = record.getClass().getRecordComponents();
        return parts.length <= 4
                && Arrays.stream(parts)
                        .map(part -> value(record, part))
                        .map(value -> value instanceof Optional<?> maybe ? maybe.orElse(null) : value)
                        .noneMatch(value -> value instanceof Map
                                || value instanceof Collection
                                || value instanceof byte[]
                                || value instanceof Record && !(value instanceof Money));
    }

    private String sentence(Record record, String key) {
        List<String> told = new ArrayList<>();
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            String name = part.getName();
            Object value = value(record, part);
            if (value instanceof Optional<?> maybe) value = maybe.orElse(null);
            if (name.equals(key) || value == null || otherLanguage(name)) continue;
            String text = words.value(name, value);
            boolean speaksForItself =
                    LANGUAGES.contains(name) || record.getClass().getRecordComponents().length == 1;
            told.add(speaksForItself ? text : words.with(words.term(name), text));
        }
        return String.join(words.semicolon(), told);
    }

    private boolean otherLanguage(String name) {
        if (bothLanguages || !LANGUAGES.contains(name)) return false;
        return name.toLowerCase(Locale.ROOT).endsWith(words.english() ? "zh" : "en");
    }

    private static String keyOf(Record record) {
        List<String> own = Arrays.stream(record.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return NAMES.stream().filter(own::contains).findFirst().orElse("");
    }

    private static Object component(Record record, String name) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(part -> part.getName().equals(name))
                .map(part -> value(record, part))
                .findFirst()
                .orElse("");
    }

    /** Bytes cannot be read, but it can be seen that they differ. */
    private static String mark(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return bytes.length + " B · " + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static boolean figure(Object value) {
        return value instanceof Money || value instanceof BigDecimal || value instanceof Integer;
    }

    private static Object value(Record record, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(part.toString(), unreadable);
        }
    }
}
