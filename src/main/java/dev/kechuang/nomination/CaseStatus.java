package dev.kechuang.nomination;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands (domain 3.4); labels are the messages {@code nomination.status.<name>}. */
public enum CaseStatus {
    DRAFT,
    /** Found on an official list, waits for the unit's word (path AUTO). */
    AWAITING_CONFIRMATION,
    /** Not answered in time: moved to the next batch, may still be confirmed. */
    DEFERRED,
    SUBMITTED,
    FORMAL_REVIEW,
    CORRECTION_REQUIRED,
    NOT_ACCEPTED,
    DEEMED_WITHDRAWN,
    WITHDRAWN,
    ACCEPTED,
    JOINT_CHECK,
    VETOED,
    CALCULATED,
    NOT_PROPOSED,
    PROPOSED,
    IN_NOTICE,
    OBJECTION_SUSPENDED,
    REMOVED,
    NOTICE_PASSED,
    GOV_REJECTED,
    DECIDED,
    PAYABLE,
    PAYING,
    RETURNED,
    PAID,
    WAIVED;

    private static final Set<CaseStatus> WITHDRAWABLE = EnumSet.range(AWAITING_CONFIRMATION, PROPOSED);
    private static final Set<CaseStatus> OVER = EnumSet.of(
            NOT_ACCEPTED, DEEMED_WITHDRAWN, WITHDRAWN, VETOED, NOT_PROPOSED, REMOVED, GOV_REJECTED, PAID, WAIVED);
    private static final Set<CaseStatus> DECIDED_AND_NOT_LOST = EnumSet.of(DECIDED, PAYABLE, PAYING, RETURNED, PAID);

    static {
        WITHDRAWABLE.removeAll(OVER);
    }

    /** The applicant may still withdraw: public notice has not begun. */
    public boolean withdrawable() {
        return WITHDRAWABLE.contains(this);
    }

    /** Nothing more happens to the case here. */
    public boolean over() {
        return OVER.contains(this);
    }

    /** The case blocks another one of the same matter (V-DUP): it is under way or rewarded. */
    public boolean blocksMatter() {
        return this != DRAFT && (this == PAID || !over());
    }

    /** Counts as paid before: decided, and neither waived nor lost (architecture 16.5). */
    public boolean decided() {
        return DECIDED_AND_NOT_LOST.contains(this);
    }

    public static Set<CaseStatus> blocking() {
        return where(CaseStatus::blocksMatter);
    }

    public static Set<CaseStatus> rewarded() {
        return EnumSet.copyOf(DECIDED_AND_NOT_LOST);
    }

    public static Set<CaseStatus> beforeNotice() {
        return EnumSet.copyOf(WITHDRAWABLE);
    }

    private static Set<CaseStatus> where(java.util.function.Predicate<CaseStatus> wanted) {
        var found = EnumSet.noneOf(CaseStatus.class);
        for (CaseStatus status : values()) if (wanted.test(status)) found.add(status);
        return found;
    }
}
