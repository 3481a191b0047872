package dev.kechuang.portal.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.FactType;
import dev.kechuang.policy.Label;
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

    /** What the office knows or the page fills in. */
    private static final Set<String> NOT_ASKED = Set.of("programmeYear", "banUntil", "duplicateFound", "score");

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
        List<Group> groups = new ArrayList<>();
        List<Question> common = new ArrayList<>();
        Set<String> shared = asked(pack.commonFacts());
        for (String key : shared) question(pack, COMMON, key, false, List.of(), locale, common);
        if (!common.isEmpty()) groups.add(new Group(COMMON, commonTitle, List.copyOf(common)));
        boolean severalOfOneGroup = categories.stream()
                        .map(Category::stackGroup)
                        .distinct()
                        .count()
                < categories.size();
        for (Category category : categories) {
            groups.add(new Group(
                    category.code(),
                    category.name(locale),
                    ofCategory(pack, category, shared, severalOfOneGroup, locale)));
        }
        return groups;
    }

    private static List<Question> ofCategory(
            PolicyPack pack, Category category, Set<String> shared, boolean askMatter, Locale locale) {
        Set<String> figures = asked(category.amountFacts());
        Set<String> keys = new LinkedHashSet<>(figures);
        keys.addAll(asked(pack.eligibilityFacts(category)));
        keys.removeAll(shared);
        if (category.upgradable()) keys.add(Fact.PAID_BEFORE);
        if (askMatter) keys.addAll(asked(List.of(category.matterKey().split("\\+"))));
        List<Question> questions = new ArrayList<>();
        for (String key : keys) {
            question(pack, category.code(), key, figures.contains(key), category.choicesOf(key), locale, questions);
        }
        return questions;
    }

    private static void question(
            PolicyPack pack,
            String group,
            String key,
            boolean figure,
            List<String> known,
            Locale locale,
            List<Question> questions) {
        Fact fact = pack.fact(key);
        if (fact == null) return;
        List<Choice> choices = fact.choices().stream()
                .filter(choice -> known.isEmpty() || known.contains(choice.code()))
                .map(choice -> new Choice(choice.code(), text(choice, locale)))
                .toList();
        boolean counted = fact.type() == FactType.CHOICES && key.equals("units");
        questions.add(new Question(
                group + "." + key,
                key,
                locale.getLanguage().equals("en") ? fact.en() : fact.zh(),
                fact.unit(),
                fact.type(),
                choices,
                counted,
                figure));
    }

    private static Set<String> asked(Iterable<String> keys) {
        Set<String> asked = new LinkedHashSet<>();
        keys.forEach(asked::add);
        asked.removeAll(NOT_ASKED);
        return asked;
    }

    private static String text(Label label, Locale locale) {
        return locale.getLanguage().equals("en") ? label.en() : label.zh();
    }
}
