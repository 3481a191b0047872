package dev.kechuang.policy.web;

import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyRole;
import dev.kechuang.shared.Refusal;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The versions of the measure, the packs on their way to become one, and the way in for a new one. */
@Controller
class PolicyPages {

    private static final long LARGEST_ZIP = 10L * 1024 * 1024;

    private final PackDrafts drafts;
    private final Policies policies;
    private final PolicyDesk desk;

    PolicyPages(PackDrafts drafts, Policies policies, PolicyDesk desk) {
        this.drafts = drafts;
        this.policies = policies;
        this.desk = desk;
    }

    @GetMapping(PolicyDesk.HERE)
    ModelAndView overview(Principal user) {
        return overview(user, List.of(), HttpStatus.OK);
    }

    @PostMapping(PolicyDesk.HERE)
    ModelAndView upload(
            Principal user,
            @RequestParam(name = "file", required = false) MultipartFile file,
            @RequestParam(name = "replaces", required = false) UUID replaces,
            Locale locale)
            throws IOException {
        drafts.demand(PolicyRole.MAKER, user.getName());
        try {
            if (file == null || file.isEmpty()) throw Refusal.invalid("file", "policy.upload.empty");
            if (file.getSize() > LARGEST_ZIP) throw Refusal.invalid("file", "policy.upload.tooLarge");
            UUID draft = drafts.upload(file.getOriginalFilename(), file.getBytes(), replaces, user.getName());
            return new ModelAndView("redirect:" + PolicyDesk.HERE + "/drafts/" + draft);
        } catch (Refusal refusal) {
            return overview(user, desk.texts(refusal, locale), PolicyDesk.status(refusal));
        }
    }

    private ModelAndView overview(Principal user, List<String> problems, HttpStatus status) {
        return new ModelAndView("policy/overview", status)
                .addObject("drafts", desk.drafts(drafts.drafts(user.getName())))
                .addObject("versions", desk.versions(policies.heads()))
                .addObject("mayUpload", drafts.may(PolicyRole.MAKER, user.getName()))
                .addObject("problems", problems);
    }
}
