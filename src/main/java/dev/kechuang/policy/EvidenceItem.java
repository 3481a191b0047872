package dev.kechuang.policy;

import java.util.Locale;

/** One proof a category asks for; {@code key} ("ev1") is also the upload field of the applicant's form. */
public record EvidenceItem(String key, String labelZh, String labelEn, boolean required) {

    public Bilingual label() {
        return new Bilingual(labelZh, labelEn);
    }

    public String label(Locale locale) {
        return label().in(locale);
    }
}
