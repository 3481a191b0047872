package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.AmountRule.UpgradeDiff;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold for any figures: more base never pays less, nothing passes its cap, no fen appears or is lost. */
class AmountPropertiesTest {

    private static final int ROUNDS = Rounds.of(3000);
    private static final AmountCalculator CALCULATOR = AmountCalculator.beforeReview();

    private final Random random = new Random(20250101);

    private static Money paid(String code, Map<String, Object> facts, Money before) {
        AmountResult result = CALCULATOR.calculate(DefaultPack.read().category(code), facts, before);
        assertThat(result.redo()).isEqualTo(result.amount());
        assertThat(result.amount().fen() % 100).isZero();
        assertThat(result.amount().isNegative()).isFalse();
        return result.amount();
    }

    /** Small and large figures alike, to the fen. */
    private Money anyMoney() {
        long bound = (long) Math.pow(10, 3 + random.nextInt(9));
        return Money.ofFen(random.nextLong(bound));
    }

    @ParameterizedTest
    @CsvSource({
        "D03,paidTechAmount,200000", "D04,techTradeAmount,1000000", "D05,patentProductSales,200000",
        "B04,area,100000", "B02,verifiedInvestment,500000", "E01,paidTechAmount,100000",
        "A02,upperFundsReceived,500000", "D01,upperPrize,500000"
    })
    void moreBaseNeverPaysLessAndNothingPassesTheCap(String code, String base, long cap) {
        for (int round = 0; round < ROUNDS; round++) {
            Money one = anyMoney();
            Money more = one.plus(anyMoney());
            Money less = paid(code, factsWith(base, one), Money.ZERO);
            Money greater = paid(code, factsWith(base, more), Money.ZERO);
            assertThat(greater).isGreaterThanOrEqualTo(less);
            assertThat(greater).isLessThanOrEqualTo(Money.ofYuan(cap));
        }
    }

    private static Map<String, Object> factsWith(String base, Money value) {
        Map<String, Object> facts = new LinkedHashMap<>(
                Map.of("scale", "SMALL", "contractType", "SERVICE", "level", "PROVINCIAL", "rank", "1"));
        facts.put(base, value.yuan());
        return facts;
    }

    @Test
    void moreRdNeverPaysLessAndRdStaysBelowItsCaps() {
        for (int round = 0; round < ROUNDS; round++) {
            Money rd = anyMoney();
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("aboveScale", random.nextBoolean());
            facts.put("revenue", anyMoney().yuan());
            facts.put("prevRd", anyMoney().yuan());
            facts.put("prevPrevRd", anyMoney().yuan());
            facts.put("firstTime", random.nextBoolean());
            facts.put("rd", rd.yuan());
            Money less = paid("B01", facts, Money.ZERO);
            facts.put("rd", rd.plus(anyMoney()).yuan());
            Money greater = paid("B01", facts, Money.ZERO);
            assertThat(greater).isGreaterThanOrEqualTo(less);
            assertThat(greater).isLessThanOrEqualTo(Money.ofYuan(3_530_000));
        }
    }

    @Test
    void promotionInAnyStepsPaysWhatTheHighestLevelIsWorth() {
        for (Category category : DefaultPack.read().categories()) {
            if (!(category.rule() instanceof UpgradeDiff rule)) continue;
            List<String> levels = List.copyOf(rule.table().keySet());
            for (int round = 0; round < 50; round++) {
                Money total = Money.ZERO;
                Money highest = Money.ZERO;
                for (int step = 0; step < 4; step++) {
                    String level = levels.get(random.nextInt(levels.size()));
                    total = total.plus(paid(category.code(), Map.of(rule.key(), level), total));
                    highest = highest.max(rule.table().get(level));
                }
                assertThat(total).as(category.code()).isEqualTo(highest);
            }
        }
    }

