package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kechuang.policy.YearSettlement.Claim;
import dev.kechuang.policy.YearSettlement.Line;
import dev.kechuang.policy.YearSettlement.Outcome;
import dev.kechuang.policy.YearSettlement.Status;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A whole year at once, for any claims: one reward a matter, no cap passed, no budget overspent, and no yuan held back that fits. */
class YearSettlementTest {

    private static final int ROUNDS = Rounds.of(1500);
    private static final Money CAP = Money.ofYuan(2_000_000);
    private static final BigDecimal STEP = new BigDecimal("0.0001");
    private static final List<String> CODES = List.of("D03", "E01", "B01", "C04", "E02", "B04", "B05", "A02", "F02");

    private final Random random = new Random(20260302);

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        int many = random.nextInt(14);
        for (int seq = 1; seq <= many; seq++) {
            Category category = DefaultPack.read().category(CODES.get(random.nextInt(CODES.size())));
            Money amount = Money.ofYuan(random.nextInt(4) == 0 ? 100_000 : random.nextLong(1_200_000));
            claims.add(new Claim(
                    "N" + seq,
                    random.nextInt(6),
                    "U" + random.nextInt(3),
                    category,
                    category.stackGroup(),
                    "M" + random.nextInt(4),
                    amount));
        }
        return claims;
    }

    private static Map<String, Line> byId(Outcome outcome) {
        return outcome.lines().stream()
                .collect(Collectors.toMap(line -> line.claim().id(), Function.identity()));
    }

    @Test
    void orderOfTheClaimsIsOfNoAccount() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Claim> claims = claims();
            Money available = Money.ofYuan(random.nextLong(4_000_000));
            Outcome outcome = YearSettlement.of(CAP, available, claims);
            Collections.shuffle(claims, random);
            Outcome again = YearSettlement.of(CAP, available, claims);
            assertThat(byId(again)).isEqualTo(byId(outcome));
            assertThat(again.lines().stream().map(Line::claim).toList()).isEqualTo(claims);
        }
    }

    @Test
    void budgetIsNeverOverspentAndNoGreaterFactorWouldFit() {
        int scaled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Money available = Money.ofYuan(random.nextLong(4_000_000));
            Outcome outcome = YearSettlement.of(CAP, available, claims());
            assertThat(outcome.total()).isLessThanOrEqualTo(available);
            Money sum = outcome.lines().stream().map(Line::pay).reduce(Money.ZERO, Money::plus);
            assertThat(sum).isEqualTo(outcome.total());
            if (outcome.verdict() != BudgetFit.Verdict.SCALED) continue;
            scaled++;
            assertThat(outcome.factor())
                    .isBetween(BigDecimal.ZERO, BigDecimal.ONE)
                    .matches(it -> it.scale() == 4);
            BigDecimal more = outcome.factor().add(STEP);
            BigDecimal wanted = outcome.lines().stream()
                    .map(line -> line.claim().category().totalControl()
                            ? line.capped().yuan().multiply(more)
                            : line.capped().yuan())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(wanted).isGreaterThan(available.yuan());
        }
        assertThat(scaled).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void eachApplicantStaysBelowTheAnnualCapAndOfCooperationBelowItsOwn() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Money> year = new HashMap<>();
            Map<String, Money> cooperation = new HashMap<>();
            for (Line line :
                    YearSettlement.of(CAP, Money.ofYuan(100_000_000), claims()).lines()) {
                assertThat(line.pay())
                        .isEqualTo(line.capped())
                        .isLessThanOrEqualTo(line.claim().amount());
                year.merge(line.claim().applicant(), line.pay(), Money::plus);
                if (line.claim().category().code().equals("E01"))
                    cooperation.merge(line.claim().applicant(), line.pay(), Money::plus);
            }
            assertThat(year.values()).allMatch(total -> total.compareTo(CAP) <= 0);
            assertThat(cooperation.values()).allMatch(total -> total.compareTo(Money.ofYuan(300_000)) <= 0);
        }
    }

    @Test
    void ofAMatterTheHighestStaysAndEveryDroppedClaimGaveWayToABetterOne() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Line> lines = byId(YearSettlement.of(CAP, Money.ofYuan(100_000_000), claims()));
            Set<List<String>> kept = new HashSet<>();
            for (Line line : lines.values()) {
                Claim claim = line.claim();
                if (line.status() != Status.DROPPED) {
                    assertThat(kept.add(List.of(claim.applicant(), claim.stackGroup(), claim.matterKey())))
                            .isTrue();
                    continue;
                }
                Claim better = lines.get(line.keptInstead().orElseThrow()).claim();
                assertThat(line.pay()).isEqualTo(Money.ZERO);
                assertThat(better.amount()).isGreaterThanOrEqualTo(claim.amount());
                assertThat(better.stackGroup() + better.matterKey()).isEqualTo(claim.stackGroup() + claim.matterKey());
                if (better.amount().equals(claim.amount()))
                    assertThat(better.seq()).isLessThanOrEqualTo(claim.seq());
                boolean district = better.category().matterScope() == MatterScope.DISTRICT
                        && claim.category().matterScope() == MatterScope.DISTRICT;
                assertThat(district || better.applicant().equals(claim.applicant()))
                        .isTrue();
            }
        }
    }

    @Test
    void statusSaysWhatWasDoneLast() {
        for (int round = 0; round < ROUNDS; round++) {
            for (Line line : YearSettlement.of(CAP, Money.ofYuan(random.nextLong(9_000_000)), claims())
                    .lines()) {
                switch (line.status()) {
                    case KEPT -> assertThat(line.pay()).isIn(line.claim().amount(), Money.ZERO);
                    case DROPPED -> assertThat(line.pay().isZero()).isTrue();
                    case TRUNCATED -> {
                        assertThat(line.pay()).isEqualTo(line.capped());
                        assertThat(line.capped()).isLessThan(line.claim().amount());
                    }
                    case SCALED -> assertThat(line.pay()).isLessThan(line.capped());
                    default -> throw new IllegalStateException();
                }
            }
        }
    }

    @Test
    void claimStandsOnce() {
        Category category = DefaultPack.read().category("C02");
        Claim one = new Claim("N1", 1, "U1", category, "SG", "M1", CAP);
        Claim same = new Claim("N1", 2, "U1", category, "SG", "M2", CAP);
        assertThatIllegalArgumentException().isThrownBy(() -> YearSettlement.of(CAP, CAP, List.of(one, same)));
    }

    @Test
    void districtMatterOfOneAndApplicantMatterOfAnotherDoNotMeet() {
        Category district = DefaultPack.read().category("B04");
        Category own = DefaultPack.read().category("B05");
        List<Claim> claims = List.of(
                new Claim("N1", 1, "U1", district, "SG", "M", Money.ofYuan(10)),
                new Claim("N2", 2, "U2", own, "SG", "M", Money.ofYuan(5)),
                new Claim("N3", 3, "U1", own, "SG", "M", Money.ofYuan(4)),
                new Claim("N4", 4, "U3", district, "SG", "M", Money.ofYuan(9)));
        assertThat(YearSettlement.of(CAP, CAP, claims).lines().stream().map(Line::status))
                .containsExactly(Status.KEPT, Status.KEPT, Status.DROPPED, Status.DROPPED);
    }
}
