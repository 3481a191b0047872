package dev.kechuang.policy.model;

import dev.kechuang.policy.PackFinding;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The files of a pack from outside, counted and measured while they are read: a zip may say anything about itself. */
final class PackArchive {

    static final int MOST_FILES = 500;
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String HEAD = "pack.yaml";

    private final String name;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private int entries;
    private int left = MOST_BYTES;

    private PackArchive(String name) {
        this.name = name;
    }

    static PackFiles open(Path path) throws IOException {
        if (Files.isDirectory(path)) return folder(path);
        if (!Files.isRegularFile(path)) throw new NoSuchFileException(path.toString());
        try (InputStream in = Files.newInputStream(path)) {
            return unzip(String.valueOf(path.getFileName()), in);
        }
    }

    private static PackFiles folder(Path root) throws IOException {
        PackArchive source = new PackArchive(String.valueOf(root.getFileName()));
        // Links are not followed: a pack is what lies in its folder.
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(root) && noise(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) return FileVisitResult.CONTINUE;
                try (InputStream in = Files.newInputStream(file)) {
                    source.take(root.relativize(file).toString().replace('\\', '/'), in);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return source.pack();
    }

    static PackFiles unzip(String name, InputStream zip) throws IOException {
        PackArchive source = new PackArchive(name);
        ZipInputStream in = new ZipInputStream(zip, StandardCharsets.UTF_8);
        try {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) source.take(entry.getName(), in);
                else source.passFolder(entry.getName(), in);
            }
        } catch (ZipException | EOFException | IllegalArgumentException unreadable) {
            // a name that is not UTF-8 is an IllegalArgumentException
            throw source.broken("policy.pack.zip.unreadable");
        }
        return source.pack();
    }

    private void take(String path, InputStream content) throws IOException {
        count();
        if (path.startsWith("/") || path.contains("\\") || path.contains(":") || path.indexOf('\0') >= 0) {
            throw broken("policy.pack.zip.path", path);
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw broken("policy.pack.zip.path", path);
            }
        }
        byte[] bytes = content.readNBytes(left + 1);
        if (bytes.length > left) throw broken("policy.pack.zip.large");
        left -= bytes.length;
        for (String part : path.split("/")) if (noise(part)) return;
        if (files.put(path, bytes) != null) throw broken("policy.pack.zip.twice", path);
    }

    private void passFolder(String path, InputStream content) throws IOException {
        count();
        if (content.read() >= 0) throw broken("policy.pack.zip.folder", path);
    }

    private void count() {
        if (++entries > MOST_FILES) throw broken("policy.pack.zip.many", MOST_FILES);
    }

    /** What file managers and version control leave behind. */
    private static boolean noise(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.equals("__macosx")
                || name.equals("thumbs.db")
                || name.equals("desktop.ini");
    }

    /** A zip of a folder has that folder on top of every path. */
    private PackFiles pack() {
        if (files.containsKey(HEAD)) return new PackFiles(files);
        if (files.isEmpty()) throw broken("policy.pack.zip.noHead", HEAD);
        String first = files.firstKey();
        String top = first.substring(0, first.indexOf('/') + 1);
        boolean oneTop = !top.isEmpty() && files.keySet().stream().allMatch(path -> path.startsWith(top));
        if (!oneTop || !files.containsKey(top + HEAD)) throw broken("policy.pack.zip.noHead", HEAD);
        SortedMap<String, byte[]> stripped = new TreeMap<>();
        files.forEach((path, bytes) -> stripped.put(path.substring(top.length()), bytes));
        return new PackFiles(stripped);
    }

    private BrokenPack broken(String key, Object... args) {
        return new BrokenPack(name, List.of(PackFinding.of(name, 1, key, args)));
    }
}
