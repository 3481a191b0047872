package dev.kechuang.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Names for the parts of a pack, in both languages; read without Spring, for the command line needs them too. */
final class PackLabels {

    private static final String PREFIX = "policy.diff.";
    private static final Properties ZH = load("/messages/policy-diff.properties");
    private static final Properties EN = load("/messages/policy-diff_en.properties");

    private PackLabels() {}

    static Label of(PackFacts.Path path) {
        List<String> steps =
                path.inCategory() ? path.steps().subList(2, path.steps().size()) : path.steps();
        return new Label(String.join("/", path.steps()), told(steps, ZH), told(steps, EN));
    }

    static Label category() {
        return new Label("category", ZH.getProperty(PREFIX + "category"), EN.getProperty(PREFIX + "category"));
    }

    /** A part without a name of its own (a code, a key of a table) is told as it stands. */
    private static String told(List<String> steps, Properties names) {
        return steps.stream()
                .map(step -> names.getProperty(PREFIX + step, step))
                .collect(Collectors.joining(" · "));
    }

    private static Properties load(String file) {
        Properties names = new Properties();
        try (InputStream in = PackLabels.class.getResourceAsStream(file)) {
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return names;
    }
}
