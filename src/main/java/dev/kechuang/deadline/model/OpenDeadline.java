package dev.kechuang.deadline.model;

import dev.kechuang.calendar.CountedPeriod;
import java.time.Instant;
import java.util.UUID;

/** A stored deadline that is still to come; {@code period} is null where nobody has kept how it was counted. */
public record OpenDeadline(
        String subject,
        Instant deadline,
        Instant startedAt,
        UUID unitId,
        String role,
        String caseNo,
        CountedPeriod period) {

    /** The engine's business key: what stands before the branch. */
    public String key() {
        int slash = subject.indexOf('/');
        return slash < 0 ? subject : subject.substring(0, slash);
    }

    /** The branch of the subject, for instance a department; empty where there is none. */
    public String part() {
        int slash = subject.indexOf('/');
        return slash < 0 ? "" : subject.substring(slash + 1);
    }
}
