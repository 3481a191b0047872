package dev.kechuang.nomination.model;

import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Uscc;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The checks a submission must pass (S03, domain 4.11), each by its name in the specification. */
public final class Prechecks {

    /** One rule: its name in domain 4.11, whether it also holds for a correction, and what it finds wrong. */
    public record Rule(String name, boolean forCorrections, Function<Submission, Stream<Problem>> finds) {}

    /** The list a lawyer can read, in the order in which problems are shown. */
    public static final List<Rule> RULES = List.of(
            new Rule("LATE", false, it -> unless(it.windowOpen(), "", "nomination.check.windowClosed")),
            new Rule("CATEGORY", false, it -> unless(it.category().mayOpen(), "", "nomination.check.categoryClosed")),
            new Rule(
                    "APPLICANT_TYPE",
                    true,
                    it -> unless(
                            it.category().applicantTypes().contains(it.unit().applicantType()),
                            "",
                            "nomination.check.applicantType")),
            new Rule(
                    "V-USCC",
                    true,
                    it -> Uscc.problem(it.unit().uscc()).stream().map(key -> Problem.of("uscc", key))),
            new Rule("V-BAN", true, Prechecks::banned),
            new Rule("V-DATE", true, Prechecks::dates),
            new Rule("MATTER", true, it -> unless(!it.matterKeys().isEmpty(), "", "nomination.check.noMatter")),
            new Rule(
                    "V-DUP",
                    true,
                    it -> it.takenKeys().stream()
                            .sorted()
                            .map(key -> Problem.of("", "nomination.check.duplicate", key))),
            new Rule("EVIDENCE", true, Prechecks::evidence));

    private Prechecks() {}

    /** What is wrong; a correction is not held against the closed window. */
    public static List<Problem> problems(Submission submission, boolean correction) {
        List<Problem> found = new ArrayList<>();
        for (Rule rule : RULES) {
            if (!correction || rule.forCorrections())
                rule.finds().apply(submission).forEach(found::add);
        }
        return found;
    }

    private static Stream<Problem> unless(boolean fine, String field, String key) {
        return fine ? Stream.empty() : Stream.of(Problem.of(field, key));
    }

    private static Stream<Problem> banned(Submission it) {
        return it.bannedUntil().filter(until -> !until.isBefore(it.today())).stream()
                .map(until -> Problem.of("", "nomination.check.banned", until.toString()));
    }

    private static Stream<Problem> dates(Submission it) {
        Object typed = it.answers().get("achievementDate");
        if (typed == null || typed.toString().isBlank()) return Stream.empty();
        try {
            boolean inYear =
                    LocalDate.parse(typed.toString()).getYear() == it.one().programmeYear();
            return unless(inYear, "achievementDate", "nomination.check.dateOutsideYear");
        } catch (DateTimeParseException notADate) {
            return Stream.of(Problem.of("achievementDate", "nomination.check.dateOutsideYear"));
        }
    }

    private static Stream<Problem> evidence(Submission it) {
        return it.category().evidence().stream()
                .filter(EvidenceItem::required)
                .filter(item -> !it.filledSlots().contains(item.key()))
                .map(item -> Problem.of(item.key(), "nomination.check.evidenceMissing", item.label()));
    }
}
