package dev.kechuang.portal.web;

import dev.kechuang.registry.DemoAccounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Role;
import dev.kechuang.registry.RoleTitle;
import dev.kechuang.registry.Roles;
import dev.kechuang.workflow.TaskInbox;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public front page, the sign-in page and each person's own front page. */
@Controller
class HomeController {

    private final Navigation navigation;
    private final Registry registry;
    private final Roles roles;
    private final TaskInbox inbox;
    private final PublicNow now;
    private final Optional<DemoAccounts> demo;

    HomeController(
            Navigation navigation,
            Registry registry,
            Roles roles,
            TaskInbox inbox,
            PublicNow now,
            Optional<DemoAccounts> demo) {
        this.navigation = navigation;
        this.registry = registry;
        this.roles = roles;
        this.inbox = inbox;
        this.now = now;
        this.demo = demo;
    }

    @GetMapping("/")
    String home(Model model, Locale locale) {
        model.addAttribute("openNotices", now.openNotices());
        model.addAttribute("openCalls", now.openCalls(locale));
        model.addAttribute("reviewDays", now.reviewDays());
        model.addAttribute("entrances", navigation.publicSite());
        return "portal/home";
    }

    /** In demo mode {@code as} fills in an account, whose password is public anyway. */
    @GetMapping("/sign-in")
    String signIn(@RequestParam(name = "as", defaultValue = "") String as, Model model, Locale locale) {
        List<DemoAccounts.Entry> entries = demo.map(DemoAccounts::entries).orElse(List.of());
        model.addAttribute(
                "demoAccounts",
                entries.stream()
                        .map(entry -> link(entry, locale))
                        .collect(Collectors.groupingBy(DemoLink::group, TreeMap::new, Collectors.toList())));
        entries.stream()
                .filter(entry -> entry.userId().equals(as))
                .findFirst()
                .ifPresent(entry -> model.addAttribute("filled", entry));
        return "portal/sign-in";
    }

    @GetMapping("/portal")
    String portal(Principal user, Model model) {
        Set<String> held = registry.rolesOf(user.getName());
        model.addAttribute("cards", navigation.portal(held));
        model.addAttribute(
                "roles",
                held.stream().map(roles::find).flatMap(Optional::stream).toList());
        model.addAttribute("waiting", new TreeMap<>(waiting(user.getName(), held)));
        registry.unitIdOfUser(user.getName()).ifPresent(unitId -> model.addAttribute("unit", registry.unit(unitId)));
        return "portal/portal";
    }

    /** Open tasks by role; a unit's tasks are its own, not those of all applicants. */
    private Map<String, Long> waiting(String userId, Set<String> held) {
        Map<String, Long> counts = new TreeMap<>(inbox.countByRole(
                held.stream().filter(role -> !RoleTitle.isApplicant(role)).toList()));
        registry.unitIdOfUser(userId).ifPresent(unitId -> {
            long open = inbox.openOfUnit(unitId, 0, InboxController.COUNTED).size();
            if (open > 0) counts.put(Role.APPLICANT_OPERATOR.id(), open);
        });
        return counts;
    }

    private DemoLink link(DemoAccounts.Entry entry, Locale locale) {
        return new DemoLink(
                entry.userId(),
                entry.displayName(),
                roles.nameOf(entry.role(), locale.getLanguage()),
                DemoGroup.of(entry.role()));
    }

    /** The order in which a visitor meets the roles of a year. */
    enum DemoGroup {
        UNIT,
        OFFICE,
        DEPT,
        OTHER;

        static DemoGroup of(String role) {
            if (RoleTitle.isApplicant(role)) return UNIT;
            if (RoleTitle.isDepartment(role)) return DEPT;
            return role.equals("auditor") || role.equals("sysadmin") ? OTHER : OFFICE;
        }

        public String label() {
            return "portal.signin.group." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** One demo account on the sign-in page. */
    record DemoLink(String userId, String displayName, String roleName, DemoGroup group) {}
}
