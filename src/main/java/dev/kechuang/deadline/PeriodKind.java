package dev.kechuang.deadline;

import dev.kechuang.calendar.PeriodUnit;
import java.util.List;

/**
 * One kind of deadline, told by the module that stores it. {@code open} selects the rows whose period runs; each of
 * {@code updates} writes the new instant, and only the first one's count says whether the deadline was still there to move.
 *
 * @param id {@code <module>.<name>}; its label is the message {@code deadline.kind.<id>}
 * @param subjectType of the audit trail
 * @param open a select of subject ({@code key} or {@code key/part}), deadline_at, started_at, unit_id, role, case_no
 * @param updates statements with {@code :key, :part, :from, :to, :lastDay}
 * @param unit in what the period is counted
 * @param lengths for rows from before origins were kept: the lengths in calendar days that the rule knows; none for working days
 * @param onlyLonger true for what was promised to the public in print
 * @param template of the message to the unit, null where only an office is told
 */
public record PeriodKind(
        String id,
        String subjectType,
        String open,
        List<String> updates,
        PeriodUnit unit,
        List<Integer> lengths,
        boolean onlyLonger,
        String template) {

    /** A period in working days. */
    public static PeriodKind workdays(
            String id, String subjectType, String open, List<String> updates, String template) {
        return new PeriodKind(id, subjectType, open, updates, PeriodUnit.WORKDAYS, List.of(), false, template);
    }

    /** A period in calendar days that rolls forward from a day of rest. */
    public static PeriodKind calendarDays(
            String id, String subjectType, String open, List<String> updates, List<Integer> lengths, String template) {
        return new PeriodKind(id, subjectType, open, updates, PeriodUnit.CALENDAR_DAYS, lengths, false, template);
    }

    /** The same kind, but never shortened while it runs. */
    public PeriodKind onlyEverLonger() {
        return new PeriodKind(id, subjectType, open, updates, unit, lengths, true, template);
    }
}
