package dev.kechuang.calendar;

import java.time.Duration;

/** The business clock now runs this far ahead of the database clock; also told once at start when it is not zero. */
public record ClockMoved(Duration offset) {}
