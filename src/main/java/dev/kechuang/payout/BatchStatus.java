package dev.kechuang.payout;

/** How far a batch has come through the four pairs of eyes and the bank. */
public enum BatchStatus {
    SUBMITTED,
    CHECKED,
    CONFIRMED,
    RELEASED,
    SENT,
    SETTLED,
    RETURNED;

    /** Message key of the Chinese or English name. */
    public String label() {
        return "payout.batchStatus." + name();
    }
}
