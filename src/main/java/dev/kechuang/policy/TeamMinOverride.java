package dev.kechuang.policy;

/** Why the team's minimum share may fall below that of the version before, and who signed it (domain 2.5 rule 6). */
public record TeamMinOverride(String reason, String signedBy) {}
