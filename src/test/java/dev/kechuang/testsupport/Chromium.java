package dev.kechuang.testsupport;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The browser of the tests: Debian's Chromium, headless, in Chinese. Without one, browser tests are skipped unless required. */
public final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium launch() {
        var place = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (place.isEmpty()) {
            if ("required".equals(System.getenv("KECHUANG_BROWSER_TESTS"))) {
                throw new IllegalStateException("Browser tests are required and there is no Chromium in " + PLACES);
            }
            System.out.println("SKIPPED: browser tests, no Chromium in " + PLACES);
            Assumptions.abort("no Chromium");
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(place.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--lang=zh-CN")));
        return new Chromium(playwright, browser);
    }

    /** A fresh profile at the width of an office screen. */
    public BrowserContext desktop() {
        return context(options(1440, 900));
    }

    /** A fresh profile at the width of a phone. */
    public BrowserContext phone() {
        return context(options(390, 844));
    }

    /** The same with JavaScript turned off. */
    public BrowserContext phoneWithoutScript() {
        return context(options(390, 844).setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai");
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.setDefaultTimeout(30_000);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
