package dev.kechuang.nomination;

import java.time.Instant;

/** One change of status: what a case's timeline is made of. */
public record CaseStep(CaseStatus from, CaseStatus to, Instant at, String actor, String reason) {}
