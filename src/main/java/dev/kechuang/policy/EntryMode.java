package dev.kechuang.policy;

/** How a case begins: the unit applies, somebody nominates it, or the office matches an official list. */
public enum EntryMode {
    APPLY,
    NOMINATE,
    AUTO
}
