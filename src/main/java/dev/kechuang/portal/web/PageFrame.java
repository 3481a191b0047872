package dev.kechuang.portal.web;

import dev.kechuang.notification.Mailbox;
import dev.kechuang.notification.Messagebox;
import dev.kechuang.portal.District;
import dev.kechuang.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What the layout shows around every page; asked lazily, so that a redirect costs no query. */
public final class PageFrame {

    private final District district;
    private final Navigation navigation;
    private final Registry registry;
    private final Messagebox messages;
    private final HttpServletRequest request;
    private Set<String> roles;

    PageFrame(
            District district,
            Navigation navigation,
            Registry registry,
            Messagebox messages,
            HttpServletRequest request) {
        this.district = district;
        this.navigation = navigation;
        this.registry = registry;
        this.messages = messages;
        this.request = request;
    }

    /** {@code zh} or {@code en}. */
    public String getLanguage() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en") ? "en" : "zh";
    }

    public String getHtmlLang() {
        return getLanguage().equals("en") ? "en" : "zh-CN";
    }

    public String getDistrict() {
        return district.name(getLanguage());
    }

    public String getBureau() {
        return district.bureau(getLanguage());
    }

    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    public String getUserName() {
        return registry.displayName(request.getUserPrincipal().getName());
    }

    public long getUnread() {
        String userId = request.getUserPrincipal().getName();
        return messages.unread(new Mailbox(userId, registry.unitIdOfUser(userId).orElse(null), roles()));
    }

    public List<Navigation.Item> getMenu() {
        return isSignedIn() ? navigation.portal(roles()) : navigation.publicSite();
    }

    public boolean current(String path) {
        return path.equals(navigation.at(path(), getMenu()));
    }

    /** The page at hand in the other language. */
    public String inLanguage(String language) {
        var link = UriComponentsBuilder.fromPath(path());
        if (request.getMethod().equals("GET") && request.getQueryString() != null) {
            link.query(request.getQueryString());
        }
        return link.replaceQueryParam("lang", language).build().toUriString();
    }

    private String path() {
        return ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                        .pathWithinApplication()
                        .value()
                : request.getRequestURI();
    }

    private Set<String> roles() {
        if (roles == null) roles = registry.rolesOf(request.getUserPrincipal().getName());
        return roles;
    }
}
