package dev.kechuang.deadline;

import java.time.Instant;

/** A deadline that was moved: exclusive instants before and after, and the announcement it followed. */
public record DeadlineMove(String kind, String subject, Instant from, Instant to, String source, Instant at) {}
