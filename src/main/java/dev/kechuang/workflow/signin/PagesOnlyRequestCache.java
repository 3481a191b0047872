package dev.kechuang.workflow.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** After sign-in one returns to the page asked for, never to a call a script made in the background. */
final class PagesOnlyRequestCache extends HttpSessionRequestCache {

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var accept = request.getHeader("Accept");
        boolean page = "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html");
        if (page && request.getHeader("HX-Request") == null) super.saveRequest(request, response);
    }
}
