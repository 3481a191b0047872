package dev.kechuang.policy;

/** One figure of the yearly statistics (domain 7.2): how it is found, what feeds it, what counts once, its unit. */
public record Indicator(
        String code, Bilingual name, Bilingual formula, Bilingual source, String naturalKey, Bilingual unit) {}
