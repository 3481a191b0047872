package dev.kechuang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The demo lists are what the generator makes. {@code -Dlists.write=demo} writes them anew; {@code -Dlists.write=10000}
 * writes lists of so many rows (a multiple of 200), as CSV and XLSX, into {@code target/lists}.
 */
class DemoListsTest {

    private static final Path DEMO = Path.of("src/main/resources/demo/lists");
    private static final int YEAR = 2026;

    @Test
    void theDemoListsAreUpToDate() throws IOException {
        String write = System.getProperty("lists.write", "");
        if (write.equals("demo")) write(DEMO, demo());
        else if (!write.isEmpty()) write(Path.of("target/lists"), large(Integer.parseInt(write)));
        for (var file : demo().entrySet()) {
            assertThat(Files.readAllBytes(DEMO.resolve(file.getKey())))
                    .as(file.getKey() + ": run this test with -Dlists.write=demo")
                    .isEqualTo(file.getValue());
        }
    }

    private static Map<String, byte[]> demo() {
        return Map.of(
                "unit-directory.csv",
                OfficialListSamples.unitDirectory(200).csvForPeople(),
                "hnte-" + YEAR + ".csv",
                OfficialListSamples.hnte(200, YEAR).csvForPeople());
    }

    private static Map<String, byte[]> large(int rows) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        var samples = Map.of(
                "unit-directory-" + rows, OfficialListSamples.unitDirectory(rows),
                "hnte-" + YEAR + "-" + rows, OfficialListSamples.hnte(rows, YEAR),
                "tech-sme-" + YEAR + "-" + rows, OfficialListSamples.techSme(rows, YEAR));
        samples.forEach((name, sample) -> {
            files.put(name + ".csv", sample.csvForPeople());
            files.put(name + ".xlsx", sample.xlsx());
        });
        return files;
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (var file : files.entrySet()) Files.write(folder.resolve(file.getKey()), file.getValue());
    }
}
