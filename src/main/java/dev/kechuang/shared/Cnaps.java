package dev.kechuang.shared;

import java.util.Optional;

/** 联行号: 12 digits naming a bank branch. Its check digit is not published, so only length and digits are tested. */
public record Cnaps(String text) {

    public Cnaps {
        text = HalfWidth.compact(text);
        problem(text).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
    }

    public static Cnaps parse(String text) {
        return new Cnaps(text);
    }

    public static Optional<String> problem(String text) {
        return HalfWidth.compact(text).matches("[0-9]{12}") ? Optional.empty() : Optional.of("shared.cnaps.format");
    }

    public String bankCode() {
        return text.substring(0, 3);
    }

    public String cityCode() {
        return text.substring(3, 7);
    }

    @Override
    public String toString() {
        return text;
    }
}
