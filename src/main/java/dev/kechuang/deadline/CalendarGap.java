package dev.kechuang.deadline;

import java.time.Instant;

/** What could not be counted because the calendar of {@code missingYear} is not loaded, since when, and how many. */
public record CalendarGap(int missingYear, String kind, long subjects, String example, Instant firstAt) {}
