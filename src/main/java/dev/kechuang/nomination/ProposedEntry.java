package dev.kechuang.nomination;

import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import java.util.UUID;

/** A proposed case as a list shows it: one line of a public notice (DOC-07). */
public record ProposedEntry(
        CaseNo caseNo,
        UUID unitId,
        String unitName,
        String uscc,
        String categoryCode,
        String ruleVersionId,
        String itemName,
        String clause,
        Money amount,
        CasePath path) {}
