package dev.kechuang.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address, rule V-EMAIL: one @, an ordinary local part, a dotted domain, at most 100 characters. */
public record Email(String text) {

    private static final Pattern SHAPE = Pattern.compile(
            "[A-Za-z0-9_%+'-]+(?:\\.[A-Za-z0-9_%+'-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

    public Email {
        text = HalfWidth.of(text);
        problem(text).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
    }

    public static Email parse(String text) {
        return new Email(text);
    }

    public static Optional<String> problem(String typed) {
        String text = HalfWidth.of(typed);
        boolean fits = text.length() <= 100 && SHAPE.matcher(text).matches();
        return fits ? Optional.empty() : Optional.of("shared.email.format");
    }

    @Override
    public String toString() {
        return Masking.email(text);
    }
}
