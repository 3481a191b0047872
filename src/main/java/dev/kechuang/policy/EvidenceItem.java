package dev.kechuang.policy;

/** One proof a category asks for; {@code key} ("ev1") is also the upload field of the applicant's form. */
public record EvidenceItem(String key, String labelZh, String labelEn, boolean required) {

    public Bilingual label() {
        return new Bilingual(labelZh, labelEn);
    }
}
