package dev.kechuang.workflow.signin;

import static dev.kechuang.workflow.signin.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.testsupport.RunningJar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The packaged program with the demo's real accounts, as a hostile visitor meets it. What the attempts left behind is
 * counted at the end in the files and the database of the stopped program, whatever their answers said.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JarGuardsIT {

    private static final String PASSWORD = "kechuang-demo";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path data;
    private static Path canary;
    private static RunningJar jar;
    private static final Map<String, Browser> PEOPLE = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        data = RunningJar.freeFolder();
        canary = data.resolve("made-by-an-expression");
        jar = RunningJar.start(data, Map.of("KECHUANG_SECURE_COOKIES", "true"));
    }

    @AfterAll
    static void stop() {
        jar.close();
    }

    private static Browser stranger() {
        return new Browser(jar.url(""));
    }

    private static Browser as(String userId) throws Exception {
        if (!PEOPLE.containsKey(userId)) PEOPLE.put(userId, stranger().signIn(userId, PASSWORD));
        return PEOPLE.get(userId);
    }

    private static String filterOfTheOffice(Browser browser) throws Exception {
        for (var filter : json(browser.get(ENGINE + "/filter?resourceType=Task&firstResult=0&maxResults=50"))) {
            if (filter.path("name").asText().equals("本部门待办"))
                return filter.path("id").asText();
        }
        throw new IllegalStateException("The ready filter is missing");
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** A task that the role may take and nobody has taken. */
    private static String unclaimedTask(Browser browser) throws Exception {
        var tasks = json(browser.post(
                ENGINE + "/filter/" + filterOfTheOffice(browser) + "/list?firstResult=0&maxResults=15", "{}"));
        assertThat(tasks).as("the demo leaves work for the role").isNotEmpty();
        return tasks.get(0).path("id").asText();
    }

    @Test
    @Order(1)
    void noExpressionOfAClientIsEvaluated() throws Exception {
        var code = "${''.getClass().forName('java.io.File').getConstructor(''.getClass()).newInstance('" + canary
                + "').createNewFile()}";
        for (var user : new String[] {"tech-clerk", "dept-tax", "sysadmin", "hualan"}) {
            var browser = as(user);
            var filters = new ArrayList<String>(List.of("x"));
            if (user.equals("tech-clerk")) filters.add(filterOfTheOffice(browser));
            for (var body : hostile(code)) {
                for (var path : List.of("/task", "/task/count", "/task?firstResult=0&maxResults=5")) {
                    browser.post(ENGINE + path, body);
                }
                for (var filter : filters) {
                    browser.post(ENGINE + "/filter/" + filter + "/list", body);
                    browser.post(ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=5", body);
                    browser.post(ENGINE + "/filter/" + filter + "/count", body);
                    browser.call("PUT", ENGINE + "/filter/" + filter, stored(body));
                }
                browser.post(ENGINE + "/filter/create", stored(body));
            }
            browser.get(ENGINE + "/task?assigneeExpression=%24%7B1%2B1%7D");
        }

        assertThat(canary).as("the file the expression would make").doesNotExist();
    }

    private static List<String> hostile(String code) {
        var bodies = new ArrayList<String>();
        for (var key :
                List.of("assigneeExpression", "ownerExpression", "candidateGroupExpression", "dueAfterExpression")) {
            var plain = "{\"" + key + "\":\"" + code + "\"}";
            bodies.add(plain);
            bodies.add("{\"orQueries\":[" + plain + "]}");
            bodies.add("{\"orQueries\":[{\"orQueries\":[" + plain + "]}]}");
        }
        return bodies;
    }

    private static String stored(String query) {
        return "{\"resourceType\":\"Task\",\"name\":\"smuggled\",\"query\":" + query + ",\"properties\":{}}";
    }

    @Test
    @Order(2)
    void aCandidateWritesNothingAndCompletesNothingUnclaimed() throws Exception {
        var clerk = as("tech-clerk");
        var task = unclaimedTask(clerk);
        var other = unclaimedTask(as("dept-tax"));
        var extra = "{\"variables\":{\"amount\":{\"value\":999999},\"score\":{\"value\":100},"
                + "\"approvedBy\":{\"value\":\"tech-clerk\"}}}";
        for (var id : List.of(task, other)) {
            var here = ENGINE + "/task/" + id;
            assertThat(clerk.post(here + "/submit-form", extra).statusCode()).isBetween(400, 499);
            for (var door :
                    List.of("/complete", "/resolve", "/delegate", "/assignee", "/variables", "/localVariables")) {
                assertThat(clerk.post(here + door, extra).statusCode()).as(door).isEqualTo(403);
            }
            assertThat(clerk.call("PUT", here + "/variables/score", "{\"value\":100}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(clerk.post(here + "/claim", "{\"userId\":\"dept-tax\"}").statusCode())
                    .isBetween(400, 499);
        }
        assertThat(json(clerk.get(ENGINE + "/task/" + task)).path("assignee").isNull())
                .as("still nobody's")
                .isTrue();
    }

    @Test
    @Order(3)
    void whoClaimsFairlyStillBringsNoExtraField() throws Exception {
        var clerk = as("dept-credit");
        var task = unclaimedTask(clerk);
        assertThat(clerk.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"dept-credit\"}")
                        .statusCode())
                .isEqualTo(204);

        var answer = clerk.post(
                ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{\"amount\":{\"value\":999999}}}");

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403);
    }

    @Test
    @Order(4)
    void theFirstStartPageIsGoneForEverybody() throws Exception {
        var intruder = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"x\",\"lastName\":\"x\",\"email\":\"\"},"
                + "\"credentials\":{\"password\":\"Intruder-1234567\"}}";
        for (var browser : List.of(stranger(), as("tech-clerk"), as("sysadmin"))) {
            for (var path : List.of(
                    "/camunda/api/admin/setup/default/user/create",
                    "/camunda/api/admin/setup/other/user/create",
                    "/camunda/api/admin/auth/user/default/login/cockpit",
                    "/camunda/app/admin/default/setup/")) {
                assertThat(browser.post(path, intruder).statusCode()).as(path).isEqualTo(404);
                assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    @Order(5)
    void theApiOfTheWebAppsIsAnAllowList() throws Exception {
        for (var user : new String[] {"tech-clerk", "sysadmin"}) {
            var browser = as(user);
            for (var call : List.of(
                    "POST /deployment/create",
                    "GET /history/variable-instance",
                    "GET /history/detail",
                    "POST /process-definition/key/nomination/start",
                    "POST /message",
                    "POST /user/create",
                    "POST /authorization/create")) {
                var words = call.split(" ");
                assertThat(browser.call(words[0], ENGINE + words[1], words[0].equals("GET") ? null : "{}")
                                .statusCode())
                        .as("%s as %s", call, user)
                        .isEqualTo(403);
            }
            for (var engine : List.of("other", "..", "DEFAULT", "default%2f..")) {
                assertThat(browser.get("/camunda/api/engine/engine/" + engine + "/task")
                                .statusCode())
                        .as(engine)
                        .isIn(400, 403, 404);
            }
        }
        assertThat(as("tech-clerk").get(ENGINE + "/user").statusCode()).isEqualTo(403);
        assertThat(as("tech-clerk").get(ENGINE + "/user/count").statusCode()).isEqualTo(403);
        assertThat(as("hualan").get(ENGINE + "/filter").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void aStrangerReachesNoEngineAtAll() throws Exception {
        for (var path : List.of("/engine-rest/task", "/engine-rest/engine", "/engine-rest/deployment/create")) {
            assertThat(stranger().get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(stranger().post(path, "{}").statusCode()).as(path).isEqualTo(404);
        }
        for (var path : List.of("/camunda/api/engine/engine/", ENGINE + "/task", ENGINE + "/process-definition")) {
            assertThat(stranger().get(path).statusCode()).as(path).isEqualTo(401);
        }
        for (var path : List.of("/h2-console", "/actuator", "/actuator/env", "/swagger-ui.html")) {
            assertThat(stranger().get(path).statusCode()).as(path).isIn(302, 401, 403, 404);
        }
        assertThat(stranger().page("/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(302);
    }

    @Test
    @Order(7)
    void everyKindOfAnswerCarriesTheHeaders() throws Exception {
        var clerk = as("tech-clerk");
        for (var answer : List.of(
                stranger().page("/"),
                stranger().page("/sign-in"),
                stranger().page("/portal"),
                stranger().get("/css/kechuang.css"),
                stranger().get("/js/form.js"),
                stranger().page("/public/nothing-here"),
                stranger().page("/nothing-here"),
                stranger().page("/portal;x=1/a//b"),
                stranger().get("/engine-rest/task"),
                stranger().get(ENGINE + "/filter"),
                stranger().post("/sign-in", "{}"),
                stranger().upload("/public/objections/evidence", "file", "x.pdf", new byte[10], 0),
                clerk.page("/portal"),
                clerk.page("/portal/messages/nonsense"),
                clerk.page("/portal/admin/users"),
                clerk.page("/camunda/app/tasklist/default/"),
                clerk.page("/camunda/app/cockpit/default/"),
                clerk.get("/camunda/lib/runtime.js"),
                clerk.get(ENGINE + "/filter?resourceType=Task&firstResult=0&maxResults=5"),
                clerk.get(ENGINE + "/deployment"),
                clerk.upload(ENGINE + "/deployment/create", "data", "x.bpmn", new byte[10], 0))) {
            var headers = answer.headers();
            var what = answer.statusCode() + " " + answer.uri();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(what)
                    .contains("frame-ancestors 'none'", "object-src 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(what).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(what).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(what).contains("same-origin");
            assertThat(headers.firstValue("Strict-Transport-Security").orElse(""))
                    .as(what)
                    .contains("max-age=31536000");
            assertThat(headers.firstValue("Server")).as(what).isEmpty();
            assertThat(answer.statusCode()).as(what).isLessThan(500);
            boolean webApp = answer.uri().getPath().matches("/camunda/(app|lib)/.*");
            if (!webApp)
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .as(what)
                        .doesNotContain("unsafe");
        }
    }

    @Test
    @Order(8)
    void cookiesAreForThisSiteAndTlsOnly() throws Exception {
        var clerk = as("tech-clerk");
        clerk.page("/portal?lang=zh");

        assertThat(clerk.setCookies()).anyMatch(one -> one.startsWith("JSESSIONID"));
        assertThat(clerk.setCookies()).anyMatch(one -> one.startsWith("XSRF-TOKEN"));
        assertThat(clerk.setCookies()).anyMatch(one -> one.startsWith("kc-lang"));
        assertThat(clerk.setCookies()).allSatisfy(cookie -> {
            assertThat(cookie).contains("Secure").contains("SameSite=Lax");
            // The web apps' script must read its own token.
            if (!cookie.startsWith("XSRF-TOKEN")) assertThat(cookie).contains("HttpOnly");
        });
    }

    @Test
    @Order(9)
    void theSessionChangesAtSignInAndEndsAtSignOut() throws Exception {
        var browser = stranger();
        browser.page("/sign-in");
        browser.signIn("auditor", PASSWORD);
        var sessions = browser.setCookies().stream()
                .filter(one -> one.startsWith("JSESSIONID"))
                .map(one -> one.split(";")[0])
                .toList();
        assertThat(sessions).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        assertThat(browser.page("/portal/audit").body()).contains("workflow.signedIn");

        browser.post("/camunda/api/admin/auth/user/default/logout", null);

        assertThat(browser.page("/portal/audit").statusCode()).isEqualTo(302);
    }

    /** The attempts above left nothing in any table; and without demo mode this database does not start at all. */
    @Test
    @Order(10)
    void nothingOfAllThatLeftATrace() throws Exception {
        jar.close();
        assertThat(canary).doesNotExist();
        var jdbc = JdbcClient.create(database(data));
        for (var harm : List.of(
                "from ACT_RU_VARIABLE where NAME_ in ('score', 'amount', 'approvedBy')",
                "from ACT_HI_VARINST where NAME_ in ('score', 'amount', 'approvedBy')",
                "from ACT_HI_DETAIL where 1 = 1",
                "from ACT_ID_USER where 1 = 1",
                "from ACT_RU_FILTER where NAME_ = 'smuggled' or QUERY_ like '%forName%'",
                "from app_user where user_id = 'intruder'",
                "from audit_entry where details like '%" + PASSWORD + "%'",
                "from (select count(*) as n from ACT_RE_DEPLOYMENT) as deployments where n > 1")) {
            assertThat(jdbc.sql("select count(*) " + harm).query(Long.class).single())
                    .as(harm)
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'workflow.signedIn'")
                        .query(Long.class)
                        .single())
                .as("sign-ins are in the trail")
                .isPositive();

        // A demo's clock stops a start in production before the passwords do.
        jdbc.sql("update business_clock set offset_millis = 0, demo = false").update();
        assertThat(ProductionJarIT.refusal(data, Map.of("KECHUANG_ACCOUNT_KEY", ProductionJarIT.KEY)))
                .contains("Accounts with demo passwords exist, but demo mode is off");
    }

    static DataSource database(Path folder) {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("kechuang") + ";LOCK_TIMEOUT=10000");
        database.setUser("sa");
        database.setPassword("");
        return database;
    }
}
