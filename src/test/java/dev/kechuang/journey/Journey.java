package dev.kechuang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.kechuang.testsupport.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** What all journeys share: browsers of several people, signing in, and pages that must not break on the way. */
abstract class Journey {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static Chromium chromium;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private String name;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void remember(TestInfo test) {
        name = test.getTestClass().orElseThrow().getSimpleName() + "-"
                + test.getTestMethod().orElseThrow().getName();
    }

    /** The last picture of everybody's page is kept for whoever reads the report. */
    @AfterEach
    void nothingBrokeOnTheWay() {
        int number = 0;
        for (var context : contexts) {
            for (var page : context.pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "journeys", name + "-" + ++number + ".png")));
            }
            context.close();
        }
        Assertions.assertThat(broken).as("answers and scripts that failed").isEmpty();
    }

    /** Somebody at an office screen who has not signed in. */
    Page visitor() {
        return page(chromium.desktop());
    }

    Page signedIn(String userId) {
        return signedIn(userId, Product.PASSWORD);
    }

    Page signedIn(String userId, String password) {
        var page = visitor();
        page.navigate(Product.url("/sign-in"));
        page.fill("#username", userId);
        page.fill("#password", password);
        button(page, "登录").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    Page page(BrowserContext context) {
        contexts.add(context);
        context.onResponse(answer -> {
            if (answer.status() >= 500) broken.add(answer.status() + " " + answer.url());
        });
        context.onWebError(error -> {
            // On a busy machine: the web app says so and is opened again.
            if (!error.error().contains("Load timeout for modules")) broken.add(error.error());
        });
        return context.newPage();
    }

    void open(Page page, String path) {
        page.navigate(Product.url(path));
    }

    /** What follows an act is carried on in the background within moments: a person presses reload. */
    static void reloadUntilVisible(Page page, Locator wanted) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            if (wanted.first().isVisible()) return;
            page.reload();
        }
        assertThat(wanted.first()).isVisible();
    }

    /** The engine's web apps give up when their parts come too slowly: a person opens them once more. */
    static void openWebApp(Page page, String app, Locator ready) {
        for (int attempt = 1; ; attempt++) {
            page.navigate(Product.url("/camunda/app/" + app + "/default/"));
            try {
                ready.waitFor();
                return;
            } catch (TimeoutError slow) {
                if (attempt == 3) throw slow;
            }
        }
    }

    /** A button of the page itself, not of its frame. */
    static Locator button(Page page, String label) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    static Locator link(Page page, String label) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    /** What the browser would write to disk after this click. */
    static byte[] downloaded(Page page, Runnable click) {
        try {
            return Files.readAllBytes(page.waitForDownload(click).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The smallest file that is a PDF by its content, whatever its name. */
    static FilePayload pdf(String fileName) {
        return new FilePayload(
                fileName,
                "application/pdf",
                ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                                + "trailer<</Root 1 0 R>>\n%%EOF\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** A Windows program that calls itself a PDF. */
    static FilePayload programNamedPdf(String fileName) {
        var bytes = new byte[512];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        return new FilePayload(fileName, "application/pdf", bytes);
    }
}
