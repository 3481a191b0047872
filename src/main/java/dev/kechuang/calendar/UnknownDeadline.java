package dev.kechuang.calendar;

import java.time.Instant;

/**
 * Stands for the end of a period that reaches into a year whose calendar nobody has loaded: nobody can be late for it, nothing
 * falls due by it, and it is counted as soon as the year is imported (ADR 0011).
 */
public final class UnknownDeadline {

    /** Further than any period; a real instant, so that columns and timers need no exception. */
    public static final Instant AT = Instant.parse("2999-12-31T16:00:00Z");

    /** What people read in place of a date, in either language. */
    public static final String SHOWN = "待定 / TBA";

    private UnknownDeadline() {}

    public static boolean is(Instant deadline) {
        return AT.equals(deadline);
    }
}
