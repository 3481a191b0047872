package dev.kechuang.portal.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What stands in the menu, by role; an entry whose page is not part of this build is left out. */
@Component
class Navigation {

    private static final Predicate<Set<String>> APPLICANT =
            roles -> roles.stream().anyMatch(Navigation::applicant);
    private static final Predicate<Set<String>> STAFF =
            roles -> roles.stream().anyMatch(role -> !applicant(role) && !role.equals("sysadmin"));

    private static final List<Item> PUBLIC = List.of(
            new Item("/public/calculator", "portal.nav.calculator", "portal.home.calculatorText", roles -> true),
            new Item("/public/notices", "portal.nav.notices", "portal.home.noticesText", roles -> true),
            new Item("/public/decisions", "portal.nav.decisions", "portal.home.decisionsText", roles -> true),
            new Item("/public/objections/new", "portal.nav.objection", "portal.home.objectionText", roles -> true),
            new Item(
                    "/public/objections",
                    "portal.nav.objectionState",
                    "portal.home.objectionStateText",
                    roles -> true));
    private static final List<Item> PORTAL = List.of(
            new Item(
                    "/portal/inbox", "portal.nav.inbox", "portal.card.inboxText", roles -> !roles.contains("sysadmin")),
            new Item("/portal/messages", "portal.nav.messages", "portal.card.messagesText", roles -> true),
            new Item("/portal/my", "portal.nav.my", "portal.card.myText", APPLICANT),
            new Item("/portal/my/unit", "portal.nav.unit", "portal.card.unitText", APPLICANT),
            new Item("/portal/my/bank-account", "portal.nav.bank", "portal.card.bankText", APPLICANT),
            new Item("/portal/office", "portal.nav.office", "portal.card.officeText", STAFF),
            new Item("/portal/office/lists", "intake.nav.lists", "intake.nav.listsText", anyOf("tech-clerk")),
            new Item(
                    "/portal/notice",
                    "portal.nav.notice",
                    "portal.card.noticeText",
                    anyOf(
                            "notice-officer",
                            "tech-clerk",
                            "tech-section-head",
                            "tech-bureau-head",
                            "objection-officer")),
            new Item(
                    "/portal/decision",
                    "portal.nav.decision",
                    "portal.card.decisionText",
                    anyOf(
                            "tech-clerk",
                            "tech-section-head",
                            "tech-bureau-head",
                            "gov-office",
                            "finance-maker",
                            "finance-checker")),
            new Item(
                    "/portal/payout",
                    "portal.nav.payout",
                    "portal.card.payoutText",
                    anyOf("payment-maker", "payment-checker", "finance-maker", "finance-checker", "tech-bureau-head")),
            new Item("/camunda/app/tasklist/default/", "portal.nav.tasklist", "portal.card.tasklistText", STAFF),
            new Item(
                    "/portal/admin/programme",
                    "campaign.page.title",
                    "campaign.page.cardText",
                    anyOf("tech-bureau-head", "finance-maker", "sysadmin")),
            new Item(
                    "/portal/policy",
                    "policy.nav.title",
                    "policy.nav.text",
                    anyOf("tech-clerk", "tech-section-head", "tech-bureau-head", "legal-reviewer", "auditor")),
            new Item(
                    "/portal/policy/sandbox",
                    "statistics.nav.sandbox",
                    "statistics.nav.sandboxText",
                    anyOf(
                            "tech-clerk",
                            "tech-section-head",
                            "tech-bureau-head",
                            "legal-reviewer",
                            "finance-maker",
                            "auditor")),
            new Item("/portal/admin/clock", "demo.nav.clock", "demo.nav.clockText", anyOf("sysadmin")),
            new Item("/portal/admin/calendar", "deadline.calendar.nav", "deadline.calendar.navText", anyOf("sysadmin")),
            new Item("/portal/admin/users", "portal.nav.users", "portal.card.usersText", anyOf("sysadmin")),
            new Item(
                    "/camunda/app/cockpit/default/",
                    "portal.nav.cockpit",
                    "portal.card.cockpitText",
                    anyOf("sysadmin")),
            new Item("/portal/audit", "portal.nav.audit", "portal.card.auditText", anyOf("auditor", "supervisor")));

    private static final Map<String, String> HOMES = Map.of(
            "/portal/office/objections", "/portal/notice",
            "/portal/office/clues", "/portal/notice",
            "/portal/office/decisions", "/portal/decision",
            "/portal/my/payee", "/portal/my/bank-account");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile Set<String> paths;

    Navigation(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The entry a page belongs to: the nearest one above it, and for pages that stand elsewhere the one that leads there. */
    String at(String page, List<Item> menu) {
        String here = HOMES.entrySet().stream()
                .filter(home -> page.startsWith(home.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(page);
        return menu.stream()
                .map(Item::path)
                .filter(path -> here.equals(path) || here.startsWith(path + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    List<Item> publicSite() {
        return PUBLIC.stream().filter(item -> exists(item.path())).toList();
    }

    List<Item> portal(Set<String> roles) {
        return PORTAL.stream()
                .filter(item -> item.visible().test(roles) && exists(item.path()))
                .toList();
    }

    /** The web apps are not controllers of ours; they are always there. */
    private boolean exists(String path) {
        return path.startsWith("/camunda/") || paths().contains(path);
    }

    private Set<String> paths() {
        if (paths == null) {
            var found = new TreeSet<String>();
            mappings.orderedStream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .forEach(mapping -> found.addAll(mapping.getDirectPaths()));
            paths = found;
        }
        return paths;
    }

    private static boolean applicant(String role) {
        return role.startsWith("applicant-");
    }

    private static Predicate<Set<String>> anyOf(String... wanted) {
        var any = Set.of(wanted);
        return roles -> roles.stream().anyMatch(any::contains);
    }

    /** One entry: path, message keys of its label and of the sentence on its card, and who sees it. */
    record Item(String path, String label, String text, Predicate<Set<String>> visible) {}
}
