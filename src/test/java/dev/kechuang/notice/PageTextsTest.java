package dev.kechuang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that pages and refusals of these modules name is there, in both languages, down to each value of an enum. */
class PageTextsTest {

    private static final Pattern IN_PAGE = Pattern.compile("#\\{((?:notice|decision)\\.[A-Za-z.]+)}");
    private static final Pattern IN_CODE = Pattern.compile(
            "(?:invalid|conflict|notAllowed|notFound|Problem\\.of)\\([^;]*?\"((?:notice|decision)\\.[A-Za-z.]+)\"");
    private static final Pattern TEMPLATE = Pattern.compile("\"((?:notice|decision)\\.notice\\.[A-Za-z]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"notice", "decision"})
    void everyNamedTextExistsInBothLanguages(String module) throws IOException {
        var chinese = load(module + ".properties").stringPropertyNames();
        var english = load(module + "_en.properties").stringPropertyNames();
        assertThat(english).isEqualTo(chinese);
        var used = new TreeSet<String>();
        for (String text : texts(Path.of("src/main/resources/templates", module)))
            IN_PAGE.matcher(text).results().forEach(found -> used.add(found.group(1)));
        for (String text : texts(Path.of("src/main/java/dev/kechuang", module))) {
            IN_CODE.matcher(text).results().forEach(found -> used.add(found.group(1)));
            TEMPLATE.matcher(text).results().forEach(found -> {
                used.add(found.group(1) + ".subject");
                used.add(found.group(1) + ".body");
            });
        }
        used.removeIf(key -> !key.startsWith(module + "."));
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(chinese).containsAll(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "decision"})
    void everyStateHasAName(String module) throws IOException {
        var chinese = load(module + ".properties").stringPropertyNames();
        var wanted = new TreeSet<String>();
        for (var status : NoticeStatus.values()) wanted.add("notice.status." + status);
        for (var status : EntryStatus.values()) wanted.add("notice.entry.status." + status);
        for (var status : ObjectionStatus.values()) wanted.add("notice.objection.status." + status);
        for (var scope : ObjectionScope.values()) wanted.add("notice.scope." + scope);
        for (var path : dev.kechuang.policy.CasePath.values()) wanted.add("notice.path." + path);
        for (var status : dev.kechuang.decision.ListStatus.values()) wanted.add("decision.status." + status);
        wanted.removeIf(key -> !key.startsWith(module + "."));
        assertThat(chinese).containsAll(wanted);
    }

    private static Iterable<String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(PageTextsTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var in = PageTextsTest.class.getResourceAsStream("/messages/" + name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
