package dev.kechuang.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged product in a process of its own, as an operator starts it; its data lives in a temporary folder. */
public final class RunningJar implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;

    private RunningJar(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts the jar in demo mode with the given environment on top and waits until the home page answers. */
    public static RunningJar start(Map<String, String> environment) {
        return start(freeFolder(), environment);
    }

    /** The same on an existing data folder, as after a crash. */
    public static RunningJar start(Path data, Map<String, String> environment) {
        var jar = Path.of(System.getProperty("kechuang.jar", "target/kechuang.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar.toAbsolutePath() + " is missing: the build packages it first");
        }
        var port = freePort();
        var log = data.resolve("app.log");
        var command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-jar", jar.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var env = builder.environment();
        env.put("KECHUANG_PORT", Integer.toString(port));
        env.put("KECHUANG_DATA_DIR", data.toString());
        env.put("KECHUANG_DB_URL", "jdbc:h2:file:" + data.resolve("kechuang") + ";LOCK_TIMEOUT=10000");
        env.put("KECHUANG_BASE_URL", "http://localhost:" + port);
        env.put("KECHUANG_DEMO", "true");
        env.putAll(environment);
        try {
            var running = new RunningJar(builder.start(), port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(running::kill));
            running.awaitReady();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new temporary folder for the data of a product under test. */
    public static Path freeFolder() {
        try {
            return Files.createTempDirectory("kechuang-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        var request = HttpRequest.newBuilder(URI.create(url("/public/notices")))
                .timeout(Duration.ofSeconds(10))
                .build();
        var limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The product ended while starting:\n" + log(), notYet);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            try {
                // Waiting for another process, not for time to pass: its end wakes us early.
                if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("The product ended while starting:\n" + log());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        kill();
        throw new IllegalStateException("The product did not answer within " + START_LIMIT + ":\n" + log());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
