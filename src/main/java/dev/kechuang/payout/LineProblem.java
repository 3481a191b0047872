package dev.kechuang.payout;

import java.util.List;

/** One reason to refuse a result file: line as people count them, the column's heading, message key and arguments. */
public record LineProblem(int line, String column, String key, List<Object> args) {

    public static LineProblem of(int line, String column, String key, Object... args) {
        return new LineProblem(line, column, key, List.of(args));
    }
}
