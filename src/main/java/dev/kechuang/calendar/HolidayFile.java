package dev.kechuang.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The State Council's schedules as shipped in {@code calendar/holidays.json}; a year is loaded when it has days off. */
record HolidayFile(Map<Integer, String> sources, List<String> off, List<String> workOnWeekend) {

    static WorkingCalendar load() {
        return read().calendar();
    }

    static HolidayFile read() {
        try (InputStream in = HolidayFile.class.getResourceAsStream("/calendar/holidays.json")) {
            return new ObjectMapper().readValue(in, HolidayFile.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("calendar/holidays.json cannot be read", broken);
        }
    }

    private WorkingCalendar calendar() {
        Map<LocalDate, DayKind> days = new HashMap<>();
        workOnWeekend.forEach(day -> days.put(LocalDate.parse(day), DayKind.WORK));
        var years = new TreeSet<Integer>();
        for (String text : off) {
            LocalDate day = LocalDate.parse(text);
            days.put(day, DayKind.OFF);
            years.add(day.getYear());
        }
        return WorkingCalendar.of(years, days);
    }
}
