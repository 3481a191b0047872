package dev.kechuang.payout;

/** Where the money of one award stands (domain 3.10.3). */
public enum ItemStatus {
    AWAITING_PAYEE,
    DEFERRED,
    READY,
    SENT,
    UNKNOWN,
    SUCCESS,
    PASSIVE_RETURN,
    ACTIVE_RETURN,
    /** Came back and the fiscal year turned: finance must appropriate it anew. */
    AWAITING_QUOTA,
    /** Returned three times: a person decides. */
    MANUAL,
    WAIVED;

    /** Message key of the Chinese or English name. */
    public String label() {
        return "payout.itemStatus." + name();
    }

    public boolean returned() {
        return this == PASSIVE_RETURN || this == ACTIVE_RETURN;
    }
}
