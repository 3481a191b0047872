package dev.kechuang.notification;

import java.util.Map;
import java.util.UUID;

/** A message to one unit; {@code templateKey} is {@code <module>.notice.<name>}, args fill {@code {name}} in its texts. */
public record UnitMessage(UUID unitId, String templateKey, String caseNo, Map<String, String> args) {}
