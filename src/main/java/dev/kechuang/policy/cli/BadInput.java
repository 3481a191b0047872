package dev.kechuang.policy.cli;

import dev.kechuang.shared.Refusal;

/** Input that cannot be worked with: what is wrong and with which field; told to the caller, never thrown out of a command. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What may be wrong; the names are part of the output. */
    enum Error {
        UNKNOWN_CATEGORY,
        MISSING_FACT,
        BAD_VALUE
    }

    private final Error error;
    private final String field;

    BadInput(Error error, String field) {
        super(error + " " + field, null, false, false);
        this.error = error;
        this.field = field;
    }

    static BadInput of(Refusal refusal) {
        boolean missing = refusal.key().equals("policy.missingFact");
        return new BadInput(
                missing ? Error.MISSING_FACT : Error.BAD_VALUE,
                refusal.problems().get(0).field());
    }

    Error error() {
        return error;
    }

    String field() {
        return field;
    }
}
