package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PolicyPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The shipped pack with pieces of its text changed, as a clerk would edit it. */
public final class EditedPack {

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private EditedPack() {}

    public static EditedPack shipped() {
        try {
            PackFiles shipped =
                    ClasspathPacks.in(new PathMatchingResourcePatternResolver()).get(0);
            EditedPack pack = new EditedPack();
            for (String path : shipped.under("", "")) pack.files.put(path, shipped.bytes(path));
            return pack;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public EditedPack with(String path, String from, String to) {
        String text = new String(files.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        files.put(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public EditedPack edited(String path, UnaryOperator<String> edit) {
        files.compute(
                path,
                (same, bytes) ->
                        edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public EditedPack without(String path) {
        assertThat(files.remove(path)).as(path).isNotNull();
        return this;
    }

    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** Everything of a category: its file, its tables, its form, its own facts. */
    public EditedPack withoutCategory(String code) {
        assertThat(files.keySet().removeIf(path -> path.toUpperCase(Locale.ROOT).matches(".*[/-]" + code + "[.-].*")))
                .isTrue();
        return this;
    }

    public PackFiles files() {
        return new PackFiles(files);
    }

    public PolicyPack read() {
        return PackReader.read(files());
    }
}
