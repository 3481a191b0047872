package dev.kechuang.notice;

import java.time.Instant;
import java.util.UUID;

/** A checkable clue out of an anonymous objection, looked into by the bureau on its own motion. */
public record Clue(
        UUID id,
        String objectionNo,
        String caseNo,
        String content,
        Instant openedAt,
        String finding,
        Boolean founded) {}
