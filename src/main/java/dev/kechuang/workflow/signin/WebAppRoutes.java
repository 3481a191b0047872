package dev.kechuang.workflow.signin;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Every call into the web apps' API that exists for us: what Tasklist needs to show and work a task, and for the operator
 * what Cockpit needs to look and to let a failed job try again. What stands in neither list is refused.
 */
final class WebAppRoutes {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** One call: its method, and its path as a pattern of the whole path. */
    record Route(String method, Pattern path) {

        static Route of(String method, String path) {
            return new Route(method, Pattern.compile(path.replace("{id}", "[A-Za-z0-9:_.@-]+")));
        }

        boolean matches(String calledMethod, String calledPath) {
            return method.equals(calledMethod) && path.matcher(calledPath).matches();
        }
    }

    /** For everyone of the office. */
    static final List<Route> TASKLIST = List.of(
            Route.of("GET", "/camunda/api/engine/engine/?"),
            Route.of("GET", "/camunda/api/admin/auth/user/default"),
            Route.of("GET", "/camunda/api/tasklist/plugin/[a-zA-Z-]+/static/.*"),
            Route.of("GET", ENGINE + "/version"),
            Route.of("GET", ENGINE + "/filter"),
            Route.of("OPTIONS", ENGINE + "/filter"),
            Route.of("GET", ENGINE + "/filter/count"),
            Route.of("GET", ENGINE + "/filter/{id}"),
            Route.of("OPTIONS", ENGINE + "/filter/{id}"),
            Route.of("POST", ENGINE + "/filter/{id}/(list|count)"),
            Route.of("GET", ENGINE + "/task/{id}"),
            Route.of("GET", ENGINE + "/task/{id}/form"),
            Route.of("GET", ENGINE + "/task/{id}/deployed-form"),
            Route.of("GET", ENGINE + "/task/{id}/form-variables"),
            Route.of("GET", ENGINE + "/task/{id}/identity-links"),
            Route.of("POST", ENGINE + "/task/{id}/claim"),
            Route.of("POST", ENGINE + "/task/{id}/unclaim"),
            Route.of("POST", ENGINE + "/task/{id}/submit-form"),
            Route.of("GET", ENGINE + "/process-definition"),
            Route.of("GET", ENGINE + "/process-definition/{id}"),
            Route.of("GET", ENGINE + "/process-definition/{id}/xml"),
            Route.of("GET", ENGINE + "/history/user-operation"),
            Route.of("GET", ENGINE + "/history/user-operation/count"),
            Route.of("GET", ENGINE + "/user/{id}/profile"),
            Route.of("GET", ENGINE + "/identity/groups"),
            Route.of("GET", ENGINE + "/authorization/check"));

    /** Only for the operator, on top of the list above. Nothing here changes a case. */
    static final List<Route> COCKPIT = List.of(
            Route.of("GET", "/camunda/api/cockpit/plugin/[a-zA-Z-]+/static/.*"),
            Route.of("GET", "/camunda/api/cockpit/plugin/base/default/.*"),
            Route.of("POST", "/camunda/api/cockpit/plugin/base/default/(process-instance|incident)(/(count)?)?"),
            Route.of(
                    "POST",
                    "/camunda/api/cockpit/plugin/base/default/process-(instance|definition)/{id}"
                            + "/called-process-(instances|definitions)"),
            Route.of(
                    "GET",
                    ENGINE + "/(process-definition|process-instance|job|job-definition|incident|execution|deployment"
                            + "|decision-definition|decision-requirements-definition|batch|task|external-task"
                            + "|user|group|metrics|variable-instance)(/.*)?"),
            Route.of(
                    "POST",
                    ENGINE + "/(process-instance|job|incident|task|external-task|variable-instance|execution"
                            + "|job-definition)(/count)?"),
            Route.of("OPTIONS", ENGINE + "/(deployment|process-definition|process-instance|authorization)(/{id})?"),
            Route.of("GET", ENGINE + "/(case-definition/count|history/batch|history/batch/count)"),
            Route.of("POST", ENGINE + "/history/task/count"),
            Route.of("PUT", ENGINE + "/job/{id}/retries"),
            Route.of("PUT", ENGINE + "/job-definition/{id}/retries"));

    private WebAppRoutes() {}

    static boolean open(String method, String path, boolean operator) {
        return matches(TASKLIST, method, path) || operator && matches(COCKPIT, method, path);
    }

    private static boolean matches(List<Route> routes, String method, String path) {
        return routes.stream().anyMatch(route -> route.matches(method, path));
    }
}
