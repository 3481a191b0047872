package dev.kechuang.statistics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.spy;

import dev.kechuang.nomination.CaseFacts;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.RecordedCase;
import dev.kechuang.policy.AmountRule;
import dev.kechuang.policy.BudgetFit;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.statistics.CaseLine;
import dev.kechuang.statistics.Comparison;
import dev.kechuang.statistics.Effect;
import dev.kechuang.statistics.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Winners and losers by hand, and thousands of made-up cases against an oracle of a few lines that shares no code. */
class SandboxArithmeticTest {

    private static final PolicyPack SHIPPED = DefaultPack.read();
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private int made;

    /**
     * By hand. Under the old version: C02 pays 10,000, C01 150,000, C07 20,000. The draft: C02 30,000, C01 100,000, no C07;
     * annual cap 120,000 instead of 2,000,000; both side by side with 400,000 of budget, nothing scaled.
     * Unit 1: C02 10,000 → 30,000 (+20,000); then C01 150,000 → 100,000, of which the cap leaves 90,000 (−60,000).
     * Unit 2: C02 10,000 → 30,000 (+20,000); C07 20,000 → nothing (−20,000).
     * Unit 3: C01 without a certificate number under the draft: 150,000 → unknown, left out.
     * Before: 10+150+10+20 = 190 thousand on both sides; after: 30+90+30+0 = 150 thousand; change −40 thousand.
     */
    @Test
    void winnersAndLosersWorkedByHand() {
        PolicyPack draft = pack(120_000, fixed("C02", 30_000), fixed("C01", 100_000));
        var cases = List.of(
                recorded("C02", 1, "a", 10_000),
                recorded("C01", 1, "b", 150_000),
                recorded("C02", 2, "c", 10_000),
                recorded("C07", 2, "d", 20_000),
                withoutFacts(recorded("C01", 3, "e", 150_000)));

        Comparison found = compare(draft, cases, 400_000L);

        assertThat(found.cases())
                .extracting(CaseLine::effect)
                .containsExactly(Effect.MORE, Effect.LESS, Effect.MORE, Effect.GONE, Effect.MISSING);
        assertThat(found.cases())
                .extracting(line -> line.change().fen() / 100)
                .containsExactly(20_000L, -60_000L, 20_000L, -20_000L, 0L);
        assertThat(found.cases().get(1).after().standing()).isEqualTo(Standing.CAPPED);
        assertThat(found.cases().get(1).after().calculated()).isEqualTo(Money.ofYuan(100_000));
        assertThat(found.cases().get(4).after()).isNull();
        assertThat(found.cases().get(4).problems())
                .extracting(problem -> problem.key())
                .containsExactly("policy.missingFact");
        assertThat(found.total().before()).isEqualTo(Money.ofYuan(190_000));
        assertThat(found.total().after()).isEqualTo(Money.ofYuan(150_000));
        assertThat(found.total().change()).isEqualTo(Money.ZERO.minus(Money.ofYuan(40_000)));
        assertThat(found.total().missingBefore()).isEqualTo(Money.ofYuan(150_000));
        assertThat(found.before().pay()).isEqualTo(Money.ofYuan(340_000));
        assertThat(found.after().verdict()).contains(BudgetFit.Verdict.PAY_ALL);
        assertThat(found.units())
                .extracting(unit -> unit.sum().change().fen() / 100)
                .containsExactly(-40_000L, 0L, 0L);
        assertThat(found.categories())
                .filteredOn(line -> !line.known())
                .extracting(Comparison.CategoryLine::code)
                .containsExactly("C07");
    }

    /**
     * By hand: 100,000 of budget, 40,000 fixed (C02) and 80,000 under total control (B01): (100 − 40) / 80 = 0.75 pays 60,000.
     * With 80,000 fixed (100 − 80) / 80 = 0.25 pays 20,000; with less budget than that nothing is scaled.
     */
    @Test
    void aDearerFixedCategoryScalesTheOthersDownByHand() {
        PolicyPack draft = pack(2_000_000, fixed("C02", 80_000), fixed("B01", 80_000));
        PolicyPack cheap = pack(2_000_000, fixed("C02", 40_000), fixed("B01", 80_000));
        var cases = List.of(recorded("C02", 1, "a", 40_000), recorded("B01", 2, "2025", 80_000));

        Comparison same = compare(cheap, cases, 100_000L);
        assertThat(same.before().factor()).isEqualByComparingTo("0.75");
        assertThat(same.total().change()).isEqualTo(Money.ZERO);
        Comparison dearer = compare(draft, cases, 100_000L);
        assertThat(dearer.after().factor()).isEqualByComparingTo("0.25");
        assertThat(dearer.cases().get(1).before().pay()).isEqualTo(Money.ofYuan(60_000));
        assertThat(dearer.cases().get(1).after().pay()).isEqualTo(Money.ofYuan(20_000));
        assertThat(dearer.cases().get(1).after().standing()).isEqualTo(Standing.SCALED);
        Comparison broke = compare(draft, cases, 79_999L);
        assertThat(broke.after().verdict()).contains(BudgetFit.Verdict.FIXED_EXCEEDS_BUDGET);
        assertThat(broke.cases().get(1).after().pay()).isEqualTo(Money.ofYuan(80_000));
        Comparison endless = compare(draft, cases, null);
        assertThat(endless.after().verdict()).isEmpty();
        assertThat(endless.after().pay()).isEqualTo(Money.ofYuan(160_000));
    }

