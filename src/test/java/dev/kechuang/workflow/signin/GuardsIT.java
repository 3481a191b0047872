package dev.kechuang.workflow.signin;

import static dev.kechuang.workflow.signin.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of the running program as a hostile visitor finds them: real server, real HTTP, real web apps. */
class GuardsIT extends RunningSeam {

    @BeforeEach
    void forget() {
        canary.rest();
        completion.handed().clear();
    }

    private String filter() {
        return engine.getFilterService()
                .createTaskFilterQuery()
                .filterName("本部门待办")
                .singleResult()
                .getId();
    }

    @Test
    void aHostileExpressionIsNeverEvaluated() throws Exception {
        var browser = as("clerk1");
        var song = "\"${canary.sing()}\"";
        var base = "{\"assigneeExpression\":" + song + "}";
        var or = "{\"orQueries\":[{\"assigneeExpression\":" + song + "}]}";
        var nested = "{\"orQueries\":[{\"orQueries\":[{\"dueBeforeExpression\":" + song + "}]}]}";
        var stored = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + or + ",\"properties\":{}}";
        for (var body : new String[] {base, or, nested}) {
            assertClientError(browser.post(ENGINE + "/task", body).statusCode());
            assertClientError(browser.post(ENGINE + "/task/count", body).statusCode());
            browser.post(ENGINE + "/filter/" + filter() + "/list", body);
            browser.post(ENGINE + "/filter/" + filter() + "/count", body);
            browser.post(ENGINE + "/filter/" + filter() + "/list?firstResult=0&maxResults=5", body);
        }
        assertThat(browser.post(ENGINE + "/filter/create", stored).statusCode()).isEqualTo(403);
        assertThat(browser.call("PUT", ENGINE + "/filter/" + filter(), stored).statusCode())
                .isEqualTo(403);
        assertClientError(browser.get(ENGINE + "/task?assigneeExpression=%24%7Bcanary.sing()%7D")
                .statusCode());

        assertThat(canary.calls()).isZero();
    }

    @Test
    void theOperatorIsNoBetterPlacedToSmuggleExpressions() throws Exception {
        var browser = as("operator");
        var or = "{\"orQueries\":[{\"assigneeExpression\":\"${canary.sing()}\"}]}";

        browser.post(ENGINE + "/task", or);
        browser.post(ENGINE + "/task/count", or);

        assertThat(canary.calls()).isZero();
    }

    @Test
    void theReadyFiltersWork() throws Exception {
        var browser = as("clerk1");
        decideTask();

        assertThat(browser.get(ENGINE + "/filter?itemCount=true&resourceType=Task&firstResult=0&maxResults=2000")
                        .body())
                .contains("我的待办", "本部门待办");
        assertThat(browser.post(ENGINE + "/filter/" + filter() + "/list?firstResult=0&maxResults=15", "{}")
                        .body())
                .contains("userTask_decide");
    }

