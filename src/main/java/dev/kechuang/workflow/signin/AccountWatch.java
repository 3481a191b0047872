package dev.kechuang.workflow.signin;

import dev.kechuang.workflow.StaffSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Revocation acts at once: a session whose account is gone, disabled or has other roles by now ends with the next request. */
final class AccountWatch extends OncePerRequestFilter {

    private final StaffSource people;

    AccountWatch(StaffSource people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        boolean signedIn =
                person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken);
        if (signedIn) {
            var now = people.find(person.getName());
            if (now.isEmpty() || !now.get().roles().equals(Set.copyOf(Roles.of(person)))) {
                SecurityContextHolder.clearContext();
                var session = request.getSession(false);
                if (session != null) session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }

    /** Style sheets and scripts change nothing and show nothing. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/webjars/");
    }
}
