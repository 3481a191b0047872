package dev.kechuang.policy;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import dev.kechuang.policy.model.RuleVersions;
import dev.kechuang.shared.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The published versions of the measure. A changed pack under a published id stops the start: running cases keep their version. */
@Service
public class Policies {

    private final Map<String, PolicyPack> packs;
    private final BusinessClock clock;

    Policies(
            RuleVersions versions,
            ResourcePatternResolver resources,
            BusinessClock clock,
            @Value("${kechuang.policy.packs:" + ClasspathPacks.SHIPPED + "}") String folders)
            throws IOException {
        this.clock = clock;
        for (PackFiles files : ClasspathPacks.in(resources, folders))
            publish(PackReader.read(files), files, versions, clock.now());
        Map<String, PolicyPack> published = new LinkedHashMap<>();
        for (PackFiles files : versions.contents()) {
            PolicyPack pack = PackReader.read(files);
            published.put(pack.ruleVersionId(), pack);
        }
        if (published.isEmpty()) throw new BrokenPack(folders, "holds no policy pack, and none was published before");
        this.packs = Collections.unmodifiableMap(published);
    }

    /** The version in force on a day; of several the one that came into force last. */
    public PolicyPack inForce(LocalDate day) {
        return packs.values().stream()
                .filter(pack -> pack.coversDay(day))
                .max(Comparator.comparing(PolicyPack::effectiveFrom).thenComparing(PolicyPack::ruleVersionId))
                .orElseThrow(() -> Refusal.notFound("policy.noneInForce", day.toString()));
    }

    /** The version of a case, also when it is no longer in force. */
    public PolicyPack version(String ruleVersionId) {
        PolicyPack found = packs.get(ruleVersionId);
        if (found == null) throw Refusal.notFound("policy.unknownVersion", ruleVersionId);
        return found;
    }

    public PolicyPack current() {
        return inForce(clock.today());
    }

    public Collection<PolicyPack> all() {
        return packs.values();
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
