package dev.kechuang.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expert sheets of one item put together (domain 3.7): trimmed mean of the totals, two decimals half up, and what must be explained. */
public final class PanelScore {

    /** {@code ONE_EACH}: one highest and one lowest total are left out. */
    public enum Trim {
        NONE,
        ONE_EACH
    }

    /** Fewest valid sheets; trimming from so many sheets on; a total further from the median than {@code outlier} needs a reason. */
    public record Rule(int minSheets, Trim trim, int trimFrom, BigDecimal outlier) {}

    /** Points given for one criterion out of its weight, in steps of half a point. */
    public record Criterion(String code, BigDecimal weight, BigDecimal points) {

        public boolean valid() {
            boolean inRange = points.signum() >= 0 && points.compareTo(weight) <= 0;
            return inRange && points.add(points).stripTrailingZeros().scale() <= 0;
        }
    }

    /** No score = too few sheets (INSUFFICIENT); {@code outliers} are positions of totals that need a written reason. */
    public record Outcome(Optional<BigDecimal> score, List<Integer> outliers) {}

    private static final BigDecimal TWO = new BigDecimal("2");

    private PanelScore() {}

    public static BigDecimal total(List<Criterion> sheet) {
        return sheet.stream().map(Criterion::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static Outcome of(List<BigDecimal> totals, Rule rule) {
        if (totals.isEmpty() || totals.size() < rule.minSheets()) return new Outcome(Optional.empty(), List.of());
        List<BigDecimal> sorted = totals.stream().sorted().toList();
        boolean trimmed = rule.trim() == Trim.ONE_EACH && sorted.size() >= rule.trimFrom();
        List<BigDecimal> counted = trimmed ? sorted.subList(1, sorted.size() - 1) : sorted;
        BigDecimal sum = counted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(counted.size()), 2, RoundingMode.HALF_UP);
        return new Outcome(Optional.of(mean), outliers(totals, median(sorted), rule.outlier()));
    }

    /** Whether a criterion fails: at least half of the experts gave less than {@code share} of its weight (WEAK_CRITERION). */
    public static boolean weak(List<Criterion> ofAllExperts, BigDecimal share) {
        long low = ofAllExperts.stream()
                .filter(one -> one.points().compareTo(one.weight().multiply(share)) < 0)
                .count();
        return !ofAllExperts.isEmpty() && low * 2 >= ofAllExperts.size();
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) return sorted.get(middle);
        return sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
    }

    private static List<Integer> outliers(List<BigDecimal> totals, BigDecimal median, BigDecimal limit) {
        List<Integer> found = new ArrayList<>();
        for (int position = 0; position < totals.size(); position++) {
            if (totals.get(position).subtract(median).abs().compareTo(limit) > 0) found.add(position);
        }
        return found;
    }
}
