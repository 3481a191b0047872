package dev.kechuang;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The container's own health check: the public home page answers. A JRE image has no curl. */
public final class HealthProbe {

    private HealthProbe() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var port = System.getenv().getOrDefault("KECHUANG_PORT", "8080");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/public/notices"))
                .timeout(Duration.ofSeconds(4))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        System.exit(answer.statusCode() == 200 ? 0 : 1);
    }
}
