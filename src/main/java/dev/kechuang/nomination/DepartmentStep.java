package dev.kechuang.nomination;

/** What follows after a department's word: it is settled, a veto waits for the applicant's statement, a hold, or a manual check. */
public enum DepartmentStep {
    SETTLED,
    VETO_PROPOSED,
    HELD,
    NO_DATA
}
