package dev.kechuang.shared;

/** Names of units and persons compared as a cashier compares them (V-PAYEE): width, bracket style and spaces do not count. */
public final class PartyName {

    private static final String OPENING = "[{〔【〖﹙";
    private static final String CLOSING = "]}〕】〗﹚";

    private PartyName() {}

    /** The form to compare by: half width, round brackets, no blanks. */
    public static String normalise(String name) {
        var out = new StringBuilder();
        for (char c : HalfWidth.of(name).toCharArray()) {
            if (HalfWidth.isBlank(c)) continue;
            if (OPENING.indexOf(c) >= 0) out.append('(');
            else if (CLOSING.indexOf(c) >= 0) out.append(')');
            else out.append(c);
        }
        return out.toString();
    }

    /** False when either name is missing: two unknown payees are not the same payee. */
    public static boolean sameName(String one, String other) {
        String normalised = normalise(one);
        return !normalised.isEmpty() && normalised.equals(normalise(other));
    }
}
