package dev.kechuang.evidence;

import java.time.Instant;
import java.util.UUID;

/** A stored upload; {@code mediaType} is what its bytes say, {@code size} in bytes, {@code sha256} in lower-case hex. */
public record EvidenceFile(
        UUID id,
        String slot,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Instant storedAt,
        String storedBy) {}
