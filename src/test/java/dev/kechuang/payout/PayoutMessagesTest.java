package dev.kechuang.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever code and pages of this module ask for is there in both languages. */
class PayoutMessagesTest {

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        var chinese = load("payout.properties");
        var used = new TreeSet<String>();
        collect(Path.of("src/main/java/dev/kechuang/payout"), "\"(payout\\.[A-Za-z]+(?:\\.[A-Za-z]+)*)\"", used);
        collect(Path.of("src/main/resources/templates/payout"), "#\\{(payout\\.[A-Za-z.]+)}", used);
        // Actions of the audit trail, message names and templates are no texts by themselves.
        used.removeIf(key -> Pattern.compile("payout\\.(notice\\..*|outcome\\.)")
                .matcher(key)
                .matches());
        var silent = actionsAndMessages();
        used.removeAll(silent);
        assertThat(chinese.stringPropertyNames()).containsAll(used);
        assertThat(load("payout_en.properties").stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        labels().forEach(label -> assertThat(chinese).containsKey(label));
    }

    private static TreeSet<String> actionsAndMessages() throws IOException {
        var found = new TreeSet<String>();
        collect(
                Path.of("src/main/java/dev/kechuang/payout"),
                "(?s)record(?:All|Refusal)?\\(\\s*\"(payout\\.[A-Za-z]+)\"",
                found);
        collect(
                Path.of("src/main/java/dev/kechuang/payout/process"),
                "(?s)String [A-Z_]+ =\\s*\"(payout\\.[A-Za-z]+)\"",
                found);
        return found;
    }

    private static Stream<String> labels() {
        return Stream.of(
                        Arrays.stream(ItemStatus.values()).map(ItemStatus::label),
                        Arrays.stream(BatchStatus.values()).map(BatchStatus::label),
                        Arrays.stream(LedgerKind.values()).map(LedgerKind::label),
                        Arrays.stream(Outcome.values()).map(outcome -> "payout.outcome." + outcome))
                .flatMap(labels -> labels);
    }

    private static void collect(Path folder, String pattern, TreeSet<String> into) throws IOException {
        var key = Pattern.compile(pattern);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                key.matcher(Files.readString(file)).results().forEach(found -> into.add(found.group(1)));
            }
        }
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var in = PayoutMessagesTest.class.getResourceAsStream("/messages/" + name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
