package dev.kechuang.policy.table;

/** Which of the matching rows count: the only one, any of equal ones, the first, or all of them. */
public enum HitPolicy {
    UNIQUE,
    ANY,
    FIRST,
    COLLECT
}
