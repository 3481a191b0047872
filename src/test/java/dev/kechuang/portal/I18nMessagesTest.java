package dev.kechuang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages in step, every key a page or a refusal asks for present, and no text that formatting would break. */
class I18nMessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([a-z]+\\.[A-Za-z0-9.-]+)[(}]");
    private static final Pattern REFUSAL_KEY = Pattern.compile(
            "(?:Refusal\\.(?:notAllowed|conflict|notFound)\\(\\s*|Refusal\\.invalid\\(\\s*[^,()]+,\\s*|Problem\\.of\\(\\s*[^,()]+,\\s*)"
                    + "\"([a-z]+\\.[A-Za-z0-9.-]+)\"");

    static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties") && !name.endsWith("_en.properties"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesSayTheSameThings(String module) throws IOException {
        Properties chinese = load(module + ".properties");
        Properties english = load(module + "_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (String key : chinese.stringPropertyNames()) {
            // A second file of a module is named after it: nomination-pages.
            assertThat(key).startsWith(module.replaceFirst("-.*", "") + ".");
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(places(english.getProperty(key)))
                    .as(key + ": the same places in both languages")
                    .isEqualTo(places(chinese.getProperty(key)));
            for (String text : List.of(chinese.getProperty(key), english.getProperty(key))) {
                // A single quote starts quoted text in a formatted message and swallows the place after it.
                boolean formatted = text.contains("{0");
                assertThat(formatted && text.replace("''", "").contains("'"))
                        .as(key + ": " + text)
                        .isFalse();
            }
        }
    }

    @Test
    void everyKeyOfAPageExists() throws IOException {
        assertThat(missing(Path.of("src/main/resources/templates"), ".html", TEMPLATE_KEY))
                .isEmpty();
    }

    @Test
    void everyRefusalCanBeTold() throws IOException {
        assertThat(missing(Path.of("src/main/java"), ".java", REFUSAL_KEY)).isEmpty();
    }

    @Test
    void chineseIsTheDefaultWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            var source = Messages.source();
            assertThat(source.getMessage("portal.product", null, Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo("科创奖补");
            assertThat(source.getMessage("portal.product", null, Locale.FRENCH)).isEqualTo("科创奖补");
            assertThat(source.getMessage("portal.product", null, Locale.UK)).isEqualTo("Kechuang");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static TreeSet<String> missing(Path root, String ending, Pattern key) throws IOException {
        var known = new TreeSet<String>();
        for (String module : modules()) {
            known.addAll(load(module + ".properties").stringPropertyNames());
        }
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(ending)).toList()) {
                key.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !known.contains(name))
                        .forEach(name -> missing.add(file.getFileName() + ": " + name));
            }
        }
        return missing;
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(MESSAGES.resolve(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
