package dev.kechuang.policy;

import dev.kechuang.policy.table.DecisionTable.Row;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a version of the measure says to an objection (table objection-admissibility): admitted, to be mended, or refused, and why. */
public record ObjectionVerdict(Result result, Reason reason) {

    public static final String TABLE = "objection-admissibility";

    /** CORRECT means: may still be signed within two working days. */
    public enum Result {
        ADMIT,
        CORRECT,
        REJECT
    }

    /** Why an objection is not admitted; the names are the reason codes of DOC-08. */
    public enum Reason {
        NONE,
        IMPERSONATION,
        LATE,
        ANONYMOUS,
        UNSIGNED,
        NO_CONTACT,
        NO_EVIDENCE,
        OUT_OF_SCOPE
    }

    private static final Map<String, Result> RESULTS = byName(Result.values());
    private static final Map<String, Reason> REASONS = byName(Reason.values());

    /** A published table decides every objection: that is checked before. */
    public static ObjectionVerdict of(PolicyPack pack, ObjectionFacts facts) {
        return pack.table(TABLE)
                .decide(facts.byName())
                .flatMap(ObjectionVerdict::of)
                .orElseThrow(() -> new IllegalStateException(pack.ruleVersionId() + " leaves open " + facts));
    }

    /** Empty if the row says something unknown, or refuses without a reason. */
    public static Optional<ObjectionVerdict> of(Row row) {
        Result result = RESULTS.get(String.valueOf(row.outputs().get("result")));
        Reason reason = REASONS.get(String.valueOf(row.outputs().get("reasonCode")));
        if (result == null || reason == null || (result == Result.ADMIT) != (reason == Reason.NONE)) {
            return Optional.empty();
        }
        return Optional.of(new ObjectionVerdict(result, reason));
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Stream.of(values).collect(Collectors.toMap(Enum::name, Function.identity()));
    }
}
