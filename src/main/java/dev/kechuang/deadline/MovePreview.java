package dev.kechuang.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a change of the calendar would do to the open deadlines: numbers of all, one page of the lines. */
public record MovePreview(Map<Effect, Long> counts, List<Line> lines, int page, int pages) {

    /** What becomes of a deadline; KEPT = promised in print and not shortened, WAITING = it would end in a year not loaded. */
    public enum Effect {
        LATER,
        EARLIER,
        AT_ONCE,
        KEPT,
        WAITING
    }

    /** One deadline: exclusive instants before and after; {@code to} is null while it waits. */
    public record Line(String kind, String subject, Instant from, Instant to, Effect effect) {}

    public long count(Effect effect) {
        return counts.getOrDefault(effect, 0L);
    }

    public long moving() {
        return count(Effect.LATER) + count(Effect.EARLIER) + count(Effect.AT_ONCE);
    }
}
