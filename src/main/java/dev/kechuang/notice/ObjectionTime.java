package dev.kechuang.notice;

import java.time.LocalDate;

/** Until when a notice takes objections; {@code daysLeft} are working days after today, null when over or nobody knows. */
public record ObjectionTime(LocalDate lastDay, Integer daysLeft, boolean over) {}
