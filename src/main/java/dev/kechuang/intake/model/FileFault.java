package dev.kechuang.intake.model;

import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A file that is refused as a whole; the message says where (line, column) and what to do. */
final class FileFault {

    private FileFault() {}

    /** Arguments {0} line and {1} column as text: numbers would be printed with grouping. */
    static Refusal at(String key, int line, String column, Object... more) {
        List<Object> args = new ArrayList<>(List.of(String.valueOf(line), column));
        args.addAll(List.of(more));
        return Refusal.invalid(List.of(new Problem("file", key, args)));
    }

    static Refusal at(String key, int line, int column) {
        return at(key, line, String.valueOf(column));
    }

    static Refusal of(String key, Object... args) {
        return Refusal.invalid("file", key, args);
    }
}
