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

    public int missingYear() {
        return missingYear;
    }
}
