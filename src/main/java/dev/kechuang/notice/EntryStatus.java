package dev.kechuang.notice;

/** Where one line of a notice stands; HELD from the receipt of an objection until its ruling. */
public enum EntryStatus {
    LISTED,
    HELD,
    PASSED,
    REMOVED,
    WITHDRAWN
}
