package dev.kechuang.portal.web;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Role;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.time.LocalDateTime;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail as auditors and supervisors read it; looking is itself recorded. */
@Controller
class AuditController {

    private static final int SIZE = 50;

    private final AuditTrail audit;
    private final Registry registry;

    AuditController(AuditTrail audit, Registry registry) {
        this.audit = audit;
        this.registry = registry;
    }

    @GetMapping("/portal/audit")
    String trail(
            Principal user,
            @RequestParam(name = "type", defaultValue = "") String type,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            Model model) {
        boolean entitled = registry.hasRole(user.getName(), Role.AUDITOR.id())
                || registry.hasRole(user.getName(), Role.SUPERVISOR.id());
        if (!entitled) throw Refusal.notAllowed("portal.notForYou");
        var page = audit.page(type, key, Math.max(0, Math.min(asked, 100_000)), SIZE);
        audit.record("audit.read", "audit", key.isBlank() ? "-" : limited(key), user.getName(), Map.of("type", type));
        model.addAttribute("trail", page);
        model.addAttribute(
                "lines",
                page.entries().stream()
                        .map(entry -> new Line(
                                LocalDateTime.ofInstant(entry.at(), BusinessClock.ZONE),
                                entry.action(),
                                entry.subjectType(),
                                entry.subjectKey(),
                                entry.actor(),
                                entry.details()))
                        .toList());
        model.addAttribute("type", type);
        model.addAttribute("key", key);
        return "portal/audit";
    }

    private static String limited(String key) {
        return key.length() <= 100 ? key : key.substring(0, 100);
    }

    /** One entry, its time in the programme's zone. */
    record Line(LocalDateTime at, String action, String type, String key, String actor, String details) {}
}
