package dev.kechuang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our interpreter against the form-js inside Tasklist itself, run in a headless browser; skipped where there is none. */
class FormJsAgreementTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What form-js judges too; everything else is stricter on the server. */
    private static final Set<String> SHARED = Set.of(
            "form.required",
            "form.mustAgree",
            "form.min",
            "form.max",
            "form.minLength",
            "form.maxLength",
            "form.pattern",
            "form.decimals",
            "form.wholeNumber",
            "form.email",
            "form.phone");

    /** What form-js made of one case. */
    record Verdict(String name, Map<String, Object> data, List<String> invalid) {}

    @Test
    void formJsAndTheServerRefuseTheSameFields(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser here");
        List<Corpus.Case> cases = Corpus.cases()
                .filter(one -> !one.draft() && one.node().path("formJs").asBoolean(true))
                .toList();

        List<Verdict> verdicts = replay(folder, cases);

        assertThat(verdicts).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            Corpus.Case one = cases.get(i);
            Set<String> shared = sharedProblems(one, one.sent());
            Set<String> browser = editable(one, verdicts.get(i));
            assertThat(one.problems().keySet())
                    .as("%s: refused by form-js", one)
                    .containsAll(browser);
            assertThat(browser).as("%s: refused by the server", one).containsAll(shared);
            if (browser.isEmpty()) {
                assertThat(sharedProblems(one, verdicts.get(i).data()))
                        .as("%s: what form-js submits passes", one)
                        .isEmpty();
            }
        }
    }

    /** Tables are ours alone. */
    private static Set<String> sharedProblems(Corpus.Case one, Map<String, ?> sent) {
        return one.check(sent).problems().stream()
                .filter(problem ->
                        SHARED.contains(problem.key()) && !problem.field().contains("["))
                .map(problem -> problem.field())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** form-js also asks for read-only fields, which a person cannot fill. */
    private static Set<String> editable(Corpus.Case one, Verdict verdict) {
        return verdict.invalid().stream()
                .filter(key -> !one.schema().field(key).orElseThrow().readOnly())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Verdict> replay(Path folder, List<Corpus.Case> cases) throws IOException, InterruptedException {
        List<Map<String, Object>> jobs = new ArrayList<>();
        for (Corpus.Case one : cases) {
            Map<String, Object> job = new LinkedHashMap<>();
            job.put("name", one.toString());
            job.put("schema", MAPPER.readTree(resource("/forms-corpus/" + one.form() + ".form")));
            job.put("data", one.sent());
            jobs.add(job);
        }
        Files.write(folder.resolve("deps.js"), resource("/META-INF/resources/webjars/camunda/lib/deps.js"));
        Files.write(folder.resolve("form-js.js"), resource("/forms-corpus/form-js.js"));
        Files.writeString(folder.resolve("cases.js"), "const cases = " + MAPPER.writeValueAsString(jobs) + ";");
        Path page = folder.resolve("page.html");
        Files.writeString(page, """
                <!DOCTYPE html><meta charset="utf-8"><div id="form"></div><pre id="out"></pre>
                <script src="form-js.js"></script><script src="deps.js"></script><script src="cases.js"></script>
                <script>
                  replay(cases).then(JSON.stringify, String).then((text) => {
                    document.getElementById("out").textContent = encodeURIComponent(text);
                  });
                </script>
                """);
        String text = browse(page, folder);
        assertThat(text).startsWith("[");
        return MAPPER.readValue(text, new TypeReference<List<Verdict>>() {});
    }

    private static String browse(Path page, Path folder) throws IOException, InterruptedException {
        Path dump = folder.resolve("dump.html");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        // virtual time: the waits of form-js pass at once
                        "--virtual-time-budget=120000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dump.toFile())
                .redirectError(folder.resolve("browser.log").toFile())
                .start();
        try {
            assertThat(browser.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        String html = Files.readString(dump);
        int start = html.indexOf("<pre id=\"out\">") + "<pre id=\"out\">".length();
        // A plus sign is itself in encodeURIComponent, but a blank for URLDecoder.
        String encoded = html.substring(start, html.indexOf("</pre>", start)).replace("+", "%2B");
        return java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = FormJsAgreementTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return stream.readAllBytes();
        }
    }
}
