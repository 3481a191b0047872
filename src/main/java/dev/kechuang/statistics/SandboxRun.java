package dev.kechuang.statistics;

import java.time.Instant;
import java.util.UUID;

/** Somebody looked at a year under a pack; {@code published}: a version in force or once in force, else a draft of that moment. */
public record SandboxRun(
        UUID id,
        int programmeYear,
        String ruleVersionId,
        String title,
        boolean published,
        String packSha256,
        String by,
        Instant at) {}
