package dev.kechuang.journey;

import dev.kechuang.testsupport.RunningJar;
import java.nio.file.Path;
import java.util.Map;

/** The packaged product with its demo year, one for all journeys of this JVM; started by the first, killed with the JVM. */
final class Product {

    static final String PASSWORD = "kechuang-demo";

    private static final Path DATA = RunningJar.freeFolder();
    private static RunningJar jar;

    private Product() {}

    static synchronized String url(String path) {
        var running = System.getProperty("kechuang.journey.url");
        if (running != null) return running + path;
        if (jar == null) jar = RunningJar.start(DATA, Map.of("KECHUANG_SECURE_COOKIES", "false"));
        return jar.url(path);
    }

    /** The data folder, as its operator sees it. */
    static Path data() {
        var running = System.getProperty("kechuang.journey.data");
        return running == null ? DATA : Path.of(running);
    }
}
