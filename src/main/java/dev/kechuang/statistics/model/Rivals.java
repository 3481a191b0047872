package dev.kechuang.statistics.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims about one matter: the same stack group and a common key, within a unit or, where the category says so, within the
 * district. A claim that names several matters ties them together.
 */
final class Rivals {

    private final Map<String, String> parents = new HashMap<>();

    private Rivals() {}

    /** Only groups of two and more: a claim alone has nobody to give way to. */
    static Collection<List<Claim>> among(List<Claim> claims) {
        Rivals rivals = new Rivals();
        Map<Claim, String> places = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (!claim.steppedOn()) rivals.place(claim).ifPresent(place -> places.put(claim, place));
        }
        Map<String, List<Claim>> groups = new LinkedHashMap<>();
        places.forEach((claim, place) -> groups.computeIfAbsent(rivals.root(place), unseen -> new ArrayList<>())
                .add(claim));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    private Optional<String> place(Claim claim) {
        String place = null;
        for (String key : claim.matterKeys()) {
            String group = claim.category().stackGroup() + "\n";
            place = joined(place, group + claim.unitId() + "\n" + key);
            if (claim.districtWide()) place = joined(place, group + "\n" + key);
        }
        return Optional.ofNullable(place);
    }

    private String joined(String place, String next) {
        if (place == null) return root(next);
        String one = root(place);
        String other = root(next);
        if (!one.equals(other)) parents.put(other, one);
        return one;
    }

    private String root(String place) {
        String here = place;
        for (String up = parents.get(here); up != null; up = parents.get(here)) here = up;
        return here;
    }
}
