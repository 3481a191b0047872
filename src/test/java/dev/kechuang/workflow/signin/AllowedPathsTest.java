package dev.kechuang.workflow.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.filter.SecurityFilterRule;
import org.camunda.bpm.webapp.impl.security.filter.util.FilterRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The web apps' own list of paths, read as their filter reads it, for a stranger: the last line behind our own guards. */
class AllowedPathsTest {

    @BeforeEach
    void nobodyIsSignedIn() {
        Authentications.setCurrent(new Authentications());
    }

    @AfterEach
    void forget() {
        Authentications.clearCurrent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/engine/engine/default/deployment/create",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/anything/else",
                "/camunda/app/admin/default/"
            })
    void aStrangerIsRefused(String path) throws Exception {
        assertThat(FilterRules.authorize("POST", path, rules("allowedPaths.json"))
                        .isGranted())
                .isFalse();
    }

    /** Asked before the apps know who is there; our own routes in front want a signed-in person all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine",
                "/camunda/api/admin/auth/user/default"
            })
    void whatTheAppsAskFirstIsAnswered(String path) throws Exception {
        assertThat(FilterRules.authorize("GET", path, rules("allowedPaths.json"))
                        .isGranted())
                .isTrue();
    }

    /** Negative control: the rules the web apps come with let a stranger make the first administrator. */
    @ParameterizedTest
    @ValueSource(strings = "/camunda/api/admin/setup/default/user/create")
    void theWebAppsOwnRulesWouldGrantIt(String path) throws Exception {
        assertThat(FilterRules.authorize("POST", path, rules("securityFilterRules.json"))
                        .isGranted())
                .isTrue();
    }

    private static List<SecurityFilterRule> rules(String file) throws IOException {
        try (var json = new ClassPathResource("META-INF/resources/webjars/camunda/" + file).getInputStream()) {
            return FilterRules.load(json, "/camunda");
        }
    }
}
