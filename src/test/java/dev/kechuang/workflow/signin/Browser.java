package dev.kechuang.workflow.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person at a browser without a screen: signs in at the form, keeps cookies and sends the tokens pages ask for. Cookies
 * for TLS only are sent as well, as if a proxy with TLS stood in front.
 */
final class Browser {

    static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String base;

    Browser(String base) {
        this.base = base;
        headers.put("Accept", "application/json");
        headers.put("Accept-Language", "zh-CN");
    }

    Browser speaking(String language) {
        return sending("Accept-Language", language);
    }

    /** Adds a header to every request from now on. */
    Browser sending(String header, String text) {
        headers.put(header, text);
        return this;
    }

    Browser signIn(String userId, String password) throws IOException, InterruptedException {
        if (!tries(userId, password)) throw new IllegalStateException("Sign-in of " + userId + " failed");
        return this;
    }

    /** Signs in at the form like anybody; false when the answer leads back to it. */
    boolean tries(String userId, String password) throws IOException, InterruptedException {
        var answer = postForm("/sign-in", "username", userId, "password", password);
        if (answer.headers().firstValue("Location").orElse("sign-in").contains("sign-in")) return false;
        // The web apps hand out their own token with the first read.
        get("/camunda/api/admin/auth/user/default");
        return true;
    }

    /** Posts a form as its page would, with the page's token. */
    HttpResponse<String> postForm(String path, String... namesAndTexts) throws IOException, InterruptedException {
        var form = new StringBuilder("_csrf=" + encoded(token()));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            form.append('&').append(namesAndTexts[i]).append('=').append(encoded(namesAndTexts[i + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Sends one file beside the page's token, and as many empty fields as wanted. */
    HttpResponse<String> upload(String path, String field, String fileName, byte[] content, int emptyFields)
            throws IOException, InterruptedException {
        var edge = "----edge";
        // The web apps' API has its token in a header and takes every part for a file.
        var parts = new StringBuilder(path.startsWith("/camunda/") ? "" : part(edge, "_csrf", token()));
        for (int i = 0; i < emptyFields; i++) parts.append(part(edge, "field" + i, ""));
        parts.append("--")
                .append(edge)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        var body = List.of(
                parts.toString().getBytes(StandardCharsets.UTF_8),
                content,
                ("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(tokenHeader(request(path))
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(body)));
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
        return send(tokenHeader(request(path))
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, json);
    }

    /** Every cookie the site has set so far, with all its attributes. */
    List<String> setCookies() {
        return List.copyOf(setCookies);
    }

    private String token() throws IOException, InterruptedException {
        var found = TOKEN.matcher(page("/sign-in").body());
        return found.find() ? found.group(1) : "";
    }

    private static String part(String edge, String name, String text) {
        return "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder tokenHeader(HttpRequest.Builder request) {
        var token = cookies.get("XSRF-TOKEN");
        return token == null ? request : request.header("X-XSRF-TOKEN", token);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            setCookies.add(cookie);
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
        return answer;
    }
}
