package dev.kechuang.nomination.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.model.CaseRecord.Deadlines;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Uscc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of S03 and S05 as a table: the facts of a hand-in, and what is told to a first and to a corrected one. */
class PrechecksTest {

    private static final String USCC = Uscc.withCheckDigits("91519901MA000001").text();
    private static final String WRONG = USCC.substring(0, 17) + (USCC.endsWith("0") ? "1" : "0");
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 14);

    /**
     * Columns: situation, category, kind of unit, credit code, window open, banned until, achieved on, matter keys, keys taken,
     * proofs, told when first submitted, told when corrected. A dash stands for nothing. Slots are the uploaded proofs (C04 wants ev1 and ev2), {@code taken} the matter keys another
     * case holds; problems are "field:key" without the module's prefix, joined by a blank.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            everything in order             | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 光电平台 | -        | ev1 ev2 | -                      | -
            first day of the year           | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 光电平台 | -        | ev1 ev2 | -                      | -
            last day of the year            | C04 | INSTITUTION | good | true  | -          | 2026-12-31 | 光电平台 | -        | ev1 ev2 | -                      | -
            window closed                   | C04 | ENTERPRISE  | good | false | -          | 2026-01-01 | 光电平台 | -        | ev1 ev2 | :windowClosed          | -
            honour without approval         | F03 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 光电平台 | -        | *       | :categoryClosed        | -
            kind of unit not asked for      | C04 | COOPERATIVE | good | true  | -          | 2026-01-01 | 光电平台 | -        | ev1 ev2 | :applicantType         | :applicantType
            wrong credit code               | C04 | ENTERPRISE  | bad  | true  | -          | 2026-01-01 | 光电平台 | -        | ev1 ev2 | uscc:*                 | uscc:*
            ban ended yesterday             | C04 | ENTERPRISE  | good | true  | 2026-04-13 | 2026-01-01 | 光电平台 | -        | ev1 ev2 | -                      | -
            last day of the ban             | C04 | ENTERPRISE  | good | true  | 2026-04-14 | 2026-01-01 | 光电平台 | -        | ev1 ev2 | :banned                | :banned
            ban still runs                  | C04 | ENTERPRISE  | good | true  | 2028-01-01 | 2026-01-01 | 光电平台 | -        | ev1 ev2 | :banned                | :banned
            achieved the year before        | C04 | ENTERPRISE  | good | true  | -          | 2025-12-31 | 光电平台 | -        | ev1 ev2 | achievementDate:dateOutsideYear | achievementDate:dateOutsideYear
            achieved the year after         | C04 | ENTERPRISE  | good | true  | -          | 2027-01-01 | 光电平台 | -        | ev1 ev2 | achievementDate:dateOutsideYear | achievementDate:dateOutsideYear
            no date at all                  | C04 | ENTERPRISE  | good | true  | -          | 去年       | 光电平台 | -        | ev1 ev2 | achievementDate:dateOutsideYear | achievementDate:dateOutsideYear
            category that asks for no date  | C04 | ENTERPRISE  | good | true  | -          | -          | 光电平台 | -        | ev1 ev2 | -                      | -
            names no matter                 | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | -        | -        | ev1 ev2 | :noMatter              | :noMatter
            matter of another case          | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 光电平台 | 光电平台 | ev1 ev2 | :duplicate             | :duplicate
            two matters of other cases      | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 甲 乙    | 甲 乙    | ev1 ev2 | :duplicate :duplicate  | :duplicate :duplicate
            one proof missing               | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 光电平台 | -        | ev1     | ev2:evidenceMissing    | ev2:evidenceMissing
            every proof missing             | C04 | ENTERPRISE  | good | true  | -          | 2026-01-01 | 光电平台 | -        | -       | ev1:evidenceMissing ev2:evidenceMissing | ev1:evidenceMissing ev2:evidenceMissing
            all at once, in reading order   | C04 | COOPERATIVE | bad  | false | 2028-01-01 | 2025-01-01 | -        | 乙       | ev2     | :windowClosed :applicantType uscc:* :banned achievementDate:dateOutsideYear :noMatter :duplicate ev1:evidenceMissing | :applicantType uscc:* :banned achievementDate:dateOutsideYear :noMatter :duplicate ev1:evidenceMissing
            """)
    void aHandInIsToldExactlyWhatIsWrongWithIt(ArgumentsAccessor row) {
        String code = row.getString(3).equals("good") ? USCC : WRONG;
        var handIn = handIn(
                row.getString(1),
                unit(code, row.getString(2)),
                row.getString(6),
                words(row.getString(7)),
                words(row.getString(8)),
                row.getBoolean(4),
                row.getString(9),
                row.get(5, LocalDate.class));
        assertThat(told(Prechecks.problems(handIn, false))).isEqualTo(words(row.getString(10)));
        assertThat(told(Prechecks.problems(handIn, true))).isEqualTo(words(row.getString(11)));
    }

    @Test
    void everyRuleHasANameOfItsOwnAndOnlyWindowAndCategoryDoNotBindACorrection() {
        assertThat(Prechecks.RULES).extracting(Prechecks.Rule::name).doesNotHaveDuplicates();
        assertThat(Prechecks.RULES)
                .filteredOn(rule -> !rule.forCorrections())
                .extracting(Prechecks.Rule::name)
                .containsExactly("LATE", "CATEGORY");
    }

    private static Submission handIn(
            String category,
            Unit unit,
            String achieved,
            List<String> keys,
            List<String> taken,
            boolean windowOpen,
            String slots,
            LocalDate bannedUntil) {
        var pack = DefaultPack.read();
        var kind = pack.category(category);
        var answers = new HashMap<String, Object>();
        if (achieved != null) answers.put("achievementDate", achieved);
        Set<String> filled = "*".equals(slots)
                ? kind.evidence().stream().map(item -> item.key()).collect(Collectors.toSet())
                : Set.copyOf(words(slots));
        return new Submission(
                record(category, unit),
                pack,
                kind,
                unit,
                answers,
                keys,
                Set.copyOf(taken),
                windowOpen,
                filled,
                Optional.ofNullable(bannedUntil),
                TODAY);
    }

    /** "field:key"; a credit code may be wrong in several ways, which IdentifiersTest tells apart. */
    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.field().equals("uscc")
                        ? "uscc:*"
                        : problem.field() + ":" + problem.key().replace("nomination.check.", ""))
                .toList();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    private static Unit unit(String uscc, String type) {
        return new Unit(
                UUID.randomUUID(),
                uscc,
                "示例科技有限公司",
                type,
                "示例区一号路",
                "519901001",
                "张三",
                "C3990",
                true,
                LocalDate.of(2015, 1, 1),
                "李四",
                "13800000000",
                null);
    }

    private static CaseRecord record(String category, Unit unit) {
        return new CaseRecord(
                UUID.randomUUID(),
                null,
                2026,
                category,
                "default-2025",
                EntryMode.APPLY,
                CasePath.B,
                "SG",
                unit.id(),
                unit.name(),
                unit.uscc(),
                "事项",
                CaseStatus.DRAFT,
                Instant.EPOCH,
                null,
                null,
                false,
                "{}",
                null,
                Instant.EPOCH,
                "operator",
                null,
                Deadlines.NONE,
                null,
                null,
                0);
    }
}
