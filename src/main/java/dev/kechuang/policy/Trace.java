package dev.kechuang.policy;

import dev.kechuang.policy.AmountStep.Operand;
import dev.kechuang.policy.AmountStep.Operation;
import dev.kechuang.policy.AmountStep.Source;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A calculation being written down: each operation is done once, recorded, and may feed the next. */
final class Trace {

    private final String categoryCode;
    private final List<AmountStep> steps = new ArrayList<>();
    private final Set<String> clauses = new LinkedHashSet<>();

    Trace(String categoryCode) {
        this.categoryCode = categoryCode;
    }

    static Operand fact(String name, BigDecimal value) {
        return new Operand(Source.FACT, name, value);
    }

    static Operand rule(String name, BigDecimal value) {
        return new Operand(Source.RULE, name, value);
    }

    static Operand rule(String name, Money amount) {
        return rule(name, amount.yuan());
    }

    static Operand paidBefore(Money amount) {
        return new Operand(Source.PAID_BEFORE, "paidBefore", amount.yuan());
    }

    /** Rows of the rule are counted from 1. */
    void fired(int row) {
        clauses.add(categoryCode + "-" + row);
    }

    Operand step(Operation operation, String zh, String en, Operand... operands) {
        BigDecimal result =
                operation.of(Arrays.stream(operands).map(Operand::value).toList());
        int no = steps.size() + 1;
        steps.add(new AmountStep(no, zh, en, operation, List.of(operands), result));
        return new Operand(Source.STEP, String.valueOf(no), result);
    }

    AmountResult result(Operand due) {
        Operand floored = step(Operation.FLOOR_TO_YUAN, "向下取整到元", "Round down to whole yuan", due);
        String clause = clauses.isEmpty() ? categoryCode + "-0" : String.join(",", clauses);
        return new AmountResult(Money.ofYuan(floored.value()), clause, List.copyOf(steps));
    }
}
