package dev.kechuang.nomination.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.EvidenceItem;
import java.util.List;
import java.util.Locale;

/** What a category demands of a case, in the reader's language: its conditions and what proves them. */
record Demands(List<String> conditions, List<Proof> proofs) {

    /** One piece of evidence. */
    record Proof(String label, boolean required) {}

    static Demands of(Category category, Locale locale) {
        return new Demands(
                category.conditions().stream()
                        .map(condition -> condition.in(locale))
                        .toList(),
                category.evidence().stream().map(item -> proof(item, locale)).toList());
    }

    private static Proof proof(EvidenceItem item, Locale locale) {
        return new Proof(item.label(locale), item.required());
    }
}
