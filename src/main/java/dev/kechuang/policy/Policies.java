package dev.kechuang.policy;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import dev.kechuang.policy.model.RuleVersions;
import dev.kechuang.shared.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The published versions of the measure. A changed pack under a published id stops the start: running cases keep their version. */
@Service
public class Policies {

    /** Nodes look for each other's publications every other second; should that stand still, whoever asks looks. */
    private static final long STALE = Duration.ofSeconds(10).toNanos();

    /** What people published goes before what the installation brought along, whenever it was installed. */
    private static final Comparator<RuleVersion> LATEST = Comparator.comparing(RuleVersion::effectiveFrom)
            .thenComparing(head -> !head.shipped())
            .thenComparing(RuleVersion::publishedAt)
            .thenComparing(RuleVersion::id);

    private final RuleVersions versions;
    private final BusinessClock clock;
    private final Map<String, PolicyPack> packs = new ConcurrentHashMap<>();
    private volatile Map<String, RuleVersion> heads = Map.of();
    private volatile long lookedAt;

    Policies(
            RuleVersions versions,
            ResourcePatternResolver resources,
            BusinessClock clock,
            @Value("${kechuang.policy.packs:" + ClasspathPacks.SHIPPED + "}") String folders)
            throws IOException {
        this.versions = versions;
        this.clock = clock;
        for (PackFiles files : ClasspathPacks.in(resources, folders))
            publish(PackReader.read(files), files, versions, clock.now());
        look();
        if (all().isEmpty()) throw new BrokenPack(folders, "holds no policy pack, and none was published before");
    }

    /**
     * The version new cases of a day fall under: of those in force the one that came into force last, then the one published
     * last. A version that amends another stands in its place on every day both cover.
     */
    public PolicyPack inForce(LocalDate day) {
        return pack(headInForce(day).id());
    }

    /** The head of {@link #inForce}. */
    public RuleVersion headInForce(LocalDate day) {
        Map<String, RuleVersion> known = fresh();
        List<RuleVersion> covering =
                known.values().stream().filter(head -> head.coversDay(day)).toList();
        Set<String> replaced = new HashSet<>();
        for (RuleVersion head : covering) {
            for (RuleVersion one = head; one != null && one.amends() != null; one = known.get(one.amends())) {
                replaced.add(one.amends());
            }
        }
        return covering.stream()
                .filter(head -> !replaced.contains(head.id()))
                .max(LATEST)
                .orElseThrow(() -> Refusal.notFound("policy.noneInForce", day.toString()));
    }

    /** The version of a case, also when it is no longer in force. */
    public PolicyPack version(String ruleVersionId) {
        return pack(head(ruleVersionId).id());
    }

    /** The versions of several cases, to say something about all of them at once. */
    public Measures measures(Collection<String> ruleVersionIds) {
        return new Measures(ruleVersionIds.stream()
                .distinct()
                .map(this::head)
                .sorted(LATEST.reversed())
                .map(head -> pack(head.id()))
                .toList());
    }

    /** Every category that a case of any version may have, by code; one that several have is named as in the latest. */
    public List<Category> everyCategory() {
        Map<String, Category> known = new TreeMap<>();
        for (RuleVersion head : heads())
            pack(head.id()).categories().forEach(category -> known.putIfAbsent(category.code(), category));
        return List.copyOf(known.values());
    }

    /** Who published a version, when and why; another node may have done so a moment ago. */
    public RuleVersion head(String ruleVersionId) {
        if (!heads.containsKey(ruleVersionId)) look();
        RuleVersion found = heads.get(ruleVersionId);
        if (found == null) throw Refusal.notFound("policy.unknownVersion", ruleVersionId);
        return found;
    }

    public PolicyPack current() {
        return inForce(clock.today());
    }

    public Collection<PolicyPack> all() {
        return fresh().keySet().stream().map(this::pack).toList();
    }

    /** Every published version, the one that came into force last first. */
    public List<RuleVersion> heads() {
        return fresh().values().stream().sorted(LATEST.reversed()).toList();
    }

    /** Takes in what has been published since the last look. Published packs never change, so heads are all there is to ask. */
    @Scheduled(fixedDelayString = "${kechuang.policy.look-delay:PT2S}")
    public synchronized void look() {
        Map<String, RuleVersion> found = new LinkedHashMap<>();
        for (RuleVersion head : versions.heads()) found.put(head.id(), head);
        heads = Collections.unmodifiableMap(found);
        lookedAt = System.nanoTime();
    }

    private Map<String, RuleVersion> fresh() {
        if (System.nanoTime() - lookedAt > STALE) look();
        return heads;
    }

    private PolicyPack pack(String id) {
        return packs.computeIfAbsent(
                id,
                unread -> PackReader.read(
                        versions.content(unread).orElseThrow(() -> Refusal.notFound("policy.unknownVersion", unread))));
    }

    private static void publish(PolicyPack pack, PackFiles files, RuleVersions versions, Instant now) {
        String id = pack.ruleVersionId();
        if (versions.hashOf(id).isEmpty()) {
            try {
                versions.publish(pack, files, now);
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                // the comparison below decides whether it published the same pack
            }
        }
        String stored = versions.hashOf(id).orElseThrow();
        if (!stored.equals(files.sha256())) {
            throw new BrokenPack(
                    id,
                    "differs from the version published under this id (published " + stored + ", found "
                            + files.sha256() + "). Running cases finish under their version:"
                            + " give the changed pack a new id in pack.yaml.");
        }
    }
}
