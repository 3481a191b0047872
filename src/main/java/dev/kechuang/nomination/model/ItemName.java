package dev.kechuang.nomination.model;

import dev.kechuang.policy.Category;
import java.util.List;
import java.util.regex.Pattern;

/** What a public list calls the matter of a case that has no name of its own. */
final class ItemName {

    private static final int LONGEST = 300;

    /** As long as an identity or account number: such a list is never published, so these keys stay inside. */
    private static final Pattern LIKE_A_PERSONAL_NUMBER = Pattern.compile("[0-9]{13,}");

    private ItemName() {}

    static String of(Category category, List<String> matterKeys) {
        List<String> shown = matterKeys.stream()
                .filter(key -> !LIKE_A_PERSONAL_NUMBER.matcher(key).find())
                .toList();
        return shown.isEmpty() ? category.nameZh() : cut(category.nameZh() + "（" + String.join("、", shown) + "）");
    }

    static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
