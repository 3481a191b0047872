package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.PackReading;
import dev.kechuang.policy.PolicyPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The shipped pack with some of its text changed, in memory. */
final class ChangedPack {

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private ChangedPack() {}

    static ChangedPack shipped() {
        try {
            ChangedPack changed = new ChangedPack();
            PackFiles shipped =
                    ClasspathPacks.in(new PathMatchingResourcePatternResolver()).get(0);
            for (String path : shipped.under("", "")) changed.files.put(path, shipped.bytes(path));
            return changed;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The first occurrence only. */
    ChangedPack with(String path, String from, String to) {
        String text = text(path);
        int at = text.indexOf(from);
        assertThat(at).as(path + " has " + from).isNotNegative();
        return file(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    ChangedPack file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ChangedPack without(String path) {
        assertThat(files.remove(path)).as(path).isNotNull();
        return this;
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** The line, from 1, on which a piece of text begins. */
    int lineOf(String path, String piece) {
        String text = text(path);
        int at = text.indexOf(piece);
        assertThat(at).as(path + " has " + piece).isNotNegative();
        return (int) text.substring(0, at).chars().filter(one -> one == '\n').count() + 1;
    }

    PackFiles files() {
        return new PackFiles(files);
    }

    PackReading reading() {
        return PackReader.check(files());
    }

    List<PackFinding> findings() {
        return reading().findings();
    }

    List<PackFinding> findingsAfter(PolicyPack previous) {
        return PackReader.check(files(), Optional.of(previous)).findings();
    }
}
