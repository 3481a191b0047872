package dev.kechuang.shared;

import java.math.BigInteger;

/** Amounts in Chinese financial capitals, as vouchers are written; 零 stands for any run of skipped places. */
final class ChineseCapitals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final long WAN = 10_000L;
    private static final long YI = 100_000_000L;

    private ChineseCapitals() {}

    static String of(long fen) {
        if (fen == 0) return "零元整";
        // The magnitude of Long.MIN_VALUE does not fit into a long.
        BigInteger[] parts = BigInteger.valueOf(fen).abs().divideAndRemainder(BigInteger.valueOf(100));
        long yuan = parts[0].longValueExact();
        int rest = parts[1].intValueExact();
        var out = new StringBuilder(fen < 0 ? "负" : "");
        if (yuan > 0) out.append(whole(yuan)).append("元");
        int jiao = rest / 10;
        int cent = rest % 10;
        if (jiao > 0) out.append(DIGITS.charAt(jiao)).append("角");
        if (cent == 0) return out.append("整").toString();
        if (yuan > 0 && jiao == 0) out.append("零");
        return out.append(DIGITS.charAt(cent)).append("分").toString();
    }

    private static String whole(long number) {
        if (number >= YI) return joined(whole(number / YI) + "亿", number % YI, YI / 10);
        if (number >= WAN) return joined(whole(number / WAN) + "万", number % WAN, WAN / 10);
        return section((int) number);
    }

    private static String joined(String high, long low, long lowestFull) {
        if (low == 0) return high;
        return high + (low < lowestFull ? "零" : "") + whole(low);
    }

    private static String section(int number) {
        var out = new StringBuilder();
        boolean skipped = false;
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                skipped = !out.isEmpty();
                continue;
            }
            if (skipped) out.append('零');
            skipped = false;
            out.append(DIGITS.charAt(digit)).append(PLACES[place]);
        }
        return out.toString();
    }
}
