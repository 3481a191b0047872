package dev.kechuang.notice;

import java.util.UUID;

/** The desk's decision on an objection, with the public facts Tasklist and the unit's inbox need. */
public record Admission(boolean admitted, String caseNo, UUID unitId, String unitName) {}
