package dev.kechuang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.portal.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reasons are stored as keys and told later: each must have its words, with the place where it is about one. */
class IntakeMessagesTest {

    @Test
    void everyReasonAndLabelHasWordsInBothLanguages() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/kechuang/intake"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Pattern.compile("\"(intake\\.(?:file|row)\\.\\w+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> keys.add(found.group(1)));
            }
        }
        assertThat(keys).hasSizeGreaterThan(30);
        Arrays.stream(RowOutcome.values()).forEach(outcome -> keys.add("intake.outcome." + outcome));
        Arrays.stream(ListKind.values()).forEach(kind -> keys.add("intake.kind." + kind));
        Arrays.stream(ListStatus.values()).forEach(status -> keys.add("intake.status." + status));
        var messages = Messages.source();
        for (String key : keys) {
            for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
                assertThat(messages.getMessage(key, new Object[] {"7", "3", "列"}, locale))
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void aRefusedFileNamesLineAndColumn() {
        assertThat(Messages.source()
                        .getMessage("intake.file.openQuote", new Object[] {"1204", "3"}, Locale.SIMPLIFIED_CHINESE))
                .startsWith("第 1204 行第 3 列");
    }
}