    @Test
    void teamSplitLosesNoFenAndIsFairToTheYuan() {
        for (int round = 0; round < ROUNDS; round++) {
            Money grant = anyMoney();
            Map<String, BigDecimal> percents = percents(1 + random.nextInt(9));
            BigDecimal ratio = new BigDecimal(random.nextInt(101)).movePointLeft(2);
            TeamShares shares = TeamShares.of(grant, ratio, percents);
            Money sum = shares.parts().values().stream().reduce(Money.ZERO, Money::plus);
            assertThat(sum).isEqualTo(shares.team());
            assertThat(shares.team().plus(shares.unit())).isEqualTo(grant);
            percents.forEach((name, percent) -> {
                BigDecimal exact = shares.team().yuan().multiply(percent).movePointLeft(2);
                assertThat(shares.parts().get(name).yuan().subtract(exact).abs())
                        .isLessThan(BigDecimal.ONE);
            });
        }
    }

    /** Two decimals each, together exactly 100. */
    private Map<String, BigDecimal> percents(int people) {
        Map<String, BigDecimal> percents = new LinkedHashMap<>();
        int left = 10_000;
        for (int person = 1; person < people; person++) {
            int part = random.nextInt(left + 1);
            percents.put("P" + person, BigDecimal.valueOf(part, 2));
            left -= part;
        }
        percents.put("P" + people, BigDecimal.valueOf(left, 2));
        return percents;
    }

    @Test
    void scaledBudgetIsNeverOverspentAndLeavesFixedAmountsAlone() {
        for (int round = 0; round < ROUNDS; round++) {
            List<BudgetFit.Entry> entries = new ArrayList<>();
            for (int entry = 0; entry < 6; entry++) {
                entries.add(new BudgetFit.Entry("N" + entry, anyMoney().floorToYuan(), random.nextBoolean()));
            }
            Money available = anyMoney().plus(anyMoney());
            BudgetFit.Outcome outcome = BudgetFit.of(available, entries);
            assertThat(outcome.total()).isLessThanOrEqualTo(available);
            for (BudgetFit.Entry entry : entries) {
                Money pay = outcome.pay().getOrDefault(entry.id(), Money.ZERO);
                assertThat(pay).isLessThanOrEqualTo(entry.amount());
                boolean paidAtAll = outcome.verdict() != BudgetFit.Verdict.FIXED_EXCEEDS_BUDGET;
                if (paidAtAll && !entry.totalControl()) assertThat(pay).isEqualTo(entry.amount());
            }
        }
    }

    @Test
    void stackingNeverPassesACapAndPaysAMatterOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Stacking.Item> items = new ArrayList<>();
            for (int seq = 1; seq <= 8; seq++) {
                items.add(new Stacking.Item(
                        "N" + seq, seq, "E01", "SG-" + random.nextInt(2), "M" + random.nextInt(3), anyMoney()));
            }
            Money annual = anyMoney();
            Money perCategory = anyMoney();
            Money granted = anyMoney();
            Stacking.Outcome outcome =
                    Stacking.settle(items, new Stacking.Caps(annual, Map.of("E01", perCategory), granted));
            assertThat(outcome.total())
                    .isLessThanOrEqualTo(annual.minus(granted).max(Money.ZERO));
            assertThat(outcome.total()).isLessThanOrEqualTo(perCategory);
            assertThat(outcome.kept().size() + outcome.dropped().size()).isEqualTo(items.size());
            assertThat(items.stream()
                            .filter(item -> outcome.kept().contains(item.id()))
                            .map(item -> item.stackGroup() + item.matterKey())
                            .distinct())
                    .hasSameSizeAs(outcome.kept());
        }
    }

    @Test
    void tieWithinAMatterGoesToTheEarlierSubmission() {
        Money same = Money.ofYuan(10);
        List<Stacking.Item> items = List.of(
                new Stacking.Item("late", 2, "C04", "SG", "M", same),
                new Stacking.Item("early", 1, "C04", "SG", "M", same));
        assertThat(Stacking.settle(items, Stacking.Caps.annual(same)).kept()).containsExactly("early");
    }
}
