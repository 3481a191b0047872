package dev.kechuang.policy.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PackDraft;
import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.PackReading;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.PolicyRole;
import dev.kechuang.policy.RuleVersion;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is inside a pack, published or not: categories to read, files with their findings, differences, the zip itself. */
@Controller
@RequestMapping(PolicyDesk.HERE + "/{kind:drafts|versions}/{id}")
class PackPages {

    private final PackDrafts drafts;
    private final Policies policies;
    private final PolicyDesk desk;
    private final MessageSource messages;

    PackPages(PackDrafts drafts, Policies policies, PolicyDesk desk, MessageSource messages) {
        this.drafts = drafts;
        this.policies = policies;
        this.desk = desk;
        this.messages = messages;
    }

    /** A pack under its address; {@code amends} is what it corrects or null. */
    record Source(String kind, String id, String name, String title, String amends) {

        public String base() {
            return PolicyDesk.HERE + "/" + kind + "/" + id;
        }

        boolean published() {
            return kind.equals("versions");
        }
    }

    /** A line of a file with what is wrong there. */
    record FileLine(int no, String text, List<String> findings) {}

    @GetMapping("/categories/{code}")
    String category(
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @PathVariable("code") String code,
            Principal user,
            Locale locale,
            Model model) {
        Source source = source(kind, id, user);
        PolicyPack pack = pack(source, user);
        Category category = pack.category(code);
        List<String> codes = pack.categories().stream().map(Category::code).toList();
        int at = codes.indexOf(code);
        model.addAttribute("source", source);
        model.addAttribute("code", code);
        model.addAttribute("name", name(category, locale));
        model.addAttribute("sections", new PackSheet(pack, messages, locale, false).category(category));
        model.addAttribute("previous", at > 0 ? codes.get(at - 1) : null);
        model.addAttribute("following", at + 1 < codes.size() ? codes.get(at + 1) : null);
        return "policy/category";
    }

    @GetMapping("/common")
    String common(
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            Principal user,
            Locale locale,
            Model model) {
        Source source = source(kind, id, user);
        model.addAttribute("source", source);
        model.addAttribute("code", "");
        model.addAttribute("sections", new PackSheet(pack(source, user), messages, locale, false).common());
        return "policy/category";
    }

    @GetMapping("/files")
    String file(
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam(name = "line", defaultValue = "0") int marked,
            Principal user,
            Locale locale,
            Model model) {
        Source source = source(kind, id, user);
        PackFiles files = files(source, user);
        byte[] bytes = files.file(path).orElseThrow(() -> Refusal.notFound("policy.file.unknown", path));
        List<PackFinding> findings = source.published()
                ? List.of()
                : drafts.reading(UUID.fromString(id), user.getName()).findings();
        model.addAttribute("source", source);
        model.addAttribute("path", path);
        model.addAttribute("marked", marked);
        model.addAttribute("paths", files.paths());
        model.addAttribute("lines", lines(path, bytes, findings, locale));
        return "policy/file";
    }

    @GetMapping("/difference")
    String difference(
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @RequestParam(name = "against", defaultValue = "") String against,
            @RequestParam(name = "all", required = false) String all,
            Principal user,
            Locale locale,
            Model model) {
        Source source = source(kind, id, user);
        PolicyPack after = pack(source, user);
        List<RuleVersion> others = policies.heads().stream()
                .filter(head -> !source.published() || !head.id().equals(id))
                .toList();
        Optional<RuleVersion> before = compared(source, others, against);
        model.addAttribute("source", source);
        model.addAttribute("others", others);
        model.addAttribute("all", all != null);
        model.addAttribute("before", before.orElse(null));
        before.ifPresent(head -> {
            PolicyPack was = policies.version(head.id());
            model.addAttribute("difference", PackDifference.of(was, after, all != null, messages, locale));
            model.addAttribute(
                    "files", FileChange.between(drafts.published(head.id(), user.getName()), files(source, user)));
        });
        return "policy/difference";
    }

    @GetMapping("/pack.zip")
    ResponseEntity<byte[]> zip(@PathVariable("kind") String kind, @PathVariable("id") String id, Principal user) {
        Source source = source(kind, id, user);
        String fileName = (source.name().isEmpty() ? "pack" : source.name()) + ".zip";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(files(source, user).zipped());
    }

    private Optional<RuleVersion> compared(Source source, List<RuleVersion> others, String asked) {
        if (!asked.isEmpty()) return Optional.of(policies.head(asked));
        String usual = source.amends() == null ? desk.inForceToday() : source.amends();
        return others.stream()
                .filter(head -> head.id().equals(usual))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    private Source source(String kind, String id, Principal user) {
        if (kind.equals("versions")) {
            drafts.demand(PolicyRole.READER, user.getName());
            RuleVersion head = policies.head(id);
            return new Source(kind, id, id, head.title(), head.amends());
        }
        PackDraft draft = drafts.draft(uuid(id), user.getName());
        String name = draft.ruleVersionId() == null ? "" : draft.ruleVersionId();
        return new Source(kind, id, name, draft.title(), draft.amends());
    }

    private PolicyPack pack(Source source, Principal user) {
        if (source.published()) return policies.version(source.id());
        PackReading reading = drafts.reading(uuid(source.id()), user.getName());
        return reading.pack().orElseThrow(() -> Refusal.notFound("policy.draft.unreadable"));
    }

    private PackFiles files(Source source, Principal user) {
        return source.published()
                ? drafts.published(source.id(), user.getName())
                : drafts.files(uuid(source.id()), user.getName());
    }

    private static List<FileLine> lines(String path, byte[] bytes, List<PackFinding> findings, Locale locale) {
        List<PackFinding> here =
                findings.stream().filter(finding -> finding.file().equals(path)).toList();
        List<String> texts = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        return IntStream.rangeClosed(1, texts.size())
                .mapToObj(no -> new FileLine(
                        no,
                        texts.get(no - 1),
                        here.stream()
                                .filter(finding -> finding.line() == no)
                                .map(finding -> finding.message(locale))
                                .toList()))
                .toList();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException anotherAddress) {
            throw Refusal.notFound("policy.draft.unknown");
        }
    }

    private static String name(Category category, Locale locale) {
        return locale.getLanguage().equals("en") ? category.nameEn() : category.nameZh();
    }
}
