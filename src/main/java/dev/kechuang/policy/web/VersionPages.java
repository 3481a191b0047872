package dev.kechuang.policy.web;

import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyRole;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A published version: reviews, validity, who let it into force and why, and the way to its categories. */
@Controller
class VersionPages {

    private final PackDrafts drafts;
    private final Policies policies;
    private final PolicyDesk desk;

    VersionPages(PackDrafts drafts, Policies policies, PolicyDesk desk) {
        this.drafts = drafts;
        this.policies = policies;
        this.desk = desk;
    }

    @GetMapping(PolicyDesk.HERE + "/versions/{id}")
    String version(@PathVariable("id") String id, Principal user, Model model) {
        drafts.demand(PolicyRole.READER, user.getName());
        var head = policies.head(id);
        model.addAttribute("line", desk.versions(List.of(head)).get(0));
        model.addAttribute("base", PolicyDesk.HERE + "/versions/" + id);
        model.addAttribute("pack", policies.version(id));
        model.addAttribute("files", drafts.published(id, user.getName()).paths());
        model.addAttribute(
                "amendedBy",
                policies.heads().stream()
                        .filter(other -> id.equals(other.amends()))
                        .toList());
        model.addAttribute("comparable", policies.heads().size() > 1);
        return "policy/version";
    }
}
