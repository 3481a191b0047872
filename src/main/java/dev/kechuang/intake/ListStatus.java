package dev.kechuang.intake;

/** How far the processing of a list has come; RECEIVED and RUNNING lists go on after a restart. */
public enum ListStatus {
    RECEIVED,
    RUNNING,
    DONE
}
