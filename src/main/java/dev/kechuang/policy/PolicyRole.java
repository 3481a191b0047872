package dev.kechuang.policy;

import dev.kechuang.shared.Refusal;
import java.util.Collections;
import java.util.Set;

/** What a person may do with policy packs. Whoever brings a pack in and whoever lets it into force hold different roles. */
public enum PolicyRole {
    /** Uploads, submits and withdraws. */
    MAKER(Set.of("tech-clerk", "tech-section-head"), "policy.draft.makersOnly"),
    /** Publishes or returns what somebody else submitted. */
    APPROVER(Set.of("legal-reviewer", "tech-bureau-head"), "policy.draft.approversOnly"),
    /** Looks at all of it. */
    READER(
            Set.of("tech-clerk", "tech-section-head", "legal-reviewer", "tech-bureau-head", "auditor"),
            "policy.draft.readersOnly");

    private final Set<String> roles;
    private final String refusal;

    PolicyRole(Set<String> roles, String refusal) {
        this.roles = roles;
        this.refusal = refusal;
    }

    public boolean heldBy(Set<String> held) {
        return !Collections.disjoint(roles, held);
    }

    void demand(Set<String> held) {
        if (!heldBy(held)) throw Refusal.notAllowed(refusal);
    }
}
