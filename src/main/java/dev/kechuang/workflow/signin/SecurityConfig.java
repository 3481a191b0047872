package dev.kechuang.workflow.signin;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.workflow.StaffSource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.function.Predicate;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One sign-in for portal and web apps. Every path has a rule; what has none is denied. */
@Configuration
class SecurityConfig {

    /** Ends the session from the portal and from the web apps' own menu alike. */
    private static final RequestMatcher SIGN_OUT = request -> "POST".equals(request.getMethod())
            && ("/sign-out".equals(ClosedDoors.path(request))
                    || "/camunda/api/admin/auth/user/default/logout".equals(ClosedDoors.path(request)));

    private static final RequestMatcher WEB_APP_API =
            request -> ClosedDoors.path(request).startsWith("/camunda/api/");

    /** Only for reading: a refused POST keeps the answer that tells why, a missing token for instance. */
    private static final RequestMatcher NOWHERE = request ->
            "GET".equals(request.getMethod()) && !ClosedDoors.path(request).matches("/(portal|camunda|error)(/.*)?");

    @Bean
    SecurityFilterChain security(HttpSecurity http, StaffSource people, SignInThrottle throttle) throws Exception {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/", "/public/**", "/css/**", "/js/**", "/img/**", "/webjars/htmx.org/**")
                .permitAll()
                .requestMatchers("/sign-in", "/register", "/register/**", "/error", "/health", "/favicon.ico")
                .permitAll()
                .requestMatchers("/portal/my/**")
                .access(only(Roles::applicant))
                .requestMatchers(
                        "/portal/office",
                        "/portal/office/**",
                        "/portal/admin/programme/**",
                        "/portal/policy/**",
                        "/portal/notice/**",
                        "/portal/payout/**",
                        "/portal/decision/**")
                .access(only(Roles::staff))
                .requestMatchers("/portal", "/portal/**")
                .authenticated()
                .requestMatchers(WEB_APP_API)
                .access(SecurityConfig::openRoute)
                .requestMatchers("/camunda/app/cockpit/**")
                .access(only(Roles::operator))
                .requestMatchers("/camunda", "/camunda/**")
                .access(only(Roles::staff))
                .anyRequest()
                .denyAll());
        http.formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/portal", false));
        http.logout(out -> out.logoutRequestMatcher(SIGN_OUT).logoutSuccessHandler((request, response, person) -> {
            if (WEB_APP_API.matches(request)) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            else response.sendRedirect(request.getContextPath() + "/");
        }));
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()));
        http.exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEB_APP_API));
        // Where nothing is, signing in helps nobody: strangers and signed-in people alike get the page that says so.
        http.exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        (request, response, refused) -> response.sendError(HttpServletResponse.SC_NOT_FOUND), NOWHERE)
                .accessDeniedHandler((request, response, refused) -> response.sendError(
                        NOWHERE.matches(request)
                                ? HttpServletResponse.SC_NOT_FOUND
                                : HttpServletResponse.SC_FORBIDDEN)));
        // The web apps bring their own token check; both write the same kind of protection.
        http.csrf(csrf -> csrf.ignoringRequestMatchers(WEB_APP_API));
        http.requestCache(cache -> cache.requestCache(new PagesOnlyRequestCache()));
        http.headers(headers -> headers.defaultsDisabled().cacheControl(control -> {}));
        http.addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(new AccountWatch(people), AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** The registry knows the accounts; an unknown name takes as long as a wrong password. */
    @Bean
    AuthenticationProvider passwordSignIn(UserDetailsService users, PasswordEncoder passwords) {
        var accounts = new DaoAuthenticationProvider(users);
        accounts.setPasswordEncoder(passwords);
        return accounts;
    }

    @Bean
    SignInThrottle signInThrottle(AuditTrail audit, StaffSource people) {
        return new SignInThrottle(Clock.systemUTC(), new SignInJournal(audit, people));
    }

    /** The throttle runs inside the security chain only. */
    @Bean
    FilterRegistrationBean<SignInThrottle> throttleInSecurityChainOnly(SignInThrottle throttle) {
        var registration = new FilterRegistrationBean<>(throttle);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders(
            @Value("${kechuang.web.secure-cookies:true}") boolean secure) {
        var registration = new FilterRegistrationBean<>(new SecurityHeaders(secure));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.FORWARD);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ClosedDoors> closedDoors() {
        var registration = new FilterRegistrationBean<>(new ClosedDoors());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** After Spring Security, before the web apps' own filters, which the servlet container adds last. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppSignIn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", WebAppSignIn.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(101);
        return registration;
    }

    private static AuthorizationManager<RequestAuthorizationContext> only(Predicate<Authentication> who) {
        return (person, context) -> new AuthorizationDecision(who.test(person.get()));
    }

    private static AuthorizationDecision openRoute(
            java.util.function.Supplier<Authentication> person, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var who = person.get();
        return new AuthorizationDecision(Roles.staff(who)
                && WebAppRoutes.open(request.getMethod(), ClosedDoors.path(request), Roles.operator(who)));
    }
}