    @Test
    void tasklistShowsClaimsAndCompletesATask() throws Exception {
        var browser = as("clerk1");
        var task = decideTask();

        assertThat(browser.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"clerk1\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.get(ENGINE + "/task/" + task + "/deployed-form").body())
                .contains("Field_decision");
        assertThat(browser.get(ENGINE + "/task/" + task + "/form-variables").statusCode())
                .isEqualTo(200);
        assertThat(submit(browser, task, "{\"decision\":{\"value\":\"ACCEPT\"},\"reason\":{\"value\":\"材料齐全\"}}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(completion.handed()).containsExactly("clerk1:ACCEPT:材料齐全:false");
        assertThat(jdbc.sql("select count(*) from ACT_RU_VARIABLE where NAME_ = 'reason'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from ACT_HI_VARINST where NAME_ = 'reason'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefusalReachesTasklistInThePersonsLanguage() throws Exception {
        var task = decideTask();
        var chinese = as("clerk1");
        chinese.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"clerk1\"}");

        var missing = submit(chinese, task, "{}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).contains("决定").doesNotContain("Cannot submit");
        var extra = submit(
                as("clerk1").speaking("en"), task, "{\"decision\":{\"value\":\"ACCEPT\"},\"amount\":{\"value\":9}}");
        assertThat(extra.statusCode()).isEqualTo(400);
        assertThat(extra.body()).contains("no such field");
        var refused = submit(chinese, task, "{\"decision\":{\"value\":\"REFUSE\"},\"reason\":{\"value\":\"拒绝我\"}}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("已被办理");

        assertThat(jdbc.sql(
                                "select details from audit_entry where action = 'workflow.refused' and subject_key like :task"
                                        + " order by id")
                        .param("task", "%" + task + "%")
                        .query(String.class)
                        .list())
                .hasSize(3)
                .satisfies(rows -> {
                    assertThat(rows.get(0)).contains("fields=decision", "key=");
                    assertThat(rows.get(1)).contains("fields=amount").doesNotContain("9");
                    assertThat(rows.get(2)).contains("key=").doesNotContain("拒绝我");
                });
    }

    @Test
    void whoHasNotClaimedCannotComplete() throws Exception {
        var task = decideTask();

        assertThat(submit(as("clerk2"), task, "{\"decision\":{\"value\":\"ACCEPT\"}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(submit(as("taxer"), task, "{\"decision\":{\"value\":\"ACCEPT\"}}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDepartmentSeesNothingOfAnothers() throws Exception {
        var task = decideTask();

        assertThat(as("taxer").get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/guards/closed-routes.csv", delimiter = ' ')
    void everyOtherRouteOfTheEngineIsShut(String method, String path) throws Exception {
        var task = decideTask();
        var route = ENGINE + path.replace("{task}", task);
        for (var user : new String[] {"clerk1", "operator"}) {
            assertThat(as(user).call(method, route, "GET".equals(method) ? null : "{}")
                            .statusCode())
                    .as("%s %s as %s", method, path, user)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/engine-rest/task",
                "/engine-rest/deployment/create",
                "/camunda/app/admin/default/"
            })
    void someDoorsDoNotExistForAnyone(String path) throws Exception {
        assertThat(anonymous().post(path, "{}").statusCode()).isEqualTo(404);
        assertThat(as("operator").post(path, "{}").statusCode()).isEqualTo(404);
        assertThat(as("operator").get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void strangersAndApplicantsDoNotEnterTheWebApps() throws Exception {
        assertThat(anonymous()
                        .get(ENGINE + "/filter?firstResult=0&maxResults=50")
                        .statusCode())
                .isEqualTo(401);
        assertThat(anonymous().page("/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(302);
        assertThat(as("company")
                        .get(ENGINE + "/filter?firstResult=0&maxResults=50")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("company").page("/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(403);
        assertThat(as("clerk1").page("/camunda/app/cockpit/default/").statusCode())
                .isEqualTo(403);
    }

    /** Signing in helps nobody to a page there is not; behind the doors nobody learns what there is without signing in. */
    @Test
    void anUnknownAddressIsNotFoundAndAClosedOneStaysClosed() throws Exception {
        assertThat(anonymous().page("/nothing-here").statusCode()).isEqualTo(404);
        assertThat(as("clerk1").page("/nothing-here").statusCode()).isEqualTo(404);
        assertThat(anonymous().page("/portal/nothing-here").statusCode()).isEqualTo(302);
        assertThat(anonymous().page("/camunda/nothing-here").statusCode()).isEqualTo(302);
        assertThat(as("clerk1").page("/portal/my").statusCode()).isEqualTo(403);
    }

    @Test
    void theOfficeReachesTasklistAndTheOperatorCockpit() throws Exception {
        assertThat(as("clerk1").page("/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(200);
        var operator = as("operator");
        assertThat(operator.page("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(operator.get(ENGINE + "/process-definition/count").statusCode())
                .isEqualTo(200);
        assertThat(operator.post(
                                "/camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=50",
                                "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRevokedAccountIsOutWithItsNextRequest() throws Exception {
        people.add("leaver", "tech-clerk");
        var browser = as("leaver");
        assertThat(browser.get(ENGINE + "/filter?firstResult=0&maxResults=50").statusCode())
                .isEqualTo(200);

        people.remove("leaver");

        assertThat(browser.get(ENGINE + "/filter?firstResult=0&maxResults=50").statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutInTasklistSignsOutEverywhere() throws Exception {
        var browser = as("clerk2");

        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", null)
                        .statusCode())
                .isEqualTo(204);

        assertThat(browser.get(ENGINE + "/filter?firstResult=0&maxResults=50").statusCode())
                .isEqualTo(401);
    }

    @Test
    void everyResponseCarriesTheHeaders() throws Exception {
        var browser = as("clerk1");
        for (var answer : new java.net.http.HttpResponse<?>[] {
            anonymous().page("/sign-in"),
            anonymous().page("/public/nothing-here"),
            anonymous().page("/public/broken-on-purpose"),
            anonymous().get("/engine-rest/task"),
            anonymous().get(ENGINE + "/filter?firstResult=0&maxResults=50"),
            browser.get(ENGINE + "/filter?firstResult=0&maxResults=50"),
            browser.get(ENGINE + "/deployment"),
            browser.page("/camunda/app/tasklist/default/"),
            browser.get("/camunda/lib/runtime.js")
        }) {
            var headers = answer.headers();
            assertThat(headers.firstValue("X-Content-Type-Options"))
                    .as("%s", answer)
                    .contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as("%s", answer).isPresent();
            assertThat(headers.firstValue("Permissions-Policy"))
                    .as("%s", answer)
                    .isPresent();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as("%s", answer)
                    .contains("frame-ancestors 'none'", "object-src 'none'");
            boolean webApp = answer.uri().getPath().startsWith("/camunda/app/")
                    || answer.uri().getPath().startsWith("/camunda/lib/");
            if (!webApp) {
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .as("%s", answer)
                        .doesNotContain("unsafe");
            }
        }
    }

    private static java.net.http.HttpResponse<String> submit(Browser browser, String task, String variables)
            throws Exception {
        return browser.post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":" + variables + "}");
    }

    private static void assertClientError(int status) {
        assertThat(status).isBetween(400, 499);
    }
}
