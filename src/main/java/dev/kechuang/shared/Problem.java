package dev.kechuang.shared;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One thing wrong: the field (empty = the whole form), the message key, and the arguments of the message. */
public record Problem(String field, String key, List<Object> args) {

    public Problem {
        field = field == null ? "" : field;
        if (key == null || key.isBlank()) throw new IllegalArgumentException("A problem needs a message key");
        args = args == null ? List.of() : Collections.unmodifiableList(Arrays.asList(args.toArray()));
    }

    public static Problem of(String field, String key, Object... args) {
        return new Problem(field, key, Arrays.asList(args));
    }
}
