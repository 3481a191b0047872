package dev.kechuang.policy;

/** Where a matter may be rewarded only once: within one applicant, or within the whole district. */
public enum MatterScope {
    APPLICANT,
    DISTRICT
}
