package dev.kechuang.deadline;

import dev.kechuang.calendar.CountedPeriod;

/** Of which deadline ({@code kind} and {@code subject}) this period is the origin. */
public record PeriodOrigin(String kind, String subject, CountedPeriod period) {}
