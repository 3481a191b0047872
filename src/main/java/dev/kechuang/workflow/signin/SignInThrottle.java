package dev.kechuang.workflow.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows guessing down: from the fifth wrong password on, an account name waits, longer each time, up to five minutes. */
final class SignInThrottle extends OncePerRequestFilter {

    private static final int FREE_TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int NAMES_KEPT = 10_000;

    private record Failures(int count, Instant openAgain) {}

    private final Clock clock;
    private final Map<String, Failures> byName = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > NAMES_KEPT;
        }
    });

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    @EventListener
    void wrong(AuthenticationFailureBadCredentialsEvent event) {
        byName.compute(event.getAuthentication().getName(), (name, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            long pause = count < FREE_TRIES ? 0 : Math.min(3L << Math.min(count - FREE_TRIES, 10), LONGEST.toSeconds());
            return new Failures(count, clock.instant().plusSeconds(pause));
        });
    }

    @EventListener
    void right(AuthenticationSuccessEvent event) {
        byName.remove(event.getAuthentication().getName());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var name = request.getParameter("username");
        var failures = name == null ? null : byName.get(name);
        if (failures != null && clock.instant().isBefore(failures.openAgain())) {
            response.sendRedirect(request.getContextPath() + "/sign-in?wait");
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !("POST".equals(request.getMethod()) && request.getRequestURI().endsWith("/sign-in"));
    }
}
