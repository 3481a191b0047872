package dev.kechuang.audit;

import java.time.Instant;

/** One line of the trail; {@code details} is "name=value" pairs, one a line, never sensitive values. */
public record AuditEntry(
        long id, Instant at, String action, String subjectType, String subjectKey, String actor, String details) {}
