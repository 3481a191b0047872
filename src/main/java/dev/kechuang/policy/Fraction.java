package dev.kechuang.policy;

/** An exact part of a whole, written "2/3" in the pack. */
public record Fraction(int numerator, int denominator) {

    /** Whether {@code part} is at least this part of {@code whole}, without a division. */
    public boolean reachedBy(int part, int whole) {
        return (long) part * denominator >= (long) numerator * whole;
    }

    /** Whether {@code part} is more than this part of {@code whole}. */
    public boolean exceededBy(int part, int whole) {
        return (long) part * denominator > (long) numerator * whole;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
