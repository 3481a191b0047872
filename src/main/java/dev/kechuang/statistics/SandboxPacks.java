package dev.kechuang.statistics;

import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.PolicyRole;
import dev.kechuang.policy.UploadedPack;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Where the packs of the sandbox come from: published versions, drafts, or a zip that somebody brings for one run. */
@Component
public class SandboxPacks {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Policies policies;
    private final PackDrafts drafts;

    public SandboxPacks(Policies policies, PackDrafts drafts) {
        this.policies = policies;
        this.drafts = drafts;
    }

    /** A pack to choose; {@code key} is the version's id or a draft's. */
    public record Choice(String key, String title, String ruleVersionId, boolean published) {}

    /** A chosen pack; {@code sha256} and {@code content} are null for a published version, which is stored already. */
    public record Chosen(PolicyPack pack, String sha256, byte[] content) {}

    /** Published versions, the latest first, then open drafts. */
    public List<Choice> choices(String userId) {
        List<Choice> found = new ArrayList<>();
        policies.heads().forEach(head -> found.add(new Choice(head.id(), head.title(), head.id(), true)));
        found.addAll(drafts(userId));
        return found;
    }

    public Chosen chosen(String key, String userId) {
        boolean published = policies.heads().stream().anyMatch(head -> head.id().equals(key));
        return published ? new Chosen(policies.version(key), null, null) : draft(key, userId);
    }

    public Chosen uploaded(byte[] zip) {
        UploadedPack found = UploadedPack.of(zip);
        return new Chosen(found.pack(), found.sha256(), found.content());
    }

    /** Who may not look at drafts (finance) is offered none. */
    private List<Choice> drafts(String userId) {
        if (!drafts.may(PolicyRole.READER, userId)) return List.of();
        return drafts.drafts(userId).stream()
                .filter(draft -> draft.status().open() && draft.ruleVersionId() != null)
                .map(draft -> new Choice(draft.id().toString(), draft.title(), draft.ruleVersionId(), false))
                .toList();
    }

    private Chosen draft(String key, String userId) {
        if (!ID.matcher(key).matches()) throw Refusal.invalid("pack", "statistics.sandbox.noPack");
        UploadedPack found = drafts.tryOut(UUID.fromString(key), userId);
        return new Chosen(found.pack(), found.sha256(), found.content());
    }
}
