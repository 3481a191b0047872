package dev.kechuang.workflow.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Paths that do not exist for anyone: first-start takeover, the web apps' own password form, and the plain engine API. */
final class ClosedDoors extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (closed(path(request))) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }

    /** Decoded, normalised and without path parameters, as the servlet that would answer sees it. */
    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static boolean closed(String path) {
        return path.startsWith("/camunda/api/admin/setup")
                || path.startsWith("/camunda/app/admin")
                || path.matches("/camunda/api/admin/auth/user/[^/]+/login.*")
                || path.equals("/engine-rest")
                || path.startsWith("/engine-rest/");
    }
}
