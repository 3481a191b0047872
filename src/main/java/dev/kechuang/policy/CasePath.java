package dev.kechuang.policy;

/** The five ways a case can take (domain 3.2): from lists, fixed amount, verified data, experts, committee. */
public enum CasePath {
    AUTO,
    B,
    C,
    D,
    E;

    /** Decision dmn_route of domain 2.4. */
    static CasePath of(ExecMode execMode, EntryMode entryMode) {
        return switch (execMode) {
            case QUALIFICATION -> entryMode == EntryMode.AUTO ? AUTO : B;
            case DATA_VERIFY -> C;
            case EXPERT_REVIEW -> D;
            case COMMITTEE -> E;
        };
    }

    public boolean verifiesData() {
        return this == C || this == D;
    }

    public boolean needsReview() {
        return this == D || this == E;
    }
}
