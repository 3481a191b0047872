package dev.kechuang.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** 专利号, kept as {@code ZL202510001234.6}; typed with or without ZL, dot and spaces. Rule V-PATENT. */
public record PatentNo(String text) {

    private static final Pattern SHAPE = Pattern.compile("(?:ZL)?([0-9]{12})\\.?([0-9X])");
    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

    public PatentNo {
        String typed = HalfWidth.compact(text);
        problem(typed).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
        var parts = SHAPE.matcher(typed);
        text = parts.replaceFirst("ZL$1.$2");
    }

    public static PatentNo parse(String text) {
        return new PatentNo(text);
    }

    public static Optional<String> problem(String typed) {
        var parts = SHAPE.matcher(HalfWidth.compact(typed));
        if (!parts.matches()) return Optional.of("shared.patentNo.format");
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += (parts.group(1).charAt(i) - '0') * WEIGHTS[i];
        boolean fits = parts.group(2).charAt(0) == "0123456789X".charAt(sum % 11);
        return fits ? Optional.empty() : Optional.of("shared.patentNo.checkDigit");
    }

    @Override
    public String toString() {
        return text;
    }
}
