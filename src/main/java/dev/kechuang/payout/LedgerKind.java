package dev.kechuang.payout;

/** What a booking says: the order went out, the money arrived, the money came back. */
public enum LedgerKind {
    SENT,
    PAID,
    RETURNED;

    /** Message key of the Chinese or English name. */
    public String label() {
        return "payout.ledgerKind." + name();
    }
}
