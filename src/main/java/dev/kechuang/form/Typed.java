package dev.kechuang.form;

import dev.kechuang.shared.Problem;
import java.util.List;

/** A sent value turned into the type of its field; null when there is none or when it could not be read. */
record Typed(Object value, List<Problem> problems) {

    static final Typed NOTHING = new Typed(null, List.of());

    static Typed of(Object value) {
        return new Typed(value, List.of());
    }

    static Typed broken(Problem problem) {
        return new Typed(null, List.of(problem));
    }
}
