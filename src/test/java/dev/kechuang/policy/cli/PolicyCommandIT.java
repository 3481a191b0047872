package dev.kechuang.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.model.EditedPack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands as a clerk types them, through the packaged jar on a machine that speaks no Chinese; times are printed, not judged. */
class PolicyCommandIT {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyCommandIT.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 100_000;

    private record Answer(int exit, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    @TempDir
    Path folder;

    private String pack;

    @BeforeEach
    void packOfThisProduct() throws IOException {
        pack = saved("pack.zip", EditedPack.shipped());
    }

    private String saved(String name, EditedPack edited) throws IOException {
        return Files.write(folder.resolve(name), edited.files().zipped()).toString();
    }

    private Answer run(String input, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                System.getProperty("kechuang.jar", "target/kechuang.jar"),
                "policy"));
        command.addAll(List.of(args));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        long from = System.nanoTime();
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        LOG.info(
                "policy {}: {} ms",
                args.length == 0 ? "" : args[0],
                Duration.ofNanos(System.nanoTime() - from).toMillis());
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static JsonNode golden() throws IOException {
        try (InputStream file = PolicyCommandIT.class.getResourceAsStream("/golden/golden_amounts.json")) {
            return JSON.readTree(file);
        }
    }

    @Test
    void goldenCasesAreAnsweredInOrderWithoutTheApplication() throws IOException, InterruptedException {
        StringBuilder input = new StringBuilder();
        for (JsonNode one : golden()) input.append(JSON.writeValueAsString(one)).append('\n');
        Answer answer = run(input + "oops\n", "amounts", pack);

        assertThat(answer.exit()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.lines()).hasSize(45);
        for (int at = 0; at < 44; at++) {
            JsonNode told = JSON.readTree(answer.lines().get(at));
            assertThat(told.get("id")).isEqualTo(golden().get(at).get("id"));
            assertThat(told.get("amountYuan").asLong())
                    .as(told.get("id").asText())
                    .isEqualTo(golden().get(at).get("expected").asLong());
        }
        assertThat(answer.out()).contains("向下取整到元");
        assertThat(answer.lines().get(44)).isEqualTo("{\"id\":null,\"error\":\"BAD_VALUE\",\"field\":\"line\"}");
    }

    @Test
    void yearIsStacked() throws IOException, InterruptedException {
        Answer answer = run(
                "{\"available\":3000,\"items\":[{\"id\":\"甲\",\"seq\":1,\"applicant\":\"U\",\"code\":\"C02\",\"stackGroup\":\"SG-TECHSME\","
                        + "\"matterKey\":\"m\",\"amount\":5000}]}",
                "stack",
                pack);
        assertThat(answer).isEqualTo(new Answer(0, "{\"error\":\"FIXED_EXCEEDS_BUDGET\"}\n", ""));
    }

    @Test
    void packIsCheckedAndComparedByExitCodeAndText() throws IOException, InterruptedException {
        assertThat(run("", "check", pack)).isEqualTo(new Answer(0, "", ""));

        EditedPack bad = EditedPack.shipped().with("periods.yaml", "budget: 3", "budgets: 3");
        Answer findings = run("", "check", saved("bad.zip", bad));
        assertThat(findings.exit()).isEqualTo(1);
        assertThat(findings.err()).isEmpty();
        assertThat(findings.lines()).isNotEmpty().allMatch(line -> line.matches("periods\\.yaml:[0-9]+: .+"));

        EditedPack dearer = EditedPack.shipped().with("categories/d03.yaml", "cap: 200000", "cap: 250000");
        Answer difference = run("", "diff", pack, saved("dearer.zip", dearer));
        assertThat(difference.exit()).isZero();
        assertThat(difference.out()).contains("[D03] 技术合同吸纳方补助", "200000 -> 250000", "样例 / sample");
    }

    @Test
    void wrongUseAndUnreadablePacksEndWithTwo() throws IOException, InterruptedException {
        for (Answer answer : List.of(
                run(""),
                run("", "amounts"),
                run("", "amounts", folder.resolve("none").toString()),
                run(
                        "",
                        "stack",
                        Files.writeString(folder.resolve("text.zip"), "text").toString()))) {
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err()).isNotBlank().doesNotContain("\tat ");
        }
    }

    @Test
    @Tag("bench")
    void hundredThousandLines() throws IOException, InterruptedException {
        JsonNode golden = golden();
        StringBuilder input = new StringBuilder();
        for (int at = 0; at < MANY; at++) {
            input.append(JSON.writeValueAsString(golden.get(at % golden.size())))
                    .append('\n');
        }
        Answer answer = run(input.toString(), "amounts", pack);
        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).hasLineCount(MANY).doesNotContain("\"error\"");
    }
}
