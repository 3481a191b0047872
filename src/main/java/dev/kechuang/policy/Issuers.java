package dev.kechuang.policy;

/** Who signs: the district government, the technology bureau, the finance bureau. */
public record Issuers(String government, String bureau, String finance) {}
