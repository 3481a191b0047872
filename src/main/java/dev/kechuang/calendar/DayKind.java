package dev.kechuang.calendar;

/** What an announced day is, against the plain rule of Monday to Friday. */
public enum DayKind {
    OFF,
    WORK
}
