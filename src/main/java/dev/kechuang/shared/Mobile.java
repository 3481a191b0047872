package dev.kechuang.shared;

import java.util.Optional;

/** A mainland mobile number of 11 digits, rule V-MOBILE. */
public record Mobile(String text) {

    public Mobile {
        text = HalfWidth.compact(text);
        problem(text).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
    }

    public static Mobile parse(String text) {
        return new Mobile(text);
    }

    public static Optional<String> problem(String text) {
        return HalfWidth.compact(text).matches("1[3-9][0-9]{9}")
                ? Optional.empty()
                : Optional.of("shared.mobile.format");
    }

    @Override
    public String toString() {
        return Masking.mobile(text);
    }
}
