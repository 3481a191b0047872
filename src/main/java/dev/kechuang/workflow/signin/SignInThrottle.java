package dev.kechuang.workflow.signin;

import dev.kechuang.shared.TryLimit;
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
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows guessing down: from the fifth wrong password on, an account name waits, longer each time, up to five minutes; and
 * a source that fails with ever other names has 30 tries, then four a minute. Right passwords do not count.
 */
final class SignInThrottle extends OncePerRequestFilter {

    static final int FREE_TRIES = 5;
    static final int TRIES_OF_A_SOURCE = 30;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration NEXT_TRY_OF_A_SOURCE = Duration.ofSeconds(15);
    private static final int KEPT = 10_000;
    private static final int LONGEST_NAME = 64;

    private record Failures(int count, Instant openAgain) {}

    private final Clock clock;
    private final SignInJournal journal;
    private final TryLimit sources;
    private final Map<String, Failures> byName = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEPT;
        }
    });

    SignInThrottle(Clock clock, SignInJournal journal) {
        this.clock = clock;
        this.journal = journal;
        this.sources = new TryLimit(TRIES_OF_A_SOURCE, NEXT_TRY_OF_A_SOURCE, KEPT, clock);
    }

    @EventListener
    void wrong(AuthenticationFailureBadCredentialsEvent event) {
        var name = bounded(event.getAuthentication().getName());
        var source = source(event.getAuthentication());
        journal.wrong(name, source);
        var failures = byName.compute(name, (key, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            return new Failures(count, clock.instant().plus(pause(count)));
        });
        if (failures.count() >= FREE_TRIES) journal.accountPaused(name, source, pause(failures.count()));
    }

    @EventListener
    void disabled(AuthenticationFailureDisabledEvent event) {
        journal.disabled(bounded(event.getAuthentication().getName()), source(event.getAuthentication()));
    }

    @EventListener
    void right(AuthenticationSuccessEvent event) {
        var source = source(event.getAuthentication());
        byName.remove(bounded(event.getAuthentication().getName()));
        sources.giveBack(TryLimit.sourceOf(source));
        journal.signedIn(event.getAuthentication().getName(), source);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (waits(bounded(request.getParameter("username"))) || !mayTry(request.getRemoteAddr())) {
            response.sendRedirect(request.getContextPath() + "/sign-in?wait");
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !("POST".equals(request.getMethod()) && request.getRequestURI().endsWith("/sign-in"));
    }

    int namesKept() {
        return byName.size();
    }

    private boolean waits(String name) {
        var failures = byName.get(name);
        return failures != null && clock.instant().isBefore(failures.openAgain());
    }

    private boolean mayTry(String address) {
        var source = TryLimit.sourceOf(address);
        return switch (sources.take(source)) {
            case ALLOWED -> true;
            case LAST -> {
                journal.sourcePaused(source);
                yield true;
            }
            case REFUSED -> false;
        };
    }

    private static Duration pause(int count) {
        if (count < FREE_TRIES) return Duration.ZERO;
        var longer = Duration.ofSeconds(3L << Math.min(count - FREE_TRIES, 10));
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    /** As the registry reads it, so that a blank before the name makes no other name of it. No account has a longer one. */
    private static String bounded(String typed) {
        var name = typed == null ? "" : typed.strip();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static String source(Authentication tried) {
        return tried.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "";
    }
}
