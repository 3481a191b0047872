package dev.kechuang.form;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a form cannot know by itself. {@code fixed} holds, by field key, the values of read-only and prefilled fields: they win
 * over what was sent; names that are no field serve conditions and texts only. {@code programmeYear} may be null.
 */
public record FormContext(
        LocalDate today, Integer programmeYear, Predicate<UUID> evidenceKnown, Map<String, Object> fixed) {

    public FormContext {
        evidenceKnown = evidenceKnown == null ? evidence -> false : evidenceKnown;
        fixed = fixed == null ? Map.of() : fixed;
    }

    /** No programme year, no evidence, nothing fixed. */
    public static FormContext plain(LocalDate today) {
        return new FormContext(today, null, evidence -> false, Map.of());
    }

    public FormContext withFixed(Map<String, Object> values) {
        return new FormContext(today, programmeYear, evidenceKnown, values);
    }
}
