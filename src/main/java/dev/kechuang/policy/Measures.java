package dev.kechuang.policy;

import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The versions that the cases of one list were filed under, each once, the latest first; never empty. */
public record Measures(List<PolicyPack> versions) {

    /** How a wording names its measure: the title with or without its marks, and the number behind it. */
    private static final Pattern NAMED = Pattern.compile("(《\\{ruleTitle}》|\\{ruleTitle})([（(]\\{ruleNo}[）)])?");

    public Measures {
        if (versions.isEmpty()) throw new IllegalArgumentException("A list without a version of the measure");
        versions = List.copyOf(versions);
    }

    /** The version whose words, issuers and desk a document about all the cases carries. */
    public PolicyPack newest() {
        return versions.get(0);
    }

    public PolicyPack version(String ruleVersionId) {
        return versions.stream()
                .filter(one -> one.ruleVersionId().equals(ruleVersionId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("policy.unknownVersion", ruleVersionId));
    }

    /** The longest any of them prescribes, in working days: nobody's time to object is cut by being listed with others. */
    public int noticeDays(CasePath path) {
        return versions.stream()
                .mapToInt(one -> one.periods().noticeDays(path))
                .max()
                .orElseThrow();
    }

    /** The newest wording; where it names its measure it names each of them once, the oldest first. */
    public Wording wording(String key) {
        Wording wording = newest().wording(key);
        return new Wording(
                wording.key(), wording.code(), wording.mark(), named(wording.title()), named(wording.body()));
    }

    private String named(String text) {
        List<PolicyPack> oldestFirst = new ArrayList<>(versions);
        Collections.reverse(oldestFirst);
        return NAMED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(oldestFirst.stream()
                        .map(one -> found.group()
                                .replace("{ruleTitle}", one.title())
                                .replace("{ruleNo}", one.documentNo()))
                        .distinct()
                        .collect(Collectors.joining("、"))));
    }
}
