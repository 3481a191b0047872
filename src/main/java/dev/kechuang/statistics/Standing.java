package dev.kechuang.statistics;

/** What became of a calculated amount on its way to payment: whole, dropped for a higher one, cut by a cap, or scaled to the budget. */
public enum Standing {
    WHOLE,
    DROPPED,
    CAPPED,
    SCALED
}
