package dev.kechuang.workflow.signin;

import static dev.kechuang.workflow.signin.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.workflow.FakeStaff;
import dev.kechuang.workflow.NoOtherEngine;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web guards before an engine and web apps without any other guard: what each of them alone holds back, and that the
 * same call does its harm when just that filter is stepped over. Stepping over exists in this test's context only.
 */
@SpringBootTest(
        classes = MissingWebGuardsIT.BareWebApps.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:bare-web-apps;DB_CLOSE_DELAY=-1",
            "spring.flyway.enabled=false",
            "camunda.bpm.database.schema-update=true",
            "camunda.bpm.history-level=full",
            "camunda.bpm.authorization.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json",
            "kechuang.web.secure-cookies=true"
        })
class MissingWebGuardsIT {

    private static final String WITHOUT = "X-Test-Without";
    private static final String DOORS = "ClosedDoors";
    private static final String ROUTES = "AuthorizationFilter";
    private static final String HEADERS = "SecurityHeaders";
    private static final String THROTTLE = "SignInThrottle";
    private static final String PASSWORD = "bare-web-apps";

    static {
        NoOtherEngine.lookedFor();
    }

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void emptyEngine() {
        engine.getIdentityService()
                .createUserQuery()
                .list()
                .forEach(user -> engine.getIdentityService().deleteUser(user.getId()));
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(one -> engine.getRepositoryService().deleteDeployment(one.getId()));
    }

    @Test
    void theSetUpPathMakesAnAdministratorOnceBothItsGuardsAreGone() throws Exception {
        assertThat(administratorsMade("nothing")).isZero();
        assertThat(administratorsMade(DOORS))
                .as("the list of routes holds alone")
                .isZero();
        assertThat(administratorsMade(ROUTES)).as("the closed doors hold alone").isZero();
        assertThat(administratorsMade(DOORS + " " + ROUTES)).isEqualTo(1);
    }

    @Test
    void withoutTheListOfRoutesAClerkDeploysAModel() throws Exception {
        assertThat(deploymentsMade("nothing")).isZero();
        assertThat(deploymentsMade(ROUTES)).isEqualTo(1);
    }

    @Test
    void withoutTheHeaderFilterAnswersAreBare() throws Exception {
        assertThat(headersMissing("nothing")).isEmpty();
        assertThat(headersMissing(HEADERS))
                .contains("Content-Security-Policy", "Referrer-Policy", "Strict-Transport-Security");
    }

    @Test
    void withoutTheThrottleGuessingEndsWithTheRightPassword() throws Exception {
        assertThat(guessed("taxer", "nothing")).isFalse();
        assertThat(guessed("crediter", THROTTLE)).isTrue();
    }

    private Browser without(String guards) {
        return new Browser("http://localhost:" + port).sending(WITHOUT, guards);
    }

    /** As a stranger: fetches the web apps' token, then asks the first-start page for an administrator. */
    private long administratorsMade(String missing) throws Exception {
        var stranger = without(missing);
        stranger.get("/camunda/api/admin/auth/user/default");
        stranger.post(
                "/camunda/api/admin/setup/default/user/create",
                "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"x\",\"lastName\":\"x\",\"email\":\"x@example.cn\"},"
                        + "\"credentials\":{\"password\":\"Intruder-1234567\"}}");
        return engine.getIdentityService().createUserQuery().count();
    }

    private long deploymentsMade(String missing) throws Exception {
        var known = engine.getIdentityService().newUser("clerk1");
        if (engine.getIdentityService().createUserQuery().count() == 0)
            engine.getIdentityService().saveUser(known);
        var clerk = without("nothing").signIn("clerk1", PASSWORD).sending(WITHOUT, missing);
        clerk.upload(
                ENGINE + "/deployment/create",
                "data",
                "evil.txt",
                "a deployment is code".getBytes(StandardCharsets.UTF_8),
                0);
        return engine.getRepositoryService().createDeploymentQuery().count();
    }

    private List<String> headersMissing(String missing) throws Exception {
        var headers = without(missing).get("/public/nothing-here").headers();
        return List.of(
                        "Content-Security-Policy",
                        "X-Content-Type-Options",
                        "X-Frame-Options",
                        "Referrer-Policy",
                        "Strict-Transport-Security")
                .stream()
                .filter(name -> headers.firstValue(name).isEmpty())
                .toList();
    }

    private boolean guessed(String userId, String missing) throws Exception {
        var guesser = without(missing);
        for (int i = 0; i < 8; i++) guesser.tries(userId, "guess-" + i);
        return guesser.tries(userId, PASSWORD);
    }

    /** The product's sign-in and web filters, Camunda's own engine and web apps, nothing of the seam between them. */
    @EnableAutoConfiguration
    @Import(SecurityConfig.class)
    static class BareWebApps {

        @Bean
        FakeStaff people() {
            return new FakeStaff();
        }

        @Bean
        UserDetailsService accounts(FakeStaff people) {
            return name -> people.find(name)
                    .map(member -> User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .roles(member.roles().toArray(String[]::new))
                            .build())
                    .orElseThrow(() -> new UsernameNotFoundException(name));
        }

        @Bean
        AuditTrail audit() {
            return mock();
        }

        @Bean
        SignInPage signInPage() {
            return new SignInPage();
        }

        @Bean
        static BeanPostProcessor steppedOver() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof DefaultSecurityFilterChain chain) {
                        chain.getFilters().replaceAll(SteppedOver::ifAsked);
                    }
                    if (bean instanceof FilterRegistrationBean<?> registration) wrap(registration);
                    return bean;
                }
            };
        }

        @SuppressWarnings("unchecked")
        private static void wrap(FilterRegistrationBean<?> registration) {
            var any = (FilterRegistrationBean<Filter>) registration;
            any.setFilter(SteppedOver.ifAsked(any.getFilter()));
        }
    }

    /** What the sign-in form needs of its page. */
    @RestController
    static class SignInPage {

        @GetMapping("/sign-in")
        String page(CsrfToken token) {
            return "<input type=\"hidden\" name=\"_csrf\" value=\"" + token.getToken() + "\">";
        }
    }

    /** Passes by one of our guards when a request of this test asks for it. */
    private static final class SteppedOver extends OncePerRequestFilter {

        private final Filter guard;

        private SteppedOver(Filter guard) {
            this.guard = guard;
        }

        static Filter ifAsked(Filter filter) {
            boolean ours = filter instanceof ClosedDoors
                    || filter instanceof SecurityHeaders
                    || filter instanceof SignInThrottle
                    || filter instanceof AuthorizationFilter;
            return ours ? new SteppedOver(filter) : filter;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var missing = request.getHeader(WITHOUT);
            boolean over = missing != null
                    && List.of(missing.split(" ")).contains(guard.getClass().getSimpleName());
            if (over) chain.doFilter(request, response);
            else guard.doFilter(request, response, chain);
        }

        @Override
        protected String getAlreadyFilteredAttributeName() {
            return getClass().getName() + guard.getClass().getName();
        }

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }
    }
}
