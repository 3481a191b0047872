package dev.kechuang.workflow.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kechuang.testsupport.RunningJar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packaged program as in production: nothing the whole world knows opens it, and it does not start half configured. */
class ProductionJarIT {

    static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final String ADMIN = "head-admin";
    private static final String ADMIN_PASSWORD = "Ostwind-Birne-7391";
    private static final String DEMO_PASSWORD = "kechuang-demo";

    /** Starts a program outside demo mode that must not come up, and answers what it wrote. */
    static String refusal(Path data, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("KECHUANG_DEMO", "false");
        var thrown = catchThrowable(() -> RunningJar.start(data, environment).close());
        assertThat(thrown).as("it must not start").isInstanceOf(IllegalStateException.class);
        return thrown.getMessage();
    }

    @Test
    void startsOnlyWithAKeyAndAStrongAdministratorAndKnowsNoDemoAccount() throws Exception {
        var data = RunningJar.freeFolder();
        assertThat(refusal(data, Map.of())).contains("KECHUANG_ACCOUNT_KEY");
        assertThat(refusal(data, Map.of("KECHUANG_ACCOUNT_KEY", "too-short"))).contains("KECHUANG_ACCOUNT_KEY");
        assertThat(refusal(
                        data,
                        Map.of(
                                "KECHUANG_ACCOUNT_KEY",
                                KEY,
                                "KECHUANG_ADMIN_USER",
                                ADMIN,
                                "KECHUANG_ADMIN_PASSWORD",
                                DEMO_PASSWORD.substring(0, 8))))
                .contains("KECHUANG_ADMIN_PASSWORD is not acceptable");

        try (var jar = RunningJar.start(
                data,
                Map.of(
                        "KECHUANG_DEMO",
                        "false",
                        "KECHUANG_ACCOUNT_KEY",
                        KEY,
                        "KECHUANG_ADMIN_USER",
                        ADMIN,
                        "KECHUANG_ADMIN_PASSWORD",
                        ADMIN_PASSWORD))) {
            assertThat(new Browser(jar.url("")).page("/sign-in").body()).doesNotContain("demo-accounts", "tech-clerk");
            assertThat(new Browser(jar.url("")).page("/sign-in?as=sysadmin").body())
                    .doesNotContain(DEMO_PASSWORD);
            int source = 0;
            for (var demo : List.of(
                    "tech-clerk",
                    "tech-section-head",
                    "sysadmin",
                    "auditor",
                    "payment-maker",
                    "hualan",
                    "admin",
                    "demo")) {
                for (var password : List.of(DEMO_PASSWORD, demo, "admin")) {
                    var answer = new Browser(jar.url(""))
                            .sending("X-Forwarded-For", "203.0.113." + ++source)
                            .postForm("/sign-in", "username", demo, "password", password);
                    assertThat(answer.headers().firstValue("Location").orElse(""))
                            .as(demo)
                            .endsWith("/sign-in?error");
                }
            }
            var admin = new Browser(jar.url("")).signIn(ADMIN, ADMIN_PASSWORD);
            assertThat(admin.page("/portal/admin/users").statusCode()).isEqualTo(200);
            assertThat(admin.page("/portal/admin/clock").statusCode())
                    .as("no movable clock in production")
                    .isIn(403, 404);
        }
        var jdbc = JdbcClient.create(JarGuardsIT.database(data));
        assertThat(jdbc.sql("select user_id from app_user").query(String.class).list())
                .containsExactly(ADMIN);
    }
}
