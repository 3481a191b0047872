package dev.kechuang.statistics;

import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.UploadedPack;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the packs of the sandbox come from: published versions, drafts, or a zip that somebody brings for one run. */
@Component
public class SandboxPacks {

    private final Policies policies;

    public SandboxPacks(Policies policies) {
        this.policies = policies;
    }

    /** A pack to choose; {@code key} is the version's id or a draft's. */
    public record Choice(String key, String title, String ruleVersionId, boolean published) {}

    /** A chosen pack; {@code sha256} and {@code content} are null for a published version, which is stored already. */
    public record Chosen(PolicyPack pack, String sha256, byte[] content) {}

    /** Published versions, the latest first, then {@link #drafts}. */
    public List<Choice> choices(String userId) {
        List<Choice> found = new ArrayList<>(policies.all().stream()
                .sorted(Comparator.comparing(PolicyPack::effectiveFrom)
                        .thenComparing(PolicyPack::ruleVersionId)
                        .reversed())
                .map(pack -> new Choice(pack.ruleVersionId(), pack.title(), pack.ruleVersionId(), true))
                .toList());
        found.addAll(drafts(userId));
        return found;
    }

    public Chosen chosen(String key, String userId) {
        boolean published =
                policies.all().stream().anyMatch(pack -> pack.ruleVersionId().equals(key));
        return published ? new Chosen(policies.version(key), null, null) : draft(key, userId);
    }

    public Chosen uploaded(byte[] zip) {
        UploadedPack found = UploadedPack.of(zip);
        return new Chosen(found.pack(), found.sha256(), found.content());
    }

    /** Stored drafts of the policy module. */
    private List<Choice> drafts(String userId) {
        return List.of();
    }

    private Chosen draft(String key, String userId) {
        throw Refusal.invalid("pack", "statistics.sandbox.noPack");
    }
}
