package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountRule;
import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.Match;
import dev.kechuang.policy.AmountRule.MatchByLevelRank;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.Percent;
import dev.kechuang.policy.AmountRule.PercentByKey;
import dev.kechuang.policy.AmountRule.PercentCap;
import dev.kechuang.policy.AmountRule.RdBase;
import dev.kechuang.policy.AmountRule.RdFormula;
import dev.kechuang.policy.AmountRule.ScoreGrade;
import dev.kechuang.policy.AmountRule.Tier;
import dev.kechuang.policy.AmountRule.TieredPercent;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rates that are parts of a whole, caps that leave something to give, and amounts that may not depend on certain facts. */
final class AmountGuards {

    private static final String PACK = "pack.yaml";

    private final PackSource source;
    private final String file;
    private final Optional<DecisionTable> table;

    private AmountGuards(PackSource source, String file, Optional<DecisionTable> table) {
        this.source = source;
        this.file = file;
        this.table = table;
    }

    static void check(PolicyPack pack, PackSource source) {
        new AmountGuards(source, PACK, Optional.empty()).limits(pack);
        for (Category category : pack.categories()) {
            AmountGuards guards = new AmountGuards(
                    source, PackReader.fileOf(category.code()), AmountParams.of(category.code(), pack.tables()));
            guards.rule(category.rule());
            category.applicantCap().ifPresent(cap -> guards.applicantCap(cap, category.rule()));
            BasisGuard.check(pack, category, source);
        }
    }

    private void limits(PolicyPack pack) {
        if (pack.amounts().fiscalScaleFactor().signum() <= 0) {
            source.guard(
                    "policy.guard.notPositive", List.of("fiscalScaleFactor"), PACK, "amounts", "fiscalScaleFactor");
        }
        if (!pack.annualCap().isPositive()) {
            source.guard("policy.guard.notPositive", List.of("annualCap"), PACK, "amounts", "annualCap");
        }
        part(pack.verification().differenceRatio(), "differenceRatio", "verification", "differenceRatio");
    }

    private void rule(AmountRule rule) {
        if (rule instanceof FixedByKey it) {
            it.designFactor().ifPresent(factor -> part(factor, "designFactor", "amount", "designFactor"));
        } else if (rule instanceof PercentCap it) {
            part(it.rate(), "rate", "amount", "rate");
            if (isPart(it.rate())) capReaches(it.cap(), it.min().yuan().multiply(it.rate()), "amount", "cap");
        } else if (rule instanceof PercentByKey it) {
            percents(it);
        } else if (rule instanceof TieredPercent it) {
            tiers(it.tiers(), "amount", "tiers");
            if (!it.cap().isPositive()) at("policy.guard.notPositive", List.of("cap"), "amount", "cap");
        } else if (rule instanceof PerUnitCap it) {
            perUnit(it);
        } else if (rule instanceof BasePlusUnit it) {
            capReaches(it.cap(), it.base().yuan(), "amount", "cap");
        } else if (rule instanceof MatchByLevelRank it) {
            match(it);
        } else if (rule instanceof ScoreGrade it) {
            grades(it);
        } else if (rule instanceof RdFormula it) {
            rd(it);
        }
    }

    private void percents(PercentByKey it) {
        int row = 0;
        for (Percent percent : it.table().values()) {
            partInRow(percent.rate(), "rate", row);
            positiveInRow(percent.cap(), "cap", row);
            row++;
        }
    }

    private void grades(ScoreGrade it) {
        for (int row = 1; row < it.grades().size(); row++) {
            Money amount = it.grades().get(row).amount();
            if (amount.compareTo(it.grades().get(row - 1).amount()) > 0) {
                atRow("policy.guard.gradePaysMore", row, amount.yuan());
            }
        }
    }

    private void perUnit(PerUnitCap it) {
        BigDecimal most = it.unit().values().stream().map(Money::yuan).reduce(BigDecimal.ZERO, BigDecimal::max);
        capReaches(it.cap(), most, "amount", "cap");
        if (it.maxUnits() == 0) at("policy.guard.notPositive", List.of("maxUnits"), "amount", "maxUnits");
    }

    /** A ratio of 1:2 is a lawful match; a factor of rank is a part. */
    private void match(MatchByLevelRank it) {
        int ranks = it.rankFactor().size();
        int row = 0;
        for (Match match : it.table().values()) {
            if (match.ratio().signum() <= 0) atRow("policy.guard.notPositive", row, "ratio");
            positiveInRow(match.cap(), "cap", row);
            row += ranks;
        }
        row = 0;
        for (BigDecimal factor : it.rankFactor().values()) partInRow(factor, "rankFactor", row++);
    }

    private void rd(RdFormula it) {
        part(it.minRatio(), "minRatio", "amount", "minRatio");
        base(it.small(), "small");
        base(it.large(), "large");
        part(it.increment().prevDropMax(), "prevDropMax", "amount", "large", "prevDropMax");
        tiers(it.increment().tiers(), "amount", "large", "tiers");
        if (!it.increment().cap().isPositive()) {
            at("policy.guard.notPositive", List.of("incrCap"), "amount", "large", "incrCap");
        }
    }

    private void base(RdBase base, String part) {
        part(base.rate(), "rate", "amount", part, "rate");
        if (isPart(base.rate())) {
            capReaches(base.cap(), base.min().yuan().multiply(base.rate()), "amount", part, "cap");
        }
    }

    private void tiers(List<Tier> tiers, Object... path) {
        for (int band = 0; band < tiers.size(); band++) {
            Object[] place = Arrays.copyOf(path, path.length + 2);
            place[path.length] = band;
            place[path.length + 1] = "rate";
            part(tiers.get(band).rate(), "rate", place);
        }
    }

    private void applicantCap(Money cap, AmountRule rule) {
        BigDecimal most = rule instanceof PercentByKey it
                ? it.table().values().stream().map(row -> row.cap().yuan()).reduce(BigDecimal.ZERO, BigDecimal::max)
                : BigDecimal.ONE;
        if (cap.yuan().compareTo(most) < 0) {
            at("policy.guard.capTooLow", List.of(cap.yuan(), most.toPlainString()), "amount", "applicantCap");
        }
    }

    /** With a lower cap even the smallest case is cut, and the rate beside it would be for show. */
    private void capReaches(Money cap, BigDecimal least, Object... path) {
        if (cap.yuan().compareTo(least) < 0 || !cap.isPositive()) {
            at(
                    "policy.guard.capTooLow",
                    List.of(cap.yuan(), least.stripTrailingZeros().toPlainString()),
                    path);
        }
    }

    private void part(BigDecimal rate, String name, Object... path) {
        if (!isPart(rate)) at("policy.guard.notAPart", List.of(name, rate.toPlainString()), path);
    }

    private void partInRow(BigDecimal rate, String name, int row) {
        if (!isPart(rate)) atRow("policy.guard.notAPart", row, name, rate.toPlainString());
    }

    private void positiveInRow(Money amount, String name, int row) {
        if (!amount.isPositive()) atRow("policy.guard.notPositive", row, name);
    }

    private static boolean isPart(BigDecimal rate) {
        return rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) <= 0;
    }

    /** Rows of the params table count from 0 here. */
    private void atRow(String key, int row, Object... args) {
        table.filter(params -> row < params.rows().size())
                .ifPresent(params -> source.findings()
                        .guard(params.file(), params.lineOf(params.rows().get(row)), key, args));
    }

    private void at(String key, List<Object> args, Object... path) {
        source.guard(key, args, file, path);
    }
}
