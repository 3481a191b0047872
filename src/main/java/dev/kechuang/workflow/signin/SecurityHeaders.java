package dev.kechuang.workflow.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Headers of every response, errors and static files included; the first filter of all, so that none escapes. */
final class SecurityHeaders extends OncePerRequestFilter {

    /** Our own pages: no inline script, no inline style, nothing from elsewhere. */
    static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
            + " frame-ancestors 'none'";

    /** The web apps are AngularJS and need eval and inline styles; only they get them. */
    static final String WEB_APPS = "default-src 'self'; script-src 'self' 'unsafe-eval' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

    static final String API = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; sandbox";

    private final boolean secure;

    SecurityHeaders(boolean secure) {
        this.secure = secure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        response.setHeader("Content-Security-Policy", policy(path));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        if (secure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        chain.doFilter(request, path.startsWith("/camunda/api/") ? new OwnPolicyStays(response) : response);
    }

    /** The web apps' own filter would give answers of their API the loose policy of their pages. */
    private static final class OwnPolicyStays extends HttpServletResponseWrapper {

        OwnPolicyStays(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!"Content-Security-Policy".equalsIgnoreCase(name)) super.setHeader(name, value);
        }

        @Override
        public void addHeader(String name, String value) {
            if (!"Content-Security-Policy".equalsIgnoreCase(name)) super.addHeader(name, value);
        }
    }

    private static String policy(String path) {
        if (path.startsWith("/camunda/api/")) return API;
        return path.startsWith("/camunda/") ? WEB_APPS : STRICT;
    }
}
