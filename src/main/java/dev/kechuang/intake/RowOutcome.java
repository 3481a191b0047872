package dev.kechuang.intake;

import java.util.EnumSet;
import java.util.Set;

/** What became of one row; labels: {@code intake.outcome.<name>}. */
public enum RowOutcome {
    /** Not looked at yet. */
    PENDING,
    CREATED,
    /** The matter has a case, or the unit is registered; nothing was changed. */
    ALREADY,
    DUPLICATE_IN_FILE,
    MALFORMED,
    OUT_OF_YEAR,
    /** The programme does not reward this row, for instance a registration that is not the first. */
    NOT_ELIGIBLE,
    UNKNOWN_UNIT,
    NAME_DIFFERS,
    /** Not registered here, and the code names another division. */
    NOT_IN_DISTRICT,
    /** Looked at by a clerk and laid aside, with a reason. */
    DISCARDED;

    private static final Set<RowOutcome> FOR_A_PERSON = EnumSet.of(UNKNOWN_UNIT, NAME_DIFFERS, NOT_IN_DISTRICT);

    /** A clerk may link the row to a unit, or discard it. */
    public boolean forAPerson() {
        return FOR_A_PERSON.contains(this);
    }

    public static Set<RowOutcome> manualQueue() {
        return EnumSet.copyOf(FOR_A_PERSON);
    }
}
