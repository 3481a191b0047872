package dev.kechuang.notice;

/** What an objection is about (domain.md 3.8); OTHER and SCORE lie outside of what may be objected to. */
public enum ObjectionScope {
    ELIGIBILITY,
    TRUTH,
    OWNERSHIP,
    RANKING,
    DUPLICATION,
    RECUSAL,
    VIOLATION,
    SCORE,
    OTHER
}
