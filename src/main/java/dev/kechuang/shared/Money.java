package dev.kechuang.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** An amount of money in whole fen (1 yuan = 100 fen). Overflow throws ArithmeticException, it never wraps. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final Pattern YUAN = Pattern.compile("([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]{1,2})?");
    private static final Pattern TOO_FINE = Pattern.compile("([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)\\.[0-9]{3,}");

    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    public static Money ofYuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    /** Exact to the fen; anything finer is an ArithmeticException. */
    public static Money ofYuan(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).longValueExact());
    }

    /** What a person typed, in yuan: "150000", "150,000.00". No sign, no exponent, at most two decimals. */
    public static Money parseYuan(String text) {
        String typed = HalfWidth.of(text);
        if (typed.isEmpty()) throw Refusal.invalid("", "shared.money.missing");
        if (TOO_FINE.matcher(typed).matches()) throw Refusal.invalid("", "shared.money.tooFine");
        if (!YUAN.matcher(typed).matches()) throw Refusal.invalid("", "shared.money.format");
        String digits = typed.replace(",", "");
        // 15 digits of yuan are beyond any budget and still far from overflow when summed.
        if (digits.split("\\.")[0].length() > 15) throw Refusal.invalid("", "shared.money.tooLarge");
        return ofYuan(new BigDecimal(digits));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public Money max(Money other) {
        return fen >= other.fen ? this : other;
    }

    /** The product rounded down to whole yuan (domain 0: percentages round down). */
    public Money times(BigDecimal factor) {
        BigDecimal product = BigDecimal.valueOf(fen, 2).multiply(factor).setScale(0, RoundingMode.FLOOR);
        return ofYuan(product);
    }

    public Money floorToYuan() {
        return new Money(Math.multiplyExact(Math.floorDiv(fen, 100L), 100L));
    }

    /** Yuan with two decimals. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    /** Yuan for people: "150,000.00". */
    public String format() {
        return String.format(Locale.ROOT, "%,.2f", yuan());
    }

    /** Ten thousand yuan for people, at most four decimals, rounded towards zero: "15", "7.5". */
    public String wanYuan() {
        BigDecimal wan = BigDecimal.valueOf(fen, 6).setScale(4, RoundingMode.DOWN);
        return wan.signum() == 0 ? "0" : wan.stripTrailingZeros().toPlainString();
    }

    /** 中文大写 for documents and payment lists: "壹拾伍万元整". */
    public String capitals() {
        return ChineseCapitals.of(fen);
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
