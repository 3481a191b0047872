package dev.kechuang.deadline.web;

import dev.kechuang.calendar.DayKind;
import dev.kechuang.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A year as the page draws it: twelve months of weeks from Monday, and the number of working days. */
record YearView(int workdays, List<Month> months) {

    record Month(int number, int workdays, List<List<Cell>> weeks) {}

    /** {@code number} 0 = before or after the month; kind is what the legend shows, mark what stands beside the number. */
    record Cell(int number, String kind, String mark, boolean today) {

        static final Cell EMPTY = new Cell(0, "empty", "", false);
    }

    static YearView of(int year, WorkingCalendar calendar, Map<LocalDate, DayKind> district, LocalDate today) {
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> month(YearMonth.of(year, number), calendar, district, today))
                .toList();
        return new YearView(months.stream().mapToInt(Month::workdays).sum(), months);
    }

    private static Month month(
            YearMonth month, WorkingCalendar calendar, Map<LocalDate, DayKind> district, LocalDate today) {
        List<List<Cell>> weeks = new ArrayList<>();
        List<Cell> week = new ArrayList<>();
        int workdays = 0;
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) week.add(Cell.EMPTY);
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            LocalDate day = month.atDay(number);
            if (calendar.isWorkday(day)) workdays++;
            week.add(cell(day, calendar, district.get(day), day.equals(today)));
            if (week.size() == 7) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        while (!week.isEmpty() && week.size() < 7) week.add(Cell.EMPTY);
        if (!week.isEmpty()) weeks.add(week);
        return new Month(month.getMonthValue(), workdays, weeks);
    }

    private static Cell cell(LocalDate day, WorkingCalendar calendar, DayKind own, boolean today) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean works = calendar.isWorkday(day);
        boolean said = calendar.announced(day).isPresent();
        String mark = own != null ? "district" : said ? (works ? "worked" : "off") : "";
        String kind = works ? (mark.isEmpty() ? "workday" : "worked") : (mark.isEmpty() && weekend ? "weekend" : "off");
        return new Cell(day.getDayOfMonth(), kind, mark, today);
    }
}
