package dev.kechuang.policy;

import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The pack the product ships with, without Spring and without a database. */
public final class DefaultPack {

    private static final PackFiles FILES = files();
    private static final PolicyPack PACK = PackReader.read(FILES);

    private DefaultPack() {}

    public static PolicyPack read() {
        return PACK;
    }

    /** The shipped pack with the first occurrence of a text replaced; it must still be sound. */
    public static PolicyPack with(String path, String from, String to) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(FILES.zipped()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        String text = new String(files.get(path), StandardCharsets.UTF_8);
        int at = text.indexOf(from);
        if (at < 0) throw new IllegalArgumentException(path + " has no " + from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        files.put(path, changed.getBytes(StandardCharsets.UTF_8));
        return PackReader.read(new PackFiles(files));
    }

    private static PackFiles files() {
        try {
            return ClasspathPacks.in(new PathMatchingResourcePatternResolver()).get(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
