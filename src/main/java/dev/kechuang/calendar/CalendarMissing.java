package dev.kechuang.calendar;

import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.List;

/** A period touches a year whose holidays nobody has loaded (V-CAL); guessing Monday to Friday would be wrong in law. */
public final class CalendarMissing extends Refusal {

    /** The message key, and the word by which a failed job is known to have wanted a calendar. */
    public static final String KEY = "calendar.missing";

    private final int missingYear;

    CalendarMissing(int missingYear) {
        super(Kind.CONFLICT, List.of(Problem.of("", KEY, missingYear)));
        this.missingYear = missingYear;
    }

    /** Read by the operator in the engine's incident, so it says what to do. */
    @Override
    public String getMessage() {
        return KEY + ": import the working calendar of " + missingYear + " at /portal/admin/calendar";
    }

    public int missingYear() {
        return missingYear;
    }
}
