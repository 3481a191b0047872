package dev.kechuang.notice;

import java.time.Instant;

/** One step on the way of an objection. */
public record ObjectionStep(String step, String actor, Instant at) {}
