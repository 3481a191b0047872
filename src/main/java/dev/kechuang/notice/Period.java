package dev.kechuang.notice;

import java.time.LocalDate;

/** How official documents write days and periods (domain.md 6.4): Arabic digits, no zero padding, day 0 printed first. */
public final class Period {

    private Period() {}

    public static String text(LocalDate first, LocalDate last, int workdays) {
        return day(first) + "至" + lastDay(first, last) + "（" + workdays + "个工作日）";
    }

    public static String day(LocalDate day) {
        return day.getYear() + "年" + monthDay(day);
    }

    /** Without the year when it is the year of the first day. */
    public static String lastDay(LocalDate first, LocalDate last) {
        return first.getYear() == last.getYear() ? monthDay(last) : day(last);
    }

    private static String monthDay(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
