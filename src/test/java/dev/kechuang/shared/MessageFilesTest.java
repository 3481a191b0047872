package dev.kechuang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"shared", "calendar", "policy"})
    void everyKeyOfTheCodeIsThereInBothLanguages(String module) throws IOException {
        Properties chinese = load(module + ".properties");
        Properties english = load(module + "_en.properties");
        // what is said of a pack's files stands apart
        for (String part : module.equals("policy")
                ? List.of("policy-pack", "policy-table", "policy-pages", "policy-diff")
                : List.<String>of()) {
            chinese.putAll(load(part + ".properties"));
            english.putAll(load(part + "_en.properties"));
        }
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        var audited = load("portal-audit.properties").stringPropertyNames();
        var used = new TreeSet<String>();
        var key = Pattern.compile("\"(" + module + "\\.\\w+(?:\\.\\w+)?)\"");
        try (var files = Files.walk(Path.of("src/main/java/dev/kechuang", module))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                key.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        // names of audit actions look alike; their words are the audit page's
        used.removeIf(name -> audited.contains("portal.audit.action." + name));
        assertThat(chinese.stringPropertyNames()).isNotEmpty().containsAll(used);
        for (String name : chinese.stringPropertyNames()) {
            // Years are formatted as numbers without grouping; dates come as text.
            String text = chinese.getProperty(name);
            Object first = text.contains("{0}") ? "2027-01-01" : (Object) 2027;
            // findings and pages of packs are given texts only, see PackFinding and PackWords
            boolean finding = name.matches("policy\\.\\w+\\..*");
            assertThat(new MessageFormat(text).format(new Object[] {first, finding ? "2027" : (Object) 2027}))
                    .as(name)
                    .isNotBlank()
                    .doesNotContain("2,027");
        }
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var in = MessageFilesTest.class.getResourceAsStream("/messages/" + name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