    /** District level 30,000 paid earlier in the year, then city level 100,000: 30,000 + 70,000, before and after alike. */
    @Test
    void stepsOfOneLineInOneYearPayTheDifferenceOnBothSides() {
        PolicyPack dearer = pack(2_000_000, upgrade(Map.of("DISTRICT", 50_000L, "CITY", 120_000L)));
        var first = level("DISTRICT", 30_000, List.of());
        var second = level("CITY", 70_000, List.of(first.id()));

        // The later step is read first: its facts wait for the earlier one.
        Comparison same = compare(SHIPPED, List.of(second, first), null);
        assertThat(same.total().before()).isEqualTo(Money.ofYuan(100_000));
        assertThat(same.total().change()).isEqualTo(Money.ZERO);
        Comparison after = compare(dearer, List.of(second, first), null);
        assertThat(after.total().after()).isEqualTo(Money.ofYuan(120_000));
        assertThat(after.cases())
                .extracting(line -> line.after().pay())
                .containsExactly(Money.ofYuan(50_000), Money.ofYuan(70_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatTheSandboxFindsIsWhatTheOracleFinds(long seed) {
        var random = new Random(seed);
        Map<String, Long> prices = Map.of("C02", 10L, "C01", 15L, "B01", 40L, "E01", 21L, "D03", 7L);
        long annual = 30 + random.nextInt(60);
        PolicyPack draft = pack(
                annual * 1000,
                prices.entrySet().stream()
                        .map(price -> fixed(price.getKey(), price.getValue() * 1000))
                        .toArray(Category[]::new));
        List<String> codes = prices.keySet().stream().sorted().toList();
        List<RecordedCase> cases = new ArrayList<>();
        List<Oracle> before = new ArrayList<>();
        List<Oracle> after = new ArrayList<>();
        for (int no = 0; no < 250; no++) {
            String code = codes.get(random.nextInt(codes.size()));
            int unit = random.nextInt(40);
            String key = "k" + random.nextInt(60);
            long yuan = 1000L * (1 + random.nextInt(60));
            cases.add(recorded(code, unit, key, yuan));
            before.add(Oracle.of(code, unit, key, yuan));
            after.add(Oracle.of(code, unit, key, prices.get(code) * 1000));
        }
        long budget = 1000L * (1500 + random.nextInt(3000));
        Collections.shuffle(cases, random);

        Comparison found = compare(draft, cases, budget);

        long[] paidBefore = Oracle.pay(before, SHIPPED.annualCap().fen() / 100, budget);
        long[] paidAfter = Oracle.pay(after, annual * 1000, budget);
        assertThat(found.cases()).extracting(line -> line.before().pay().fen()).containsExactly(boxed(paidBefore));
        assertThat(found.cases()).extracting(line -> line.after().pay().fen()).containsExactly(boxed(paidAfter));
        assertThat(found.total().after().fen())
                .isEqualTo(Arrays.stream(paidAfter).sum());
        assertThat(found.categories().stream()
                        .mapToLong(line -> line.sum().change().fen())
                        .sum())
                .isEqualTo(found.total().change().fen());
        assertThat(found.units().stream()
                        .mapToLong(line -> line.sum().change().fen())
                        .sum())
                .isEqualTo(found.total().change().fen());
    }

    /** A handful of lines in plain yuan that know the rules and nothing of the product's classes. */
    private record Oracle(
            String code, String group, int unit, String key, boolean district, boolean scaled, long yuan) {

        static Oracle of(String code, int unit, String key, long yuan) {
            Category category = SHIPPED.category(code);
            return new Oracle(
                    code,
                    category.stackGroup(),
                    unit,
                    key,
                    !code.equals("B01"),
                    Set.of("B01", "E01", "D03").contains(code),
                    yuan);
        }

        boolean yieldsTo(Oracle other, boolean otherEarlier) {
            boolean rivals = group.equals(other.group)
                    && key.equals(other.key)
                    && (unit == other.unit || district && other.district);
            return rivals && (other.yuan > yuan || other.yuan == yuan && otherEarlier);
        }

        /** In fen, in order of submission. */
        static long[] pay(List<Oracle> all, long annual, long budget) {
            long[] due = new long[all.size()];
            Map<Integer, Long> left = new HashMap<>();
            Map<Integer, Long> leftOfE01 = new HashMap<>();
            long fixed = 0;
            long controlled = 0;
            for (int one = 0; one < all.size(); one++) {
                Oracle it = all.get(one);
                boolean dropped = false;
                for (int other = 0; other < all.size(); other++) {
                    dropped |= other != one && it.yieldsTo(all.get(other), other < one);
                }
                if (dropped) continue;
                long rest = left.getOrDefault(it.unit, annual);
                long most = it.code.equals("E01") ? leftOfE01.getOrDefault(it.unit, 300_000L) : Long.MAX_VALUE;
                due[one] = Math.min(it.yuan, Math.min(rest, most));
                left.put(it.unit, rest - due[one]);
                if (it.code.equals("E01")) leftOfE01.put(it.unit, most - due[one]);
                if (it.scaled) controlled += due[one];
                else fixed += due[one];
            }
            boolean scale = fixed <= budget && fixed + controlled > budget;
            long factor = scale ? (budget - fixed) * 10_000 / controlled : 10_000;
            for (int one = 0; one < due.length; one++) {
                due[one] = (all.get(one).scaled ? due[one] * factor / 10_000 : due[one]) * 100;
            }
            return due;
        }
    }

    private static Comparison compare(PolicyPack draft, List<RecordedCase> cases, Long budget) {
        var replay = new Replay(draft, id -> SHIPPED);
        replay.take(cases.subList(0, cases.size() / 2));
        replay.take(cases.subList(cases.size() / 2, cases.size()));
        return Comparing.of(replay, budget == null ? null : Money.ofYuan(budget), 0, START);
    }

    private static PolicyPack pack(long annualCap, Category... categories) {
        PolicyPack draft = spy(SHIPPED);
        doReturn(List.of(categories)).when(draft).categories();
        doReturn(Money.ofYuan(annualCap)).when(draft).annualCap();
        return draft;
    }

    private static Category fixed(String code, long yuan) {
        Category category = spy(SHIPPED.category(code));
        doReturn(new AmountRule.Fixed(Money.ofYuan(yuan))).when(category).rule();
        return category;
    }

    private static Category upgrade(Map<String, Long> yuan) {
        Category category = spy(SHIPPED.category("C04"));
        Map<String, Money> table = new HashMap<>();
        yuan.forEach((level, amount) -> table.put(level, Money.ofYuan(amount)));
        doReturn(new AmountRule.UpgradeDiff("level", table)).when(category).rule();
        return category;
    }

    private RecordedCase recorded(String code, int unit, String key, long yuan) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(SHIPPED.category(code).matterKey(), key);
        return recorded(code, unit, key, yuan, facts, List.of());
    }

    private RecordedCase level(String level, long yuan, List<UUID> steppedOn) {
        return recorded("C04", 1, "平台", yuan, Map.of("platformLineId", "平台", "level", level), steppedOn);
    }

    private RecordedCase recorded(
            String code, int unit, String key, long yuan, Map<String, Object> facts, List<UUID> steppedOn) {
        made++;
        var known = new CaseFacts(facts, List.of());
        return new RecordedCase(
                new UUID(7, made),
                CaseNo.of(2026, code, made),
                new UUID(1, unit),
                "单位" + unit,
                code,
                CaseStatus.CALCULATED,
                START.plusSeconds(made),
                "own",
                Set.of(key),
                known,
                known,
                Money.ofYuan(yuan),
                code + "-1",
                Money.ZERO,
                steppedOn);
    }

    private static RecordedCase withoutFacts(RecordedCase it) {
        return new RecordedCase(
                it.id(),
                it.caseNo(),
                it.unitId(),
                it.unitName(),
                it.categoryCode(),
                it.status(),
                it.submittedAt(),
                it.ruleVersionId(),
                it.matterKeys(),
                it.own(),
                new CaseFacts(Map.of(), List.of()),
                it.amount(),
                it.clause(),
                it.paidBefore(),
                it.steppedOn());
    }

    private static Long[] boxed(long[] fen) {
        return Arrays.stream(fen).boxed().toArray(Long[]::new);
    }
}
