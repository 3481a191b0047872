package dev.kechuang.policy.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.ReviewRules;
import dev.kechuang.policy.ReviewRules.Criterion;
import dev.kechuang.policy.ReviewRules.GradeLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A score sheet adds up to 100 and every reviewed category has exactly one; numbers of experts and members fit together. */
final class ReviewGuards {

    private static final String FILE = ReviewReader.FILE;

    private ReviewGuards() {}

    static void check(PolicyPack pack, PackSource source) {
        ReviewRules review = pack.review();
        sheets(pack, review, source);
        for (Category category : pack.categories()) {
            if (category.path().needsReview() && review.sheetOf(category.code()).isEmpty()) {
                source.guard(
                        "policy.guard.noScoreSheet",
                        List.of(category.code()),
                        PackReader.fileOf(category.code()),
                        "execMode");
            }
        }
        var draw = review.draw();
        if (draw.experts() < draw.least() || draw.experts() > draw.most() || draw.experts() % 2 == 0) {
            source.guard("policy.guard.experts", List.of(draw.experts()), FILE, "draw", "experts");
        }
        var committee = review.committee();
        if (committee.least() > committee.most() || committee.least() == 0) {
            source.guard(
                    "policy.guard.members", List.of(committee.least(), committee.most()), FILE, "committee", "least");
        }
        for (int row = 1; row < review.aggregation().gradeLines().size(); row++) {
            GradeLine line = review.aggregation().gradeLines().get(row);
            if (line.from()
                            .compareTo(review.aggregation()
                                    .gradeLines()
                                    .get(row - 1)
                                    .from())
                    >= 0) {
                source.guard("policy.guard.gradesFall", List.of(line.from()), FILE, "aggregation", "gradeLines", row);
            }
        }
    }

    private static void sheets(PolicyPack pack, ReviewRules review, PackSource source) {
        Set<String> codes = new HashSet<>();
        pack.categories().forEach(category -> codes.add(category.code()));
        Set<String> covered = new HashSet<>();
        for (int sheet = 0; sheet < review.sheets().size(); sheet++) {
            int points = review.sheets().get(sheet).criteria().stream()
                    .mapToInt(Criterion::weight)
                    .sum();
            if (points != 100) {
                source.guard("policy.guard.weights", List.of(points), FILE, "sheets", sheet, "criteria");
            }
            List<String> categories = review.sheets().get(sheet).categories();
            for (int row = 0; row < categories.size(); row++) {
                String code = categories.get(row);
                if (!codes.contains(code)) {
                    source.guard(
                            "policy.guard.unknownCategory", List.of(code), FILE, "sheets", sheet, "categories", row);
                } else if (!covered.add(code)) {
                    source.guard("policy.guard.twoSheets", List.of(code), FILE, "sheets", sheet, "categories", row);
                }
            }
        }
    }
}
