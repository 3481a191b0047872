package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a case is worth, the clause(s) that say so ("C04-3", "D04-1,D04-2"; "-0" = no row applied), and how it came about. */
public record AmountResult(Money amount, String clause, List<AmountStep> steps) {

    /** Does every step again from its operands alone; equals {@link #amount} unless somebody changed the record. */
    public Money redo() {
        List<BigDecimal> results = new ArrayList<>();
        for (AmountStep step : steps) {
            List<BigDecimal> values = step.operands().stream()
                    .map(operand -> operand.source() == AmountStep.Source.STEP
                            ? results.get(Integer.parseInt(operand.name()) - 1)
                            : operand.value())
                    .toList();
            results.add(step.operation().of(values));
        }
        return Money.ofYuan(results.get(results.size() - 1));
    }
}
