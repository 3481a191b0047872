package dev.kechuang.nomination;

import dev.kechuang.policy.AmountResult;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A case calculated under another published version, to be looked at; stored nowhere. Without {@code result} the
 * {@code problems} say what that version asks and the case does not have; {@code recorded} is empty before the first calculation.
 */
public record AsOf(
        String ownVersionId,
        String ruleVersionId,
        String ruleVersionTitle,
        Optional<AmountResult> result,
        List<Problem> problems,
        Money paidBefore,
        Optional<Money> recorded) {

    public boolean ownVersion() {
        return ruleVersionId.equals(ownVersionId);
    }

    /** More or less than on record, in fen; empty when either is missing. */
    public Optional<Money> difference() {
        return result.flatMap(found -> recorded.map(amount -> found.amount().minus(amount)));
    }
}
