package dev.kechuang.policy;

import java.math.BigDecimal;

/** Share of a grant owed to the core team (table team-share, domain 2.5); {@code firstMin} is the first completer's part of the pool. */
public record TeamRule(String family, BigDecimal min, BigDecimal usual, BigDecimal firstMin) {

    /** A family's rule; one for persons or units only ends with "/PERSON" or "/UNIT". */
    public static String key(String family, String recipientType) {
        return recipientType.isEmpty() ? family : family + "/" + recipientType;
    }
}
