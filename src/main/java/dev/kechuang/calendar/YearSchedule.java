package dev.kechuang.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.shared.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year's holidays as announced: days off and worked weekend days. Read from JSON in the shape of {@code holidays.json}, or
 * from lines {@code 2027-10-01..2027-10-07,OFF} and {@code 2027-09-26,WORK}.
 */
public record YearSchedule(SortedSet<LocalDate> off, SortedSet<LocalDate> worked) {

    private static final int LONGEST = 50_000;
    private static final Pattern LINE = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:\\s*(?:\\.\\.|…|~|至)\\s*(\\d{4}-\\d{2}-\\d{2}))?\\s*[,，;\\s]\\s*(\\S+)");
    private static final Set<String> OFF = Set.of("off", "休", "放假", "休息");
    private static final Set<String> WORK = Set.of("work", "班", "上班", "调休上班");

    /** What stands in the text; a refusal names the line, or what is wrong with the JSON. */
    public static YearSchedule read(String text) {
        String given = text == null ? "" : text.replace("\uFEFF", "").strip();
        if (given.isEmpty()) throw Refusal.invalid("schedule", "calendar.schedule.empty");
        if (given.length() > LONGEST) throw Refusal.invalid("schedule", "calendar.schedule.tooLong", LONGEST);
        return given.startsWith("{") ? json(given) : lines(given);
    }

    private static YearSchedule json(String text) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw Refusal.invalid(
                    "schedule",
                    "calendar.schedule.json",
                    broken.getLocation() == null ? 1 : broken.getLocation().getLineNr());
        }
        var found = new YearSchedule(new TreeSet<>(), new TreeSet<>());
        dates(root, "off", found.off());
        dates(root, "workOnWeekend", found.worked());
        if (found.off().isEmpty()) throw Refusal.invalid("schedule", "calendar.schedule.noDays");
        return found;
    }

    private static void dates(JsonNode root, String name, Set<LocalDate> into) {
        JsonNode list = root.get(name);
        if (list == null) return;
        if (!list.isArray()) throw Refusal.invalid("schedule", "calendar.schedule.notAList", name);
        for (JsonNode each : list) {
            try {
                into.add(LocalDate.parse(each.asText()));
            } catch (DateTimeParseException broken) {
                throw Refusal.invalid("schedule", "calendar.schedule.badDate", shortened(each.asText()));
            }
        }
    }

    private static YearSchedule lines(String text) {
        var found = new YearSchedule(new TreeSet<>(), new TreeSet<>());
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String said = line.strip();
            boolean heading = number == 1 && said.toLowerCase(Locale.ROOT).startsWith("date");
            if (!said.isEmpty() && !said.startsWith("#") && !heading) found.take(number, said);
        }
        if (found.off().isEmpty()) throw Refusal.invalid("schedule", "calendar.schedule.noDays");
        return found;
    }

    private void take(int number, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) throw Refusal.invalid("schedule", "calendar.schedule.badLine", shortened(line), number);
        String kind = matcher.group(3).toLowerCase(Locale.ROOT);
        Set<LocalDate> into = OFF.contains(kind) ? off : WORK.contains(kind) ? worked : null;
        if (into == null)
            throw Refusal.invalid("schedule", "calendar.schedule.badKind", shortened(matcher.group(3)), number);
        LocalDate first;
        LocalDate last;
        try {
            first = LocalDate.parse(matcher.group(1));
            last = matcher.group(2) == null ? first : LocalDate.parse(matcher.group(2));
        } catch (DateTimeParseException noSuchDay) {
            throw Refusal.invalid("schedule", "calendar.schedule.badLine", shortened(line), number);
        }
        if (last.isBefore(first) || last.isAfter(first.plusDays(31))) {
            throw Refusal.invalid("schedule", "calendar.schedule.badRange", shortened(line), number);
        }
        first.datesUntil(last.plusDays(1)).forEach(into::add);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** The same as lines, one range or day a line. */
    public String asLines() {
        var out = new StringBuilder();
        append(out, off, "OFF");
        append(out, worked, "WORK");
        return out.toString();
    }

    private static void append(StringBuilder out, SortedSet<LocalDate> days, String kind) {
        LocalDate first = null;
        LocalDate last = null;
        for (LocalDate day : days) {
            if (last != null && day.equals(last.plusDays(1))) {
                last = day;
                continue;
            }
            line(out, first, last, kind);
            first = day;
            last = day;
        }
        line(out, first, last, kind);
    }

    private static void line(StringBuilder out, LocalDate first, LocalDate last, String kind) {
        if (first == null) return;
        out.append(first);
        if (!first.equals(last)) out.append("..").append(last);
        out.append(',').append(kind).append('\n');
    }
}
