package dev.kechuang.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** 受理编号, for instance {@code KC-2025-C04-000017}: programme year, category, running number. The engine's business key. */
public record CaseNo(String text) {

    private static final Pattern FORM = Pattern.compile("KC-[0-9]{4}-[A-F][0-9]{2}-[0-9]{6}");

    public CaseNo {
        problem(text).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
    }

    public static Optional<String> problem(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.empty() : Optional.of("shared.caseNo.format");
    }

    public static CaseNo of(String text) {
        return new CaseNo(text);
    }

    public static CaseNo of(int year, String category, long seq) {
        if (seq < 1 || seq > 999_999) throw new IllegalArgumentException("No case number left: " + seq);
        return new CaseNo(String.format(Locale.ROOT, "KC-%04d-%s-%06d", year, category, seq));
    }

    public int programmeYear() {
        return Integer.parseInt(text.substring(3, 7));
    }

    public String category() {
        return text.substring(8, 11);
    }

    @Override
    public String toString() {
        return text;
    }
}
