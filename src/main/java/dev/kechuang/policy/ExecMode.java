package dev.kechuang.policy;

/** How the amount is settled (执行方式): by title held, by verified data, by experts, by committee. */
public enum ExecMode {
    QUALIFICATION,
    DATA_VERIFY,
    EXPERT_REVIEW,
    COMMITTEE
}
