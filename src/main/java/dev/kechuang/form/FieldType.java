package dev.kechuang.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The form-js component types we render and judge; every other type is a schema problem. */
public enum FieldType {
    TEXTFIELD,
    TEXTAREA,
    NUMBER,
    SELECT,
    RADIO,
    CHECKBOX,
    CHECKLIST,
    TAGLIST,
    DATETIME,
    TEXT,
    GROUP,
    SEPARATOR,
    SPACER,
    HTML,
    BUTTON;

    static Optional<FieldType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Whether a component of this type carries an answer. */
    public boolean keyed() {
        return compareTo(DATETIME) <= 0;
    }

    /** Whether the answer is one or several of the listed options. */
    public boolean choice() {
        return this == SELECT || this == RADIO || several();
    }

    /** Whether the answer is a list. */
    public boolean several() {
        return this == CHECKLIST || this == TAGLIST;
    }
}
