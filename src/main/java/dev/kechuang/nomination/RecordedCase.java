package dev.kechuang.nomination;

import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A case as another calculation of it needs it. {@code amount} is null until it was calculated, only then
 * {@code own} has facts; {@code paidBefore} is what that
 * calculation deducted (or would now) without {@code steppedOn}: cases of the same year and line whose amounts it deducted, too.
 */
public record RecordedCase(
        UUID id,
        CaseNo caseNo,
        UUID unitId,
        String unitName,
        String categoryCode,
        CaseStatus status,
        Instant submittedAt,
        String ruleVersionId,
        Set<String> matterKeys,
        CaseFacts own,
        CaseFacts asked,
        Money amount,
        String clause,
        Money paidBefore,
        List<UUID> steppedOn) {}
