package dev.kechuang.nomination.web;

import dev.kechuang.nomination.CaseStatus;

/** The colour of a status; the word beside it says the same. */
final class CaseLook {

    private CaseLook() {}

    static String tone(CaseStatus status) {
        return switch (status) {
            case PAID, DECIDED, NOTICE_PASSED, PROPOSED, PAYABLE, PAYING, IN_NOTICE -> "good";
            case AWAITING_CONFIRMATION, DEFERRED, CORRECTION_REQUIRED, OBJECTION_SUSPENDED, RETURNED -> "warn";
            case NOT_ACCEPTED, DEEMED_WITHDRAWN, VETOED, NOT_PROPOSED, REMOVED, GOV_REJECTED, WAIVED -> "bad";
            case DRAFT, WITHDRAWN -> "quiet";
            case SUBMITTED, FORMAL_REVIEW, ACCEPTED, JOINT_CHECK, CALCULATED -> "";
        };
    }
}
