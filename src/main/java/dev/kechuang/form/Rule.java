package dev.kechuang.form;

import java.util.Arrays;
import java.util.Optional;

/** The named rules a field may carry in its custom property {@code rule}. */
public enum Rule {
    USCC("uscc"),
    MOBILE("mobile"),
    EMAIL("email"),
    MONEY("money"),
    CNAPS("cnaps"),
    ACCOUNT("account"),
    NOT_FUTURE("notFuture"),
    DATE_IN_YEAR("dateInYear");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    /** The name as it stands in the form file. */
    public String id() {
        return id;
    }

    static Optional<Rule> named(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}
