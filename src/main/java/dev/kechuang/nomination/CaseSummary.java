package dev.kechuang.nomination;

import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** A case as lists show it; {@code caseNo} is null for a draft, {@code amount} until it is calculated. */
public record CaseSummary(
        UUID id,
        String caseNo,
        int programmeYear,
        String categoryCode,
        String ruleVersionId,
        CasePath path,
        UUID unitId,
        String unitName,
        String uscc,
        String itemName,
        CaseStatus status,
        Instant statusSince,
        Money amount,
        String clause,
        boolean autoAccepted,
        Instant submittedAt) {}
