package dev.kechuang.statistics;

/** What another version would do to a case; labels are the messages {@code statistics.effect.<name>}. */
public enum Effect {
    MORE,
    LESS,
    SAME,
    /** The version has no such category: the case would get nothing. */
    GONE,
    /** The version asks for facts the case does not have: no amount is guessed. */
    MISSING,
    /** Its own version cannot calculate it yet: left out on both sides. */
    OPEN;

    /** Stands on both sides of the comparison. */
    public boolean compared() {
        return this != MISSING && this != OPEN;
    }
}
