package dev.kechuang.deadline;

import java.time.Instant;
import java.util.UUID;

/** One change of the calendar; {@code moved} deadlines followed it, {@code settled} once none can follow any more. */
public record CalendarChange(
        UUID id,
        Kind kind,
        int year,
        String source,
        String announced,
        String by,
        Instant at,
        long moved,
        boolean settled) {

    /** A new year, a schedule issued anew, or a day of the district's own. */
    public enum Kind {
        IMPORT,
        CORRECT,
        OVERLAY
    }
}
