package dev.kechuang.calendar;

import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.List;

/** A period touches a year whose holidays nobody has loaded (V-CAL); guessing Monday to Friday would be wrong in law. */
public final class CalendarMissing extends Refusal {

    private final int missingYear;

    CalendarMissing(int missingYear) {
        super(Kind.CONFLICT, List.of(Problem.of("", "calendar.missing", missingYear)));
        this.missingYear = missingYear;
    }

    /** Read by the operator in the engine's incident, so it says what to do. */
    @Override
    public String getMessage() {
        return "calendar.missing: import the working calendar of " + missingYear + " at /portal/admin/calendar";
    }

    public int missingYear() {
        return missingYear;
    }
}
