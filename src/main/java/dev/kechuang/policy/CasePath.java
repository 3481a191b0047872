package dev.kechuang.policy;

/** The five ways a case can take (domain 3.2): from lists, fixed amount, verified data, experts, committee. The pack's table {@code route} names one for each category. */
public enum CasePath {
    AUTO,
    B,
    C,
    D,
    E;

    public boolean verifiesData() {
        return this == C || this == D;
    }

    public boolean needsReview() {
        return this == D || this == E;
    }
}
