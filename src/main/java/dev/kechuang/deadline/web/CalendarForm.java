package dev.kechuang.deadline.web;

/** What was typed into one of the two forms of the page. */
record CalendarForm(String schedule, String source, String date, String kind, String daySource) {

    static final CalendarForm EMPTY = new CalendarForm("", "", "", "OFF", "");

    static CalendarForm ofYear(String schedule, String source) {
        return new CalendarForm(schedule, source, "", "OFF", "");
    }

    static CalendarForm ofDay(String date, String kind, String source) {
        return new CalendarForm("", "", date, kind, source);
    }
}
