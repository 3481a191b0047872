package dev.kechuang.decision;

/** What the government's meeting did with a list. */
public enum MeetingOutcome {
    APPROVE,
    RETURN,
    REJECT
}
