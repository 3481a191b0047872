package dev.kechuang.registry.web;

import dev.kechuang.registry.Account;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Role;
import dev.kechuang.registry.RoleTitle;
import dev.kechuang.registry.Roles;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Accounts and roles, for the system administrator only. */
@Controller
class UsersController {

    private static final int SIZE = 25;
    private static final String HERE = "/portal/admin/users";

    private final Accounts accounts;
    private final Registry registry;
    private final Roles roles;
    private final ProblemTexts problemTexts;

    UsersController(Accounts accounts, Registry registry, Roles roles, ProblemTexts problemTexts) {
        this.accounts = accounts;
        this.registry = registry;
        this.roles = roles;
        this.problemTexts = problemTexts;
    }

    @GetMapping(HERE)
    ModelAndView list(
            Principal user,
            @RequestParam(name = "search", defaultValue = "") String search,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            Locale locale) {
        check(user);
        return listPage(search, Math.max(0, Math.min(asked, 10_000)), NewUser.EMPTY, Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE)
    ModelAndView create(
            Principal user,
            @RequestParam("userId") String userId,
            @RequestParam("displayName") String displayName,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam("password") String password,
            @RequestParam(name = "roles", defaultValue = "") Set<String> wanted,
            Locale locale) {
        check(user);
        String address = email.isBlank() ? null : email.strip();
        try {
            accounts.create(new NewAccount(userId, displayName, address, password, null, wanted), user.getName());
            return new ModelAndView("redirect:" + HERE + "/" + userId + "?done");
        } catch (Refusal refusal) {
            var typed = new NewUser(userId, displayName, email, wanted);
            return listPage("", 0, typed, problemTexts.of(refusal, locale), HttpStatus.BAD_REQUEST, locale);
        }
    }

    @GetMapping(HERE + "/{userId}")
    ModelAndView one(@PathVariable("userId") String userId, Principal user, Locale locale) {
        check(user);
        return userPage(userId, Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE + "/{userId}/{change}")
    ModelAndView change(
            @PathVariable("userId") String userId,
            @PathVariable("change") String change,
            @RequestParam(name = "role", defaultValue = "") String role,
            @RequestParam(name = "password", defaultValue = "") String password,
            Principal user,
            Locale locale) {
        check(user);
        String actor = user.getName();
        try {
            switch (change) {
                case "grant" -> accounts.grant(userId, role, actor);
                case "revoke" -> accounts.revoke(userId, role, actor);
                case "enable" -> accounts.enable(userId, actor);
                case "disable" -> accounts.disable(userId, actor);
                case "password" -> accounts.setPassword(userId, password, actor);
                default -> throw Refusal.notFound("registry.noSuchUser");
            }
            return new ModelAndView("redirect:" + HERE + "/" + userId + "?done");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) throw refusal;
            return userPage(userId, problemTexts.of(refusal, locale), HttpStatus.BAD_REQUEST, locale);
        }
    }

    private ModelAndView listPage(
            String search, int page, NewUser typed, Map<String, String> problems, HttpStatus status, Locale locale) {
        var view = new ModelAndView("registry/users", status);
        view.addObject("accounts", accounts.page(search, page, SIZE));
        view.addObject("search", search);
        view.addObject("typed", typed);
        view.addObject("problems", problems);
        view.addObject("staffRoles", roles.staff());
        view.addObject("roleNames", roleNames(locale));
        return view;
    }

    private ModelAndView userPage(String userId, Map<String, String> problems, HttpStatus status, Locale locale) {
        Account account = accounts.find(userId).orElseThrow(() -> Refusal.notFound("registry.noSuchUser"));
        var view = new ModelAndView("registry/user", status);
        view.addObject("account", account);
        view.addObject("problems", problems);
        view.addObject("roleNames", roleNames(locale));
        view.addObject(
                "grantable",
                roles.all().stream()
                        .filter(role -> role.applicant() == (account.unitId() != null))
                        .filter(role -> !account.roles().contains(role.id()))
                        .toList());
        return view;
    }

    private void check(Principal user) {
        if (!registry.hasRole(user.getName(), Role.SYSADMIN.id())) throw Refusal.notAllowed("registry.notAdmin");
    }

    private Map<String, String> roleNames(Locale locale) {
        return roles.all().stream().collect(Collectors.toMap(RoleTitle::id, role -> role.name(locale.getLanguage())));
    }

    /** A new account as typed, without its password. */
    record NewUser(String userId, String displayName, String email, Set<String> roles) {
        static final NewUser EMPTY = new NewUser("", "", "", Set.of());
    }
}
