package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one rule version says otherwise than another: every fact of both packs, and cases at the edges of every rule. */
public final class PackDiff {

    /** A fact that differs; {@code category} is null outside the categories, a text is empty where a pack does not have the fact. */
    public record Change(String area, String category, Label label, String before, String after) {}

    /** A case and what it is worth under both; empty = no such category, or its rule needs other facts. */
    public record Sample(
            String category, Map<String, Object> facts, Optional<AmountResult> before, Optional<AmountResult> after) {

        /** "level=CITY, rank=1" */
        public String told() {
            return facts.entrySet().stream()
                    .map(fact -> fact.getKey() + "=" + PackFacts.text(fact.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }

    private static final AmountCalculator CALCULATOR = AmountCalculator.beforeReview();

    private PackDiff() {}

    /** In the order of the packs; a category that only one pack has is one change. */
    public static List<Change> of(PolicyPack before, PolicyPack after) {
        PackFacts one = PackFacts.of(before);
        PackFacts other = PackFacts.of(after);
        List<Change> changes = new ArrayList<>(comesAndGoes(before, after));
        Set<String> shared = new HashSet<>(codes(before));
        shared.retainAll(codes(after));
        Set<PackFacts.Path> paths = new LinkedHashSet<>(one.texts().keySet());
        paths.addAll(other.texts().keySet());
        for (PackFacts.Path path : paths) {
            String category = path.category();
            if (category != null && !shared.contains(category)) continue;
            String was = one.texts().getOrDefault(path, "");
            String is = other.texts().getOrDefault(path, "");
            if (!was.equals(is)) changes.add(new Change(path.area(), category, PackLabels.of(path), was, is));
        }
        changes.addAll(reordered(one, other, shared));
        return changes;
    }

    /** Rows in another order have other clause numbers. */
    private static List<Change> reordered(PackFacts one, PackFacts other, Set<String> shared) {
        List<Change> changes = new ArrayList<>();
        one.orders().forEach((path, was) -> {
            List<String> is = other.orders().get(path);
            boolean sameRows = is != null && new HashSet<>(is).equals(new HashSet<>(was));
            boolean told = path.category() == null || shared.contains(path.category());
            if (told && sameRows && !is.equals(was)) {
                changes.add(new Change(
                        path.area(),
                        path.category(),
                        PackLabels.of(path.then("order")),
                        String.join(" › ", was),
                        String.join(" › ", is)));
            }
        });
        return changes;
    }

    private static List<Change> comesAndGoes(PolicyPack before, PolicyPack after) {
        List<Change> changes = new ArrayList<>();
        Label label = PackLabels.category();
        for (Category gone : before.categories()) {
            if (!codes(after).contains(gone.code()))
                changes.add(new Change("category", gone.code(), label, gone.nameZh(), ""));
        }
        for (Category come : after.categories()) {
            if (!codes(before).contains(come.code()))
                changes.add(new Change("category", come.code(), label, "", come.nameZh()));
        }
        return changes;
    }

    /** Cases whose amount or clause differs, by category in the order of the packs. */
    public static List<Sample> samples(PolicyPack before, PolicyPack after) {
        Map<String, Category> one = byCode(before);
        Map<String, Category> other = byCode(after);
        Set<String> codes = new LinkedHashSet<>(one.keySet());
        codes.addAll(other.keySet());
        List<Sample> samples = new ArrayList<>();
        for (String code : codes) {
            Optional<Category> was = Optional.ofNullable(one.get(code));
            Optional<Category> is = Optional.ofNullable(other.get(code));
            Set<Map<String, Object>> cases = new LinkedHashSet<>();
            was.map(AmountSamples::of).ifPresent(cases::addAll);
            is.map(AmountSamples::of).ifPresent(cases::addAll);
            for (Map<String, Object> facts : cases) {
                Sample sample = new Sample(code, facts, worth(was, facts), worth(is, facts));
                if (differs(sample)) samples.add(sample);
            }
        }
        return samples;
    }

    private static Optional<AmountResult> worth(Optional<Category> category, Map<String, Object> facts) {
        try {
            return category.map(it -> CALCULATOR.calculate(it, facts, Money.ZERO));
        } catch (Refusal needsOtherFacts) {
            return Optional.empty();
        }
    }

    private static boolean differs(Sample sample) {
        return !sample.before().map(AmountResult::amount).equals(sample.after().map(AmountResult::amount))
                || !sample.before()
                        .map(AmountResult::clause)
                        .equals(sample.after().map(AmountResult::clause));
    }

    private static Set<String> codes(PolicyPack pack) {
        return byCode(pack).keySet();
    }

    private static Map<String, Category> byCode(PolicyPack pack) {
        return pack.categories().stream()
                .collect(Collectors.toMap(Category::code, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }
}
