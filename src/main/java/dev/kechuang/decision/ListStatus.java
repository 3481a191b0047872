package dev.kechuang.decision;

/** Where a list stands; BUDGET_SHORT, RETURNED, REJECTED and ISSUED are final, the first two free their entries. */
public enum ListStatus {
    ASSEMBLED,
    BUDGET_CONFIRMED,
    BUDGET_COVERED,
    BUDGET_SHORT,
    APPROVED,
    RETURNED,
    REJECTED,
    NUMBERED,
    ISSUED
}
