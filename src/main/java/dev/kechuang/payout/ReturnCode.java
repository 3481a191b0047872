package dev.kechuang.payout;

/** Why money came back (domain 3.10.4): R01 name and number differ … R99 other. */
public enum ReturnCode {
    R01,
    R02,
    R03,
    R04,
    R05,
    R06,
    R07,
    R99;

    public static boolean known(String code) {
        for (var one : values()) {
            if (one.name().equals(code)) return true;
        }
        return false;
    }

    /** Message key of the Chinese or English name. */
    public String label() {
        return "payout.returnCode." + name();
    }
}
