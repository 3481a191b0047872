package dev.kechuang.decision;

import dev.kechuang.shared.Money;
import java.time.LocalDate;
import java.util.UUID;

/** One award as decided and published; the source of every payment. */
public record Award(
        String caseNo,
        UUID unitId,
        String unitName,
        String uscc,
        String categoryCode,
        String clause,
        Money amount,
        String docNo,
        LocalDate decidedOn) {}
