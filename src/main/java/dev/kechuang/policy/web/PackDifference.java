package dev.kechuang.policy.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PackDiff;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.web.SheetComparison.Fate;
import dev.kechuang.policy.web.SheetComparison.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Everything in which two packs differ, page by page as they are read, with cases at the edges of the rules that changed. */
record PackDifference(List<Page> pages) {

    private static final int SAMPLES = 8;

    /** One category ({@code code}), or with an empty code what holds for all of them; {@code moreSamples} are not shown. */
    record Page(
            String code,
            String name,
            Fate fate,
            int changes,
            List<Part> parts,
            List<SampleLine> samples,
            int moreSamples) {}

    public int changes() {
        return pages.stream().mapToInt(Page::changes).sum();
    }

    static PackDifference of(PolicyPack before, PolicyPack after, boolean all, MessageSource messages, Locale locale) {
        return new Comparing(before, after, all, messages, locale).pages();
    }

    /** The two packs and how they are told. */
    private static final class Comparing {

        private final PackSheet left;
        private final PackSheet right;
        private final Map<String, Category> was;
        private final Map<String, Category> is;
        private final Map<String, List<SampleLine>> samples;
        private final boolean all;
        private final boolean english;

        Comparing(PolicyPack before, PolicyPack after, boolean all, MessageSource messages, Locale locale) {
            this.left = new PackSheet(before, messages, locale, true);
            this.right = new PackSheet(after, messages, locale, true);
            this.was = byCode(before);
            this.is = byCode(after);
            PackWords one = new PackWords(messages, locale, before);
            PackWords other = new PackWords(messages, locale, after);
            this.samples = PackDiff.samples(before, after).stream()
                    .collect(Collectors.groupingBy(
                            PackDiff.Sample::category,
                            Collectors.mapping(sample -> SampleLine.of(sample, one, other), Collectors.toList())));
            this.all = all;
            this.english = one.english();
        }

        PackDifference pages() {
            List<Page> pages = new ArrayList<>();
            page("", "", Fate.CHANGED, left.common(), right.common()).ifPresent(pages::add);
            TreeSet<String> codes = new TreeSet<>(was.keySet());
            codes.addAll(is.keySet());
            for (String code : codes) category(code).ifPresent(pages::add);
            return new PackDifference(List.copyOf(pages));
        }

        private Optional<Page> category(String code) {
            Category before = was.get(code);
            Category after = is.get(code);
            Fate fate = before == null ? Fate.ADDED : after == null ? Fate.GONE : Fate.CHANGED;
            Category named = after == null ? before : after;
            return page(
                    code,
                    english ? named.nameEn() : named.nameZh(),
                    fate,
                    before == null ? List.of() : left.category(before),
                    after == null ? List.of() : right.category(after));
        }

        private Optional<Page> page(
                String code, String name, Fate fate, List<SheetSection> before, List<SheetSection> after) {
            List<Part> parts = SheetComparison.of(before, after);
            int changes = SheetComparison.changes(parts);
            List<SampleLine> cases = samples.getOrDefault(code, List.of());
            if (changes == 0 && cases.isEmpty()) return Optional.empty();
            List<SampleLine> shown = all ? cases : cases.subList(0, Math.min(SAMPLES, cases.size()));
            return Optional.of(new Page(
                    code,
                    name,
                    fate,
                    changes,
                    all ? parts : SheetComparison.changed(parts),
                    shown,
                    cases.size() - shown.size()));
        }

        private static Map<String, Category> byCode(PolicyPack pack) {
            return pack.categories().stream()
                    .collect(Collectors.toMap(Category::code, Function.identity(), (first, same) -> first));
        }
    }
}
