package dev.kechuang.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web apps show a raw key for every text a locale lacks, so ours is held to the English file of the shipped jar. */
class WebappLocaleTest {

    private static final String WEB_APPS = "/META-INF/resources/webjars/camunda/app/";

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{}|%[ds]|</?(?:a|b|br|code|em|i|p|span|strong)(?: [^>]*|/)?>");
    private static final Pattern CHINESE = Pattern.compile("[\\u3400-\\u9fff]");

    /** Symbols, patterns and names that read the same in Chinese; the blank one is the English plural "s". */
    private static final Set<String> SAME_IN_CHINESE = Set.of(
            " ",
            "<",
            "<=",
            ">",
            ">=",
            "ID",
            "ID*",
            "CSV",
            "JSON",
            "Optimize",
            "YYYY-MM-DDTHH:mm:ss",
            "YYYY-MM-DD",
            "L",
            "HH:mm",
            "1",
            "4");

    /** Says less than the original on purpose: the notice that the community edition has ended links to its vendor. */
    private static final Set<String> REWORDED = Set.of("/labels/BANNER_CE_EOL_TEXT");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void hasATextForExactlyTheKeysOfTheEnglishFile(String app) {
        assertThat(chinese(app).keySet()).isEqualTo(english(app).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void keepsThePlaceholdersAndMarkupOfEveryText(String app) {
        Map<String, String> english = english(app);
        chinese(app).forEach((key, text) -> {
            if (!REWORDED.contains(key)) {
                assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void isChineseThroughout(String app) {
        Map<String, String> english = english(app);
        List<String> foreign = chinese(app).entrySet().stream()
                .filter(entry -> !english.get(entry.getKey()).isEmpty())
                .filter(entry -> !SAME_IN_CHINESE.contains(entry.getValue()))
                .filter(entry -> !CHINESE.matcher(entry.getValue()).find())
                .map(Map.Entry::toString)
                .toList();
        assertThat(foreign).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void isSwitchedOnByTheConfiguration(String app) {
        assertThat(resource(app, "scripts/config.js"))
                .contains("availableLocales: ['zh-CN', 'en']")
                .contains("? 'zh-CN' : 'en'")
                .contains("vendor: '科创奖补'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void hidesTheEndOfLifeBar(String app) {
        assertThat(chinese(app).get("/labels/BANNER_CE_EOL_TEXT"))
                .doesNotContainIgnoringCase("camunda")
                .doesNotContain("http");
        assertThat(resource(app, "styles/user-styles.css")).contains(".ce-eol-banner {\n  display: none;");
    }

    private static Map<String, String> chinese(String app) {
        return texts(app, "zh-CN");
    }

    private static Map<String, String> english(String app) {
        return texts(app, "en");
    }

    private static Map<String, String> texts(String app, String locale) {
        // the shipped files start with a byte order mark
        String json = resource(app, "locales/" + locale + ".json").replace("\uFEFF", "");
        Map<String, String> texts = new TreeMap<>();
        try {
            collect("", new ObjectMapper().readTree(json), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static String resource(String app, String name) {
        try (var stream = WebappLocaleTest.class.getResourceAsStream(WEB_APPS + app + "/" + name)) {
            assertThat(stream).as(app + "/" + name).isNotNull();
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
