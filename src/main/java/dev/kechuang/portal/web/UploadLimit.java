package dev.kechuang.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * An upload the server does not even read leads back to the page it came from, which then says so. It stands before the
 * sign-in filters: they would miss the token inside the unread form and answer that the person has no right.
 */
final class UploadLimit extends OncePerRequestFilter {

    /** Any page shows the sentence when its address carries this. */
    static final String MARK = "tooLarge";

    private static final int BEFORE_SECURITY = -150;

    /** Registers the filter for the pages that take files. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<UploadLimit> uploadLimit() {
            var registration = new FilterRegistrationBean<>(new UploadLimit());
            registration.addUrlPatterns("/portal/*", "/public/*");
            registration.setOrder(BEFORE_SECURITY);
            return registration;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParts();
        } catch (IllegalStateException tooLarge) {
            lead(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !"POST".equals(request.getMethod()) || type == null || !type.startsWith("multipart/form-data");
    }

    private static void lead(HttpServletRequest request, HttpServletResponse response) {
        var back = back(request);
        if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, back);
        } else {
            response.setHeader("HX-Redirect", back);
        }
    }

    /** Only ever a path of this site, whatever the header says. */
    private static String back(HttpServletRequest request) {
        var page = request.getContextPath() + "/";
        var referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) return page + "?" + MARK;
        try {
            var from = URI.create(referer);
            boolean ours = request.getServerName().equalsIgnoreCase(from.getHost())
                    && from.getRawPath() != null
                    && from.getRawPath().startsWith(page)
                    && !from.getRawPath().startsWith("//");
            if (!ours) return page + "?" + MARK;
            var query = from.getRawQuery();
            boolean marked = query != null && query.contains(MARK);
            return from.getRawPath() + "?" + (query == null ? MARK : marked ? query : query + "&" + MARK);
        } catch (IllegalArgumentException notAnAddress) {
            return page + "?" + MARK;
        }
    }
}
