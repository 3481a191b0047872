package dev.kechuang.decision;

import dev.kechuang.shared.Money;
import java.util.UUID;

/** What a list gives in one category, and the budget line that pays it once finance has confirmed one. */
public record CategoryTotal(String categoryCode, String categoryName, int count, Money total, UUID budgetLineId) {}
