package dev.kechuang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.portal.Messages;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every message of the product leads somewhere, in words of both languages, and carries no personal number. */
class NotificationLinksTest {

    private static final Pattern TEMPLATE = Pattern.compile("([a-z]+\\.notice\\.[A-Za-z]+)\\.subject");
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    @Test
    void everyMessageHasAPageToOpenAndNoPageIsLeftWithoutItsMessage() throws IOException {
        var templates = new TreeSet<String>();
        texts("classpath*:messages/*.properties").stringPropertyNames().forEach(key -> {
            var template = TEMPLATE.matcher(key);
            if (template.matches() && !key.startsWith("portalTest")) templates.add(template.group(1));
        });
        assertThat(MessageTexts.links().stringPropertyNames()).isEqualTo(templates);
    }

    @Test
    void bothLanguagesOfAMessageNameTheSameThings() throws IOException {
        var chinese = texts("classpath*:messages/*.properties");
        var english = texts("classpath*:messages/*_en.properties");
        for (String template : MessageTexts.links().stringPropertyNames()) {
            for (String part : new String[] {".subject", ".body"}) {
                assertThat(places(english.getProperty(template + part)))
                        .as(template + part)
                        .isEqualTo(places(chinese.getProperty(template + part)));
            }
        }
    }

    @Test
    void aNumberOfAPersonThatSomebodyTypedIsMasked() {
        var facts = "法定代表人身份证51990119800101123X，手机13800138000，账号6222020000001234567，文号〔2026〕12号，KC-2026-C04-000017";
        var text = new MessageTexts(Messages.source())
                .render(
                        "nomination.notice.vetoProposed",
                        "KC-2026-C04-000017",
                        Map.of("department", "税务局", "facts", facts, "until", "2026-04-14 23:59"));
        assertThat(text.bodyZh())
                .contains("519****3X", "138****00，", "622****67", "〔2026〕12号", "KC-2026-C04-000017", "2026-04-14 23:59")
                .doesNotContain("13800138000", "51990119800101123X", "6222020000001234567");
        assertThat(text.link()).isEqualTo("/portal/my/by-no/KC-2026-C04-000017/statement");
    }

    private static TreeSet<String> places(String text) {
        var found = new TreeSet<String>();
        var place = PLACE.matcher(text);
        while (place.find()) found.add(place.group(1));
        return found;
    }

    private static Properties texts(String pattern) throws IOException {
        var all = new Properties();
        for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            if (!pattern.contains("_en") && file.getFilename().endsWith("_en.properties")) continue;
            try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                all.load(in);
            }
        }
        return all;
    }
}
