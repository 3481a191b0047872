package dev.kechuang.portal.web;

import dev.kechuang.audit.AuditChain;
import dev.kechuang.audit.AuditEntry;
import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Role;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail as auditors and supervisors read it; looking is itself recorded. */
@Controller
class AuditController {

    private static final int SIZE = 50;
    private static final List<String> TYPES = List.of(
            "case",
            "policyPack",
            "evidence",
            "notice",
            "objection",
            "clue",
            "award-list",
            "paymentItem",
            "paymentBatch",
            "bankResultFile",
            "bankAccount",
            "officialList",
            "sandboxRun",
            "call-window",
            "budget-line",
            "unit",
            "user",
            "source",
            "page",
            "audit",
            "clock");
    private static final Pattern CASE_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AuditTrail audit;
    private final AuditChain chain;
    private final Registry registry;
    private final Dossiers dossiers;
    private final AuditWords words;

    AuditController(AuditTrail audit, AuditChain chain, Registry registry, Dossiers dossiers, AuditWords words) {
        this.audit = audit;
        this.chain = chain;
        this.registry = registry;
        this.dossiers = dossiers;
        this.words = words;
    }

    @GetMapping("/portal/audit")
    String trail(
            Principal user,
            @RequestParam(name = "type", defaultValue = "") String type,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            Model model,
            Locale locale) {
        requireEntitled(user);
        var page = audit.page(type, key, Math.max(0, Math.min(asked, 100_000)), SIZE);
        audit.record("audit.read", "audit", key.isBlank() ? "-" : limited(key), user.getName(), Map.of("type", type));
        model.addAttribute("trail", page);
        model.addAttribute("lines", lines(page.entries(), locale));
        model.addAttribute("types", TYPES);
        model.addAttribute("type", type);
        model.addAttribute("key", key);
        model.addAttribute("head", chain.head());
        return "portal/audit";
    }

    /** Recomputes the whole chain; a head noted earlier, outside this system, is looked for in it. */
    @PostMapping("/portal/audit/check")
    String check(
            Principal user,
            @RequestParam(name = "seq", defaultValue = "") String seq,
            @RequestParam(name = "hash", defaultValue = "") String hash,
            Model model) {
        requireEntitled(user);
        var finding = chain.verify();
        boolean compared = !seq.isBlank() || !hash.isBlank();
        audit.record("audit.checked", "audit", "-", user.getName(), Map.of("intact", String.valueOf(finding.intact())));
        model.addAttribute("finding", finding);
        model.addAttribute("seq", seq);
        model.addAttribute("hash", hash);
        model.addAttribute("compared", compared);
        model.addAttribute("known", compared && chain.contains(noted(seq, hash)));
        return "portal/audit-check";
    }

    private static AuditChain.Head noted(String seq, String hash) {
        String digits = seq.strip();
        boolean number = digits.matches("[0-9]{1,18}");
        return new AuditChain.Head(
                number ? Long.parseLong(digits) : -1, hash.strip().toLowerCase(Locale.ROOT));
    }

    private void requireEntitled(Principal user) {
        boolean entitled = registry.hasRole(user.getName(), Role.AUDITOR.id())
                || registry.hasRole(user.getName(), Role.SUPERVISOR.id());
        if (!entitled) throw Refusal.notAllowed("portal.notForYou");
    }

    /** Files and drafts are kept under ids nobody can read: the number of their case stands in for them. */
    private List<Line> lines(List<AuditEntry> entries, Locale locale) {
        Map<String, String> actors =
                words.actors(entries.stream().map(AuditEntry::actor).toList(), locale);
        Map<UUID, String> numbers = dossiers.numbersOf(entries.stream()
                .flatMap(entry -> CASE_ID.matcher(entry.subjectKey() + "\n" + entry.details())
                        .results())
                .map(found -> UUID.fromString(found.group()))
                .collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> line(entry, actors.get(entry.actor()), numbers, locale))
                .toList();
    }

    private Line line(AuditEntry entry, String actor, Map<UUID, String> numbers, Locale locale) {
        return new Line(
                LocalDateTime.ofInstant(entry.at(), BusinessClock.ZONE),
                entry.action(),
                words.action(entry.action(), locale),
                words.type(entry.subjectType(), locale),
                subject(entry, numbers, locale),
                entry.subjectKey(),
                entry.actor(),
                actor,
                words.details(named(entry.details(), numbers), locale));
    }

    private String subject(AuditEntry entry, Map<UUID, String> numbers, Locale locale) {
        if (!CASE_ID.matcher(entry.subjectKey()).matches()) return words.subject(entry.subjectKey(), locale);
        if (!entry.subjectType().equals("case")) return "";
        String number = numbers.get(UUID.fromString(entry.subjectKey()));
        return number == null ? words.subject("draft", locale) : number;
    }

    /** The owner of a file as its case number; an objection's has its number already. */
    private static String named(String details, Map<UUID, String> numbers) {
        if (details == null) return null;
        return CASE_ID.matcher(details)
                .replaceAll(found -> numbers.getOrDefault(UUID.fromString(found.group()), found.group()))
                .replaceAll("(?m)^owner=[a-z]+:" + CASE_ID + "$", "owner=draft")
                .replaceAll("(?m)^owner=[a-z]+:", "owner=");
    }

    private static String limited(String key) {
        return key.length() <= 100 ? key : key.substring(0, 100);
    }

    /** One entry, its time in the programme's zone. */
    record Line(
            LocalDateTime at,
            String code,
            String action,
            String type,
            String subject,
            String key,
            String userId,
            String actor,
            String details) {}
}
