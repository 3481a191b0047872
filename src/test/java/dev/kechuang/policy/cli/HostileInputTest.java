package dev.kechuang.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.PackDiff;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.EditedPack;
import dev.kechuang.policy.model.PackReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is sent to {@code amounts} and {@code stack}, and whatever pack can be read: an answer a line, and nothing is thrown. */
class HostileInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ERRORS = Set.of("UNKNOWN_CATEGORY", "MISSING_FACT", "BAD_VALUE");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    @Test
    void everyLineHasItsAnswer() throws IOException {
        lines(20250, 4_000);
    }

    @Test
    @Tag("soak")
    void everyLineHasItsAnswerForLong() throws IOException {
        for (int seed = 0; seed < 60; seed++) lines(seed, 10_000);
    }

    @Test
    void everyDocumentHasItsAnswer() throws IOException {
        documents(20251, 2_000);
    }

    @Test
    @Tag("soak")
    void everyDocumentHasItsAnswerForLong() throws IOException {
        for (int seed = 0; seed < 15; seed++) documents(seed, 10_000);
    }

    @Test
    void everyPackThatCanBeReadComputes() throws IOException {
        packs(20252, 20);
    }

    @Test
    @Tag("soak")
    void everyPackThatCanBeReadComputesForLong() throws IOException {
        packs(1, 500);
    }

    @Test
    void lineOfTenMegabytesIsOneAnswerAndTheNextLineIsRead() throws IOException {
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        byte[] endless = new byte[10 * 1024 * 1024];
        Arrays.fill(endless, (byte) '[');
        in.write(endless);
        in.write("\n\n{\"id\":1,\"code\":\"C02\",\"input\":{}}".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Amounts(DefaultPack.read()).answer(new ByteArrayInputStream(in.toByteArray()), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"id\":null,\"error\":\"BAD_VALUE\",\"field\":\"line\"}\n{\"id\":1,\"amountYuan\":5000,")
                .hasLineCount(2);
        out.reset();
        new Stack(DefaultPack.read()).answer(new ByteArrayInputStream(in.toByteArray()), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":\"BAD_VALUE\",\"field\":\"document\"}\n");
    }

    private static void lines(long seed, int count) throws IOException {
        HostileInput input = new HostileInput(seed, DefaultPack.read());
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        for (int line = 0; line < count; line++) {
            lines.add(input.line());
            in.write(lines.get(line));
            in.write('\n');
            if (line % 7 == 0) in.write(" \t\r\n".getBytes(StandardCharsets.UTF_8));
        }
        List<String> answers = answers(DefaultPack.read(), in.toByteArray());
        assertThat(answers).as("seed " + seed).hasSize(count);
        for (int line = 0; line < count; line++) {
            assertAnswered(answers.get(line), new String(lines.get(line), StandardCharsets.UTF_8));
        }
    }

    private static List<String> answers(PolicyPack pack, byte[] in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Amounts(pack).answer(new ByteArrayInputStream(in), out);
        return Arrays.asList(out.toString(StandardCharsets.UTF_8).split("\n"));
    }

    private static void assertAnswered(String answer, String line) throws IOException {
        JsonNode told = JSON.readTree(answer);
        List<String> names = new ArrayList<>();
        told.fieldNames().forEachRemaining(names::add);
        if (told.has("error")) {
            assertThat(names).as(line).containsExactly("id", "error", "field");
            assertThat(ERRORS).as(line).contains(told.get("error").asText());
            assertThat(told.get("field").asText()).as(line).isNotEmpty();
        } else {
            assertThat(names).as(line).containsExactly("id", "amountYuan", "clause", "steps");
            assertThat(told.get("amountYuan").toString()).as(line).matches("[0-9]+");
            assertThat(told.get("steps")).as(line).isNotEmpty();
        }
    }

    private static void documents(long seed, int count) throws IOException {
        HostileInput input = new HostileInput(seed, DefaultPack.read());
        int settled = 0;
        for (int round = 0; round < count; round++) {
            if (settled(DefaultPack.read(), input.document())) settled++;
        }
        assertThat(settled).as("documents that were no nonsense").isGreaterThan(count / 10);
    }

    private static boolean settled(PolicyPack pack, byte[] document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Stack(pack).answer(new ByteArrayInputStream(document), out);
        String answer = out.toString(StandardCharsets.UTF_8);
        String given = new String(document, StandardCharsets.UTF_8);
        assertThat(answer).as(given).endsWith("}\n").hasLineCount(1);
        JsonNode told = JSON.readTree(answer);
        assertThat(told.has("error") != told.has("total")).as(given).isTrue();
        if (told.has("total")) assertThat(told.get("total").asText()).as(given).matches("[0-9.]+(E\\+?[0-9]+)?");
        return told.has("total");
    }

    /** Figures changed, lines lost or doubled: what of it can be read at all must compute, compare and be checked. */
    private static void packs(long seed, int count) throws IOException {
        Random random = new Random(seed);
        HostileInput input = new HostileInput(seed, DefaultPack.read());
        int readable = 0;
        for (int round = 0; round < count; round++) {
            EditedPack edited = EditedPack.shipped();
            List<String> paths = edited.paths().stream()
                    .filter(path -> path.endsWith(".yaml") || path.endsWith("-params.dmn"))
                    .toList();
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                edited.edited(paths.get(random.nextInt(paths.size())), text -> damaged(text, random));
            }
            PackReader.check(edited.files());
            try {
                PolicyPack pack = PackReader.readable(edited.files());
                readable++;
                PackDiff.of(DefaultPack.read(), pack);
                PackDiff.samples(DefaultPack.read(), pack);
                ByteArrayOutputStream in = new ByteArrayOutputStream();
                for (int line = 0; line < 200; line++) {
                    in.write(input.goodLine().getBytes(StandardCharsets.UTF_8));
                    in.write('\n');
                }
                assertThat(answers(pack, in.toByteArray())).hasSize(200);
                for (int document = 0; document < 20; document++) settled(pack, input.document());
            } catch (BrokenPack unreadable) {
                assertThat(unreadable.findings()).isNotEmpty();
            }
        }
        assertThat(readable).as("packs that could be read").isGreaterThan(count / 10);
    }

    private static String damaged(String text, Random random) {
        if (random.nextInt(4) == 0) {
            List<String> lines = new ArrayList<>(text.lines().toList());
            int at = random.nextInt(lines.size());
            if (random.nextBoolean()) lines.remove(at);
            else lines.add(at, lines.get(at));
            return String.join("\n", lines) + "\n";
        }
        List<String> others = List.of("0", "1", "3", "0.5", "100000", "999999999999", "-1", "60");
        List<Integer> starts = new ArrayList<>();
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) starts.add(numbers.start());
        if (starts.isEmpty()) return text;
        int at = starts.get(random.nextInt(starts.size()));
        numbers.find(at);
        return text.substring(0, at) + others.get(random.nextInt(others.size())) + text.substring(numbers.end());
    }
}
