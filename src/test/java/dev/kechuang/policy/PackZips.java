package dev.kechuang.policy;

import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PackFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The shipped pack as a clerk would bring it back: a few lines changed, in a zip of its folder. */
public final class PackZips {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private PackZips() {
        try {
            PackFiles shipped =
                    ClasspathPacks.in(new PathMatchingResourcePatternResolver()).get(0);
            for (String path : shipped.paths())
                files.put(path, shipped.file(path).orElseThrow());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The default pack under another id. */
    public static PackZips named(String id) {
        return new PackZips().with("pack.yaml", "id: default-2025", "id: " + id);
    }

    public PackZips with(String path, String found, String instead) {
        String text = new String(files.get(path), StandardCharsets.UTF_8);
        if (!text.contains(found)) throw new IllegalArgumentException(path + " does not say " + found);
        files.put(path, text.replace(found, instead).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public PackZips without(String path) {
        if (files.remove(path) == null) throw new IllegalArgumentException("There is no " + path);
        return this;
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry("政策包/" + file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
