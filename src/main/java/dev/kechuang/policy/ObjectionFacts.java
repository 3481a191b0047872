package dev.kechuang.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What table objection-admissibility may ask about an objection (domain 3.8); {@code hasEvidence}: or a clue. */
public record ObjectionFacts(
        boolean inTime,
        boolean realName,
        boolean signed,
        boolean contactable,
        boolean hasEvidence,
        boolean inScope,
        boolean impersonated) {

    public static final Set<String> NAMES = Set.copyOf(new ObjectionFacts(true, true, true, true, true, true, true)
            .byName()
            .keySet());

    /** As the table calls them. */
    public Map<String, Boolean> byName() {
        Map<String, Boolean> facts = new LinkedHashMap<>();
        facts.put("inTime", inTime);
        facts.put("realName", realName);
        facts.put("signed", signed);
        facts.put("contactable", contactable);
        facts.put("hasEvidence", hasEvidence);
        facts.put("inScope", inScope);
        facts.put("impersonated", impersonated);
        return facts;
    }

    /** Every objection there can be. */
    public static List<ObjectionFacts> all() {
        List<ObjectionFacts> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << 7; bits++) {
            all.add(new ObjectionFacts(
                    has(bits, 0), has(bits, 1), has(bits, 2), has(bits, 3), has(bits, 4), has(bits, 5), has(bits, 6)));
        }
        return all;
    }

    private static boolean has(int bits, int place) {
        return (bits >> place & 1) == 1;
    }
}
