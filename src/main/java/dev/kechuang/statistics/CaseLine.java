package dev.kechuang.statistics;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.UUID;

/** One case before and after; a side that could not be calculated is null, and {@code problems} say why. */
public record CaseLine(
        UUID caseId,
        String caseNo,
        UUID unitId,
        String unitName,
        String categoryCode,
        CaseStatus status,
        String ruleVersionId,
        Side before,
        Side after,
        Effect effect,
        List<Problem> problems) {

    /** What the budget pays more (or less) after; zero where a side is missing. */
    public Money change() {
        return effect.compared() ? after.pay().minus(before.pay()) : Money.ZERO;
    }

    public Money paidBefore() {
        return before == null ? Money.ZERO : before.pay();
    }

    public Money paidAfter() {
        return after == null ? Money.ZERO : after.pay();
    }
}
