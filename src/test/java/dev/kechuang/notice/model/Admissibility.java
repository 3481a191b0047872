package dev.kechuang.notice.model;

import java.util.List;
import java.util.function.Predicate;

/** Decision dmn_objection_admissibility (domain.md 3.8): the first rule that applies decides; none applies = admitted. */
public final class Admissibility {

    /** What the table asks about an objection. */
    public record Facts(
            boolean inTime,
            boolean realName,
            boolean signed,
            boolean contact,
            boolean evidenceOrClue,
            boolean inScope,
            boolean impersonated) {}

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

    /** What follows from the facts. */
    public record Verdict(Result result, Reason reason) {}

    /** One row of the table. */
    public record Rule(String name, Predicate<Facts> applies, Verdict verdict) {}

    public static final List<Rule> RULES = List.of(
            reject("filed in another's name", Facts::impersonated, Reason.IMPERSONATION),
            reject("received after the notice period", facts -> !facts.inTime(), Reason.LATE),
            reject("without a real name", facts -> !facts.realName(), Reason.ANONYMOUS),
            new Rule("not signed or sealed", facts -> !facts.signed(), new Verdict(Result.CORRECT, Reason.UNSIGNED)),
            reject("without a way to reach the objector", facts -> !facts.contact(), Reason.NO_CONTACT),
            reject("without evidence or clue", facts -> !facts.evidenceOrClue(), Reason.NO_EVIDENCE),
            reject("about something that is not objected to here", facts -> !facts.inScope(), Reason.OUT_OF_SCOPE));

    private Admissibility() {}

    public static Verdict judge(Facts facts) {
        return RULES.stream()
                .filter(rule -> rule.applies().test(facts))
                .findFirst()
                .map(Rule::verdict)
                .orElse(new Verdict(Result.ADMIT, Reason.NONE));
    }

    private static Rule reject(String name, Predicate<Facts> applies, Reason reason) {
        return new Rule(name, applies, new Verdict(Result.REJECT, reason));
    }
}
