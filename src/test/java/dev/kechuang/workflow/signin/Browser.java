package dev.kechuang.workflow.signin;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A person at a browser without a screen: keeps cookies, signs in at the form, sends the tokens pages ask for. */
final class Browser {

    static final String ENGINE = "/camunda/api/engine/engine/default";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private String language = "zh-CN";

    Browser(int port) {
        this.base = "http://localhost:" + port;
    }

    Browser speaking(String language) {
        this.language = language;
        return this;
    }

    Browser signIn(String userId, String password) throws IOException, InterruptedException {
        var token = get("/public/token-for-tests").body();
        var form = "username=" + userId + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        var answer = send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
            throw new IllegalStateException("Sign-in of " + userId + " failed");
        }
        // The web apps hand out their own token with the first read.
        get("/camunda/api/admin/auth/user/default");
        return this;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return send(request(path).setHeader("Accept", "text/html").GET());
    }

    HttpResponse<String> call(String method, String path, String json) throws IOException, InterruptedException {
        var body = json == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8);
        var request = request(path).header("Content-Type", "application/json").method(method, body);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return send(request);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, json);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
