package dev.kechuang.statistics;

import dev.kechuang.policy.BudgetFit;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A year under its own versions and under another pack; {@code ended} cases (refused, withdrawn …) are in neither. */
public record Comparison(
        Instant at,
        int ended,
        Optional<Money> budget,
        Use before,
        Use after,
        Sum total,
        List<CategoryLine> categories,
        List<UnitLine> units,
        List<CaseLine> cases) {

    /** How a side meets the budget; without budget lines there is no verdict and nothing is scaled. {@code pay}: all its cases. */
    public record Use(Money calculated, Money due, Money pay, Optional<BudgetFit.Verdict> verdict, BigDecimal factor) {}

    /** A category; its name is the pack's or, where the pack has no such category, that of the cases' own version. */
    public record CategoryLine(String code, String nameZh, String nameEn, boolean known, Sum sum) {}

    /** A unit by the name its latest case was submitted under. */
    public record UnitLine(UUID unitId, String name, Sum sum) {}
}
