package dev.kechuang.portal.web;

import dev.kechuang.policy.AmountKeys;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Eligibility;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.FactType;
import dev.kechuang.policy.PolicyPack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the calculator asks a visitor: once what holds for all categories, then each category's own conditions and figures. */
@Component
class CalculatorQuestions {

    /** Code of the questions that hold for every category. */
    static final String COMMON = "all";

    static final String PAID_BEFORE = "paidBefore";

    /** What the office knows or the page fills in. */
    private static final Set<String> NOT_ASKED = Set.of("programmeYear", "score", "rdRatio", "districtShareBorne");

    /** One answer that may be chosen. */
    record Choice(String code, String label) {}

    /** {@code name} is the field's; {@code counted} asks how many of each choice; {@code figure} decides about the amount. */
    record Question(
            String name,
            String key,
            String label,
            String unit,
            FactType type,
            List<Choice> choices,
            boolean counted,
            boolean figure) {

        /** Id of the field and of its problem on the page. */
        public String id() {
            return name.replace('.', '-');
        }

        public boolean number() {
            return type == FactType.MONEY || type == FactType.NUMBER || type == FactType.INTEGER;
        }
    }

    /** The questions under one heading. */
    record Group(String code, String title, List<Question> questions) {}

    List<Group> of(PolicyPack pack, List<Category> categories, String commonTitle, Locale locale) {
        Set<String> shared = new LinkedHashSet<>(Eligibility.commonFacts(pack));
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(COMMON, commonTitle, common(pack, categories, shared, locale)));
        boolean severalOfOneGroup =
                categories.stream().map(Category::stackGroup).distinct().count() < categories.size();
        for (Category category : categories) {
            String name = english(locale) ? category.nameEn() : category.nameZh();
            groups.add(new Group(category.code(), name, ofCategory(pack, category, shared, severalOfOneGroup, locale)));
        }
        return groups;
    }

    private static List<Question> common(
            PolicyPack pack, List<Category> categories, Set<String> shared, Locale locale) {
        List<Question> questions = new ArrayList<>();
        for (String key : asked(shared)) {
            pack.fact(categories.get(0).code(), key)
                    .ifPresent(fact -> questions.add(question(COMMON, key, fact, List.of(), false, locale)));
        }
        return questions;
    }

    /** First the figures that decide about the amount, then the conditions; the matter only where two could be one. */
    private static List<Question> ofCategory(
            PolicyPack pack, Category category, Set<String> shared, boolean askMatter, Locale locale) {
        Set<String> figures = asked(category.amountFacts());
        Set<String> keys = new LinkedHashSet<>(figures);
        keys.addAll(Eligibility.ownFacts(pack, category));
        if (category.upgradable()) keys.add(PAID_BEFORE);
        if (askMatter) keys.addAll(List.of(category.matterKey().split("\\+")));
        keys.removeAll(shared);
        List<Question> questions = new ArrayList<>();
        for (String key : asked(keys)) {
            List<String> known = AmountKeys.of(category.rule(), key);
            pack.fact(category.code(), key)
                    .ifPresent(fact ->
                            questions.add(question(category.code(), key, fact, known, figures.contains(key), locale)));
        }
        return questions;
    }

    private static Question question(
            String group, String key, Fact fact, List<String> known, boolean figure, Locale locale) {
        List<Choice> choices = fact.choices().stream()
                .filter(choice -> known.isEmpty() || known.contains(choice.code()))
                .map(choice -> new Choice(choice.code(), english(locale) ? choice.en() : choice.zh()))
                .toList();
        boolean counted = fact.type() == FactType.CHOICES && key.equals("units");
        String label = english(locale) ? fact.en() : fact.zh();
        return new Question(
                group + "." + key, key, label, fact.unit().in(locale), fact.type(), choices, counted, figure);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static Set<String> asked(Iterable<String> keys) {
        Set<String> asked = new LinkedHashSet<>();
        keys.forEach(asked::add);
        asked.removeAll(NOT_ASKED);
        return asked;
    }
}
