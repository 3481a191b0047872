package dev.kechuang.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** 居民身份证号码, GB 11643-1999. Sensitive: encrypt it at rest, mask it on screen; {@code toString} shows no digits. */
public record ResidentId(String text) {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    public ResidentId {
        text = HalfWidth.code(text);
        problem(text).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
    }

    public static ResidentId parse(String text) {
        return new ResidentId(text);
    }

    public static Optional<String> problem(String text) {
        return problem(text, LocalDate.now(ZoneId.of("Asia/Shanghai")));
    }

    /** As above, with the day after which nobody can have been born yet. */
    public static Optional<String> problem(String typed, LocalDate today) {
        String text = HalfWidth.code(typed);
        if (text.length() != 18) return Optional.of("shared.residentId.length");
        if (!SHAPE.matcher(text).matches()) return Optional.of("shared.residentId.format");
        Optional<LocalDate> born = birthDate(text);
        if (born.isEmpty() || born.get().isBefore(EARLIEST) || born.get().isAfter(today)) {
            return Optional.of("shared.residentId.birthDate");
        }
        return text.charAt(17) == checkDigit(text) ? Optional.empty() : Optional.of("shared.residentId.checkDigit");
    }

    public LocalDate birthDate() {
        return birthDate(text).orElseThrow();
    }

    public boolean male() {
        return Character.digit(text.charAt(16), 10) % 2 == 1;
    }

    @Override
    public String toString() {
        return Masking.idNo(text);
    }

    private static Optional<LocalDate> birthDate(String text) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text.substring(6, 10)),
                    Integer.parseInt(text.substring(10, 12)),
                    Integer.parseInt(text.substring(12, 14))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static char checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += Character.digit(text.charAt(i), 10) * WEIGHTS[i];
        return "10X98765432".charAt(sum % 11);
    }
}
