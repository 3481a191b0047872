package dev.kechuang.statistics;

import dev.kechuang.shared.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Cases of one category or one unit, or all of them. {@code before} and {@code after} hold only cases with both sides;
 * {@code missingBefore} is what cases without facts get under their own version.
 */
public record Sum(int cases, Map<Effect, Integer> effects, Money before, Money after, Money missingBefore) {

    public static Sum of(List<CaseLine> lines) {
        Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
        for (Effect effect : Effect.values()) effects.put(effect, 0);
        Money before = Money.ZERO;
        Money after = Money.ZERO;
        Money missing = Money.ZERO;
        for (CaseLine line : lines) {
            effects.merge(line.effect(), 1, Integer::sum);
            if (line.effect().compared()) {
                before = before.plus(line.paidBefore());
                after = after.plus(line.paidAfter());
            } else if (line.effect() == Effect.MISSING) {
                missing = missing.plus(line.paidBefore());
            }
        }
        return new Sum(lines.size(), effects, before, after, missing);
    }

    public Money change() {
        return after.minus(before);
    }

    public int count(Effect effect) {
        return effects.get(effect);
    }
}
