package dev.kechuang.policy;

import java.math.BigDecimal;

/** Share of a grant owed to the core team (domain 2.5); {@code firstMin} is the first completer's part of the pool. */
public record TeamRule(String family, BigDecimal min, BigDecimal usual, BigDecimal firstMin) {}
