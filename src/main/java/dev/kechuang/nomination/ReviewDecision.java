package dev.kechuang.nomination;

/** What the clerk entered in the formal review; texts that do not belong to the choice are null. */
public record ReviewDecision(
        Choice choice, String items, boolean agencyMissedIt, String missedReason, String reasonCode, String reason) {

    /** Take it on, ask for a correction, or propose not to take it on (DOC-02, DOC-03, DOC-04). */
    public enum Choice {
        ACCEPT,
        CORRECT,
        REFUSE
    }

    public static ReviewDecision accept() {
        return new ReviewDecision(Choice.ACCEPT, null, false, null, null, null);
    }

    public static ReviewDecision correct(String items) {
        return new ReviewDecision(Choice.CORRECT, items, false, null, null, null);
    }

    public static ReviewDecision refuse(String reasonCode, String reason) {
        return new ReviewDecision(Choice.REFUSE, null, false, null, reasonCode, reason);
    }
}
