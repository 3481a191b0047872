package dev.kechuang.policy.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.web.SheetComparison.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Everything in which two packs differ, page by page as they are read. */
record PackDifference(List<Page> pages) {

    /** What became of a category as a whole. */
    enum Kind {
        CHANGED,
        ADDED,
        GONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One category ({@code code}), or with an empty code what holds for all of them. */
    record Page(String code, String name, Kind kind, int changes, List<Part> parts) {}

    int changes() {
        return pages.stream().mapToInt(Page::changes).sum();
    }

    static PackDifference of(
            PolicyPack before, PolicyPack after, boolean wholePages, MessageSource messages, Locale locale) {
        PackSheet sheet = new PackSheet(messages, locale, true);
        List<Page> pages = new ArrayList<>();
        add(pages, "", "", Kind.CHANGED, sheet.common(before), sheet.common(after), wholePages);
        Map<String, Category> left = byCode(before);
        Map<String, Category> right = byCode(after);
        TreeSet<String> codes = new TreeSet<>(left.keySet());
        codes.addAll(right.keySet());
        for (String code : codes) {
            Category was = left.get(code);
            Category is = right.get(code);
            Kind kind = was == null ? Kind.ADDED : is == null ? Kind.GONE : Kind.CHANGED;
            Category named = is == null ? was : is;
            String name = locale.getLanguage().equals("en") ? named.nameEn() : named.nameZh();
            add(
                    pages,
                    code,
                    name,
                    kind,
                    was == null ? List.of() : sheet.category(was),
                    is == null ? List.of() : sheet.category(is),
                    wholePages);
        }
        return new PackDifference(List.copyOf(pages));
    }

    private static void add(
            List<Page> pages,
            String code,
            String name,
            Kind kind,
            List<SheetSection> before,
            List<SheetSection> after,
            boolean wholePages) {
        List<Part> parts = SheetComparison.of(before, after);
        int changes = SheetComparison.changes(parts);
        if (changes > 0) {
            pages.add(new Page(code, name, kind, changes, wholePages ? parts : SheetComparison.changed(parts)));
        }
    }

    private static Map<String, Category> byCode(PolicyPack pack) {
        return pack.categories().stream()
                .collect(Collectors.toMap(
                        Category::code, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
